"""What the screen says while an account is chosen and agreed about."""

from collections.abc import Callable

from app.features.link_account.blocks import Choice
from app.features.link_account.doctor import kind_icon
from app.features.link_account.state import LinkAccountState
from app.runtime.acting_words import worded
from app.shared.account_kinds import AccountKind, account_kinds
from app.shared.consents import consent
from app.shared.providers import provider, providers_of
from app.shared.rules.account_numbers import grouped
from app.shared.search import folded
from app.ui.components.radio_cards import RadioCard
from app.ui.components.rows import Row

Tr = Callable[..., str]


class FormPart:
    """Kinds, providers, the number and the consent."""

    def choices(self, state: LinkAccountState, lang: str) -> list[Choice]:
        """Providers of the kind that the search finds, by name with or without marks."""
        wanted = folded(state.query)
        return [
            Choice(one.id, one.name[lang], one.pays[lang], one.initials, one.face)
            for one in providers_of(state.kind)
            if wanted in folded(f"{one.name['vi']} {one.name['en']} {one.initials}")
        ]

    def kinds(self, lang: str) -> list[RadioCard]:
        """The four kinds, each with what it is and who offers it."""
        return [
            RadioCard(kind.id, kind.name[lang], _offered(kind, lang), kind.icon)
            for kind in account_kinds()
        ]

    def kind_words(self, part: str, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """Question, search, or the number's name and help, in the words of the chosen kind."""
        form = state.form
        if form is None:
            return ""
        if part == "number":
            return form.name[lang]
        if part == "help":
            whose = worded(tr, state.whose)("link_account.whose", name=state.full_name)
            return f"{whose} {form.help[lang]}"
        return tr(f"link_account.{part}.{state.kind}")

    def said(self, key: str, state: LinkAccountState, tr: Tr) -> str:
        """Words that are others where one acts for an organisation."""
        return str(worded(tr, state.whose)(key))

    def groups(self, state: LinkAccountState) -> list[int]:
        """How the number is read."""
        return list(state.form.groups) if state.form else []

    def agreement(self, tr: Tr, lang: str) -> list[Row]:
        """What is agreed to: what for, who sees what, until when, how it ends."""
        text = consent("link_account")
        seen = "\n".join(f"{one.who[lang]}: {one.what[lang]}." for one in text.seen_by)
        return [
            Row(tr("link_account.consent.purpose"), text.purpose[lang], "hand-coin-outline"),
            Row(tr("link_account.consent.seen_by"), seen, "shield-lock-outline"),
            Row(tr("link_account.consent.until"), text.until[lang], "calendar-clock-outline"),
            Row(tr("link_account.consent.withdraw"), text.withdraw[lang], "link-variant-off"),
        ]

    def asked_account(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """The account that is agreed about, in full: it is the last look before it is asked."""
        form = state.form
        number = grouped(state.number, form) if form else state.number
        return tr("link_account.asked", provider=self.provider_name(state, lang), number=number)

    def number_kind(self, state: LinkAccountState) -> str:
        """Cells for digits; letters that were typed are shown as they are."""
        return "text" if _strange(state) else "digits"

    def number_fault(self, state: LinkAccountState, tr: Tr) -> str:
        """How to fix it."""
        fault, form = state.number_fault, state.form
        if fault is None or form is None:
            return ""
        return tr(
            f"link_account.fault.{fault.kind}", n=fault.count, digits=form.length,
            prefix=form.prefix,
        )  # fmt: skip

    def provider_name(self, state: LinkAccountState, lang: str) -> str:
        """The provider by name."""
        try:
            return provider(state.provider_id).name[lang]
        except KeyError:  # none chosen yet, or a newer server's provider
            return state.provider_id

    def kind_icon(self, state: LinkAccountState) -> str:
        """The icon of the account's kind."""
        return kind_icon(state)


def _offered(kind: AccountKind, lang: str) -> str:
    """What a kind is, and the first who offer it."""
    names = ", ".join(one.name[lang] for one in providers_of(kind.id)[:2])
    return f"{kind.text[lang]}: {names}"


def _strange(state: LinkAccountState) -> bool:
    fault = state.number_fault
    return fault is not None and fault.kind in ("letters", "look_alikes")
