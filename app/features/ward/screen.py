"""A child's wallet on the guardian's phone: a countdown, the documents to read, what changes."""

from collections.abc import Callable
from typing import ClassVar, Literal

from app.container import Container
from app.features.ward import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.ward.view_model import WardState, WardViewModel
from app.runtime.destinations import Ward as Destination
from app.runtime.document_words import type_of
from app.runtime.text import date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.rules.age import age_on
from app.shared.rules.standing import DocumentStanding, DocumentState
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.person_tabs import ME, Person, called, family_tabs
from app.ui.components.rows import Row
from app.ui.components.wallet_card import WalletCard
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
Look = Literal["usable", "hidden", "expired"]
_LOOKS: dict[DocumentState, Look] = {
    DocumentState.HIDDEN: "hidden",
    DocumentState.EXPIRED: "expired",
}


class WardScreen(BoundScreen):
    """One ward."""

    skeleton: ClassVar[list[float]] = [40, 170, 24, 76, 76]

    def tabs(self, state: WardState, tr: Tr) -> list[Person]:
        """Me, and each child whom one acts for; this one in any case."""
        wards = state.wards
        if state.ward and all(state.ward.holder_id != one.holder_id for one, _ in wards):
            wards = (*wards, (state.ward, None))
        return family_tabs(state.full_name, wards, tr)

    def chosen(self, state: WardState) -> str:
        """The child shown."""
        return state.ward.holder_id if state.ward else ""

    def choose(self, tab: str) -> None:
        """One's own wallet, or another child's."""
        if tab == ME:
            self.vm.open_own()
        else:
            self.vm.open_ward(tab)

    def over(self, state: WardState, tr: Tr) -> str:
        """Who, how old, and that one acts for the child."""
        if state.ward is None or state.today is None:
            return ""
        age = age_on(state.ward.born_on, state.today)
        return tr("ward.acting", name=state.ward.full_name, age=age)

    def title(self, state: WardState, tr: Tr) -> str:
        """What comes."""
        if state.ward is None:
            return ""
        return tr("ward.own_at", age=age_on(state.ward.born_on, state.ward.own_from))

    def count(self, state: WardState, tr: Tr) -> str:
        """How long."""
        return tr("ward.days", n=state.days_left)

    def until(self, state: WardState, tr: Tr, lang: str) -> str:
        """To which moment."""
        if state.ward is None:
            return ""
        return tr("ward.until", day=weekday_date(state.ward.own_from, lang))

    def share(self, state: WardState) -> float:
        """How much of childhood is gone."""
        if state.ward is None or state.today is None:
            return 0.0
        whole = (state.ward.own_from - state.ward.born_on).days
        return 1 - state.days_left / whole if whole else 1.0

    def whose(self, state: WardState, tr: Tr) -> str:
        """Over the cards."""
        return tr("ward.documents", name=called(state.ward)) if state.ward else ""

    def documents(self, state: WardState, tr: Tr, lang: str) -> tuple[WalletCard, ...]:
        """Each by name, and until when; a hidden one says so. No value is here."""
        return tuple(self._card(*one, tr, lang) for one in state.documents)

    @staticmethod
    def _card(document: HeldDocument, standing: DocumentStanding, tr: Tr, lang: str) -> WalletCard:
        kind = type_of(document.type_id)
        look: Look = _LOOKS.get(standing.state, "usable")
        mark = ""
        if standing.restricted:
            look = "expired" if standing.values_shown else "hidden"
            mark = (
                "file-cancel-outline" if "revoked" in standing.restricted else "file-lock-outline"
            )
            text = tr(f"document.state.{standing.restricted[0]}")
        elif look != "usable":
            text = tr(f"ward.{look}")
        elif document.expires_on:
            text = tr("ward.valid_until", day=date_text(document.expires_on, lang))
        else:
            text = tr("ward.endless")
        return WalletCard(
            key=document.id,
            title=kind.name[lang] if kind else document.type_id,
            text=text,
            icon=kind.icon if kind else "file-document-outline",
            face=kind.face if kind else "organisation",
            look=look,
            mark=mark,
        )

    def ways(self, state: WardState, tr: Tr) -> list[Row]:
        """To what the child receives, and to who looked at the child's data."""
        if state.ward is None:
            return []
        title = tr("ward.money", name=called(state.ward))
        return [
            Row(
                tr("ward.integrate"), tr("ward.integrate.text"), "plus-circle-outline", "primary",
                act=self.vm.integrate, chevron=True,
            ),
            Row(
                title, tr("ward.money.text"), "hand-coin-outline", "primary",
                act=self.vm.open_money, chevron=True,
            ),
            Row(
                tr("ward.access"), tr("ward.access.text"), "shield-account-outline", "info",
                act=self.vm.open_access, chevron=True,
            ),
        ]  # fmt: skip

    def changes(self, state: WardState, tr: Tr, lang: str) -> list[Row]:
        """What is different from that birthday on."""
        if state.ward is None:
            return []
        day = date_text(state.ward.own_from, lang)
        return [
            Row(tr("ward.change.own"), tr("ward.change.own.text"), "account-key-outline", "gold",
                chip="00:00", chip_tone="warn"),
            Row(tr("ward.change.log"), tr("ward.change.log.text", day=day), "update"),
        ]  # fmt: skip

    def rule(self, state: WardState, tr: Tr, lang: str) -> str:
        """That a guardian only reads, and who says so."""
        if not state.rules:
            return ""
        rule = rule_set(state.rules).rule("guardian_may")
        unsure = f" {tr('rule_status.unconfirmed')}." if rule.status == "unconfirmed" else ""
        return f"{tr('ward.read_only')} {rule.source[lang]}.{unsure}"

    def gone(self, state: WardState, tr: Tr, lang: str) -> str:
        """Since when the child acts alone."""
        if state.ward is None:
            return ""
        if state.ward.proof != "proven":
            return tr("ward.not_proven")
        return tr("ward.gone.text", day=date_text(state.ward.own_from, lang))

    def is_content(self, state: WardState) -> bool:
        """Whether one acts for the child."""
        return state.phase is Phase.CONTENT

    def retry(self, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh")]


def build(app: Container, destination: Destination) -> WardScreen:
    """The screen of one ward."""
    return WardScreen(WardViewModel(destination, app))
