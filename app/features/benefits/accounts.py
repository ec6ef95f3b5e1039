"""What the benefits tab says of accounts: linked, on their way, tried and taken off."""

from collections.abc import Callable
from functools import partial

from app.features.benefits.state import BenefitsState
from app.features.benefits.view_model import BenefitsViewModel
from app.runtime.acting_words import worded
from app.runtime.text import moment_text
from app.shared.account_kinds import AccountKind, account_kinds
from app.shared.clock import VIET_NAM
from app.shared.contract.benefits import Link
from app.shared.providers import provider
from app.ui.components.row_groups import RowGroup
from app.ui.components.rows import Row

Tr = Callable[..., str]


def name_of(link: Link, lang: str) -> str:
    """The provider by name."""
    try:
        return provider(link.provider_id).name[lang]
    except KeyError:  # a newer server's provider: it is named by its id
        return link.provider_id


def _kind(link: Link) -> AccountKind | None:
    try:
        return provider(link.provider_id).account_kind
    except KeyError:  # a newer server's provider
        return None


def _kind_id(link: Link) -> str:
    kind = _kind(link)
    return kind.id if kind else ""


def _kind_name(kind_id: str, lang: str) -> str:
    return next((one.name[lang] for one in account_kinds() if one.id == kind_id), "")


def icon_of(link: Link) -> str:
    """The icon of the account's kind."""
    kind = _kind(link)
    return kind.icon if kind else "bank-outline"


def _waits(link: Link, tr: Tr) -> str:
    if link.answers_from is not None:
        opens = f"{link.answers_from.astimezone(VIET_NAM):%H:%M}"
        return tr("benefits.open.closed", digits=link.number_ending, opens=opens)
    return tr(f"benefits.open.{link.state}", digits=link.number_ending)


class AccountPart:
    """Rows of accounts."""

    vm: BenefitsViewModel

    def link_label(self, state: BenefitsState, tr: Tr) -> str:
        """Another one, where it may be."""
        return tr("benefits.link_more") if state.allowed else ""

    def default_label(self, state: BenefitsState, tr: Tr) -> str:
        """Another default, where there is one to choose; else another account."""
        return tr("benefits.change") if len(state.linked) > 1 else self.link_label(state, tr)

    def default_act(self, state: BenefitsState) -> Callable[[], object]:
        """What that label does."""
        return partial(self.vm.open_routing, "") if len(state.linked) > 1 else self.vm.link

    def default_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """The account where payments go that name none."""
        return [self._row(state.default, tr, lang, of_kind=True)] if state.default else []

    def others(self, state: BenefitsState) -> list[Link]:
        """Linked accounts besides the default."""
        return [link for link in state.linked if not link.is_default]

    def other_groups(self, state: BenefitsState, tr: Tr, lang: str) -> list[RowGroup]:
        """The other accounts by kind, each kind under its name where there are several."""
        others = self.others(state)
        named = len({_kind_id(link) for link in state.linked}) > 1
        kinds = [one.id for one in account_kinds()]
        kinds += sorted({_kind_id(link) for link in others} - set(kinds))
        groups = []
        for kind_id in kinds:
            rows = [
                self._row(link, tr, lang, of_kind=not named)
                for link in others
                if _kind_id(link) == kind_id
            ]
            if rows:
                groups.append(RowGroup(_kind_name(kind_id, lang) if named else "", rows))
        return groups

    def _row(self, link: Link, tr: Tr, lang: str, *, of_kind: bool) -> Row:
        """One account; a tap opens what can be done with it."""
        return Row(
            name_of(link, lang),
            self._facts(link, tr, lang, of_kind=of_kind),
            icon_of(link),
            "gold",
            act=partial(self.vm.open_account, link.id),
            chip=tr("benefits.default") if link.is_default else "",
            chevron=not link.is_default,
        )

    def _facts(self, link: Link, tr: Tr, lang: str, *, of_kind: bool) -> str:
        kind = _kind(link)
        ending = tr("benefits.ending", digits=link.number_ending)
        if of_kind and kind is not None and kind.id != "bank":
            ending = f"{kind.name[lang]}. {ending}"
        matched = link.comparison is not None and link.comparison.matches
        return f"{ending}, {tr('benefits.name_matched')}" if matched else ending

    def open_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """What waits for the bank or for the code."""
        return [
            Row(
                name_of(link, lang),
                _waits(link, tr),
                "timer-sand",
                "info",
                act=self.vm.link,
                chevron=True,
            )
            for link in state.open_links
        ]

    def past_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """Why each was not linked, or when it was taken off, in words."""
        rows, tr = [], worded(tr, state.whose)
        for link in state.past:
            key = f"benefits.rejected.{link.rejection}" if link.rejection else ""
            why = tr(key or f"benefits.past.{link.state}")
            when = moment_text(link.unlinked_at or link.asked_at, lang)
            icon = "link-variant-off" if link.state == "unlinked" else "close-circle-outline"
            tone = "neutral" if link.state == "unlinked" else "error"
            title = f"{name_of(link, lang)} •••• {link.number_ending}"
            ask = link.rejection is not None
            look = (lambda link_id=link.id: self.vm.open_link(link_id)) if ask else None
            rows.append(Row(title, f"{why} {when}", icon, tone, act=look, chevron=ask))
        return rows
