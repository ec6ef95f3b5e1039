"""The benefits tab: draws where payments go, and the linked accounts."""

from collections.abc import Callable
from datetime import timedelta

from app.container import Container
from app.features.benefits.accounts import AccountPart, icon_of, name_of
from app.features.benefits.paid import next_icon, next_words, payment_rows
from app.features.benefits.routes import route_rows
from app.features.benefits.sheets import SheetPart
from app.features.benefits.state import BenefitsState
from app.features.benefits.view_model import BenefitsViewModel
from app.runtime.acting_words import worded
from app.runtime.destinations import Benefits, BenefitsOf
from app.runtime.policy import rule_words
from app.runtime.text import as_of, date_text
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.ui.components.bars import Action, BarIcon
from app.ui.components.person_tabs import ME, Person, mandate_tabs
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
__all__ = ["BenefitsScreen", "build"]


class BenefitsScreen(AccountPart, SheetPart, TickingScreen):
    """Where payments go, and every account that was linked or tried."""

    # --- whose ------------------------------------------------------------------------------------
    def people(self, state: BenefitsState, tr: Tr) -> list[Person]:
        """Oneself, and everybody for whom one acts."""
        return mandate_tabs(state.own_name, state.people, tr)

    def chosen(self, state: BenefitsState) -> str:
        """Whose account is shown."""
        return state.whose.holder_id if state.whose else ME

    def choose(self, tab: str) -> None:
        """Another one's."""
        self.vm.open_holder("" if tab == ME else tab)

    def is_childs(self, state: BenefitsState) -> bool:
        """Whether it is a child's money, which goes to the resident's own accounts."""
        return state.whose is not None and state.whose.kind == "ward"

    def childs_note(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """Whose accounts receive it, and until when."""
        whose = state.whose
        if whose is None or whose.until is None:
            return ""
        last, since = whose.until - timedelta(days=1), date_text(whose.until, lang)
        day = date_text(last, lang)
        return tr("benefits.childs", name=whose.full_name, day=day, since=since)

    def pays_nothing(self, state: BenefitsState) -> bool:
        """Whether no programme pays a child anything."""
        return self.is_childs(state) and self.has_content(state) and not state.routes

    def is_barred(self, state: BenefitsState) -> bool:
        """Whether the rules let no account be linked, for another reason than the level."""
        return bool(state.barred_by) and self.has_content(state) and not self.is_childs(state)

    def barred(self, part: str, state: BenefitsState, tr: Tr, lang: str) -> str:
        """Why not, and which rule says so."""
        if not state.barred_by:
            return ""
        if part == "title":
            return tr(f"benefits.barred.{state.barred_by}")
        why = tr(f"benefits.barred.{state.barred_by}.text")
        return f"{why} {rule_words(state.rules, state.barred_by, lang, tr)}."

    def empty_text(self, state: BenefitsState, tr: Tr) -> str:
        """What linking is for."""
        return worded(tr, state.whose)("benefits.empty_text")

    def who_sees(self, state: BenefitsState, tr: Tr) -> str:
        """What a paying agency learns of an account."""
        return worded(tr, state.whose)("benefits.who_sees")

    def assumption(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """That no source says whether a foreigner may link one."""
        if not state.is_foreigner or not state.rules or state.barred_by:
            return ""
        rule = rule_words(state.rules, "foreigners_may_link", lang, tr)
        return tr("benefits.foreigner", rule=rule)

    def abroad_note(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """How codes, cash and days are for somebody abroad, and who says so."""
        if not state.abroad or not state.rules:
            return ""
        return tr("benefits.abroad", rule=rule_words(state.rules, "abroad_cash", lang, tr))

    # --- which blocks -----------------------------------------------------------------------------
    def has_content(self, state: BenefitsState) -> bool:
        """Whether the server, or the copy, told what there is."""
        return state.phase in (Phase.CONTENT, Phase.EMPTY)

    def is_copy(self, state: BenefitsState) -> bool:
        """Whether what is seen could not be fetched anew."""
        return bool(state.fault_key) and self.has_content(state)

    def invites(self, state: BenefitsState) -> bool:
        """Whether nothing is linked and one may be."""
        return (
            self.has_content(state)
            and bool(state.allowed)
            and not state.linked
            and not state.open_links
        )

    # --- bar and faults ---------------------------------------------------------------------------
    def icons(self, state: BenefitsState, tr: Tr) -> list[BarIcon]:
        """The bell."""
        return [BarIcon("bell-outline", tr("benefits.notices"), self.vm.open_notices, state.unread)]

    def age(self, state: BenefitsState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("benefits.as_of", age=as_of(state.as_of, state.now, lang))

    def again(self, state: BenefitsState, tr: Tr) -> list[Action]:
        """Ask once more."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    # --- the card ---------------------------------------------------------------------------------
    def card_words(self, part: str, state: BenefitsState, tr: Tr, lang: str) -> str:
        """What the next payment is for and where it goes; else the default account."""
        if state.next is not None:
            return next_words(part, state.next, state.now, tr, lang)
        link = state.default
        if link is None:
            return ""
        if part == "name":
            return name_of(link, lang)
        if part == "ending":
            return tr("benefits.ending", digits=link.number_ending)
        if link.linked_at is None:
            return ""
        return tr("benefits.since", day=date_text(viet_nam_day(link.linked_at), lang))

    def next_words(self, part: str, state: BenefitsState, tr: Tr, lang: str) -> str:
        """Amount and day of the next payment; empty where none is known."""
        return next_words(part, state.next, state.now, tr, lang) if state.next else ""

    def card_icon(self, state: BenefitsState) -> str:
        """The icon of the place."""
        if state.next is not None:
            return next_icon(state.next)
        return icon_of(state.default) if state.default else "bank-outline"

    # --- payments ---------------------------------------------------------------------------------
    def has_payments(self, state: BenefitsState) -> bool:
        """Whether anything was paid, or is to come."""
        return bool(state.payments) or state.next is not None

    def payment_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """The newest payments; a tap opens one."""
        return payment_rows(state.payments, self.vm.open_payment, tr, lang) or [
            Row(
                tr("benefits.payments_none"), icon="clock-outline", tone="info",
                act=self.vm.open_payments, chevron=True,
            )
        ]  # fmt: skip

    # --- where it goes ----------------------------------------------------------------------------
    def is_routed(self, state: BenefitsState) -> bool:
        """Whether there is anything to choose from."""
        return self.has_content(state) and bool(state.routes or state.linked)

    def route_rows(self, state: BenefitsState, tr: Tr, lang: str) -> list[Row]:
        """Each programme's place, and the order of all."""
        return route_rows(state, self.vm.open_routing, tr, lang)


def build(app: Container, destination: Benefits | BenefitsOf) -> BenefitsScreen:
    """The screen over one's own benefit account, or of somebody for whom one acts."""
    of = destination.of if isinstance(destination, BenefitsOf) else ""
    return BenefitsScreen(BenefitsViewModel(app, of=of))
