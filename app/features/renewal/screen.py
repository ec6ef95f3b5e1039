"""A renewal's screen: what it takes before submission, and the file's way afterwards."""

from datetime import date, datetime
from typing import Any

from app.container import Container
from app.features.renewal import fee, terms, visit, wording
from app.features.renewal.blocks import Fact
from app.features.renewal.state import OneRenewal
from app.features.renewal.view_model import RenewalViewModel
from app.features.renewal.wording import Message, Tr, kind_of
from app.runtime.destinations import Renewal
from app.runtime.text import weekday_date
from app.runtime.view_model import Phase
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.radio_cards import RadioCard
from app.ui.components.row_groups import RowGroup
from app.ui.components.rows import Row
from app.ui.components.slot_picker import Slot
from app.ui.components.track import Station
from app.ui.kv import load_beside

load_beside(__file__)


class RenewalScreen(BoundScreen):
    """One renewal, from its terms to the new document."""

    def __init__(self, vm: RenewalViewModel, **kwargs: Any) -> None:
        self._told = _news(vm.state)
        super().__init__(vm, **kwargs)

    def on_state(self, _: object, state: OneRenewal) -> None:
        """What the office decided or what went wrong stands at the top: bring it into sight."""
        told = _news(state)
        if told != self._told and self.body is not None:
            self.body.scroll_to(0)
        self._told = told

    # --- which blocks -----------------------------------------------------------------------------
    def is_content(self, state: OneRenewal) -> bool:
        """Whether there is a document or a file to show."""
        return state.phase is Phase.CONTENT

    def is_loading(self, state: OneRenewal) -> bool:
        """Nothing known yet."""
        return state.phase is Phase.LOADING

    def is_failed(self, state: OneRenewal) -> bool:
        """It is not there, or could not be fetched."""
        return state.phase in (Phase.FAILED, Phase.EMPTY)

    # --- words ------------------------------------------------------------------------------------
    def title(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """The deed and the document."""
        return wording.title(state, tr, lang)

    def headline(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """What is left to do."""
        return wording.headline(state, tr, lang)

    def subline(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """What follows."""
        return wording.subline(state, tr, lang)

    def message(self, state: OneRenewal, tr: Tr, lang: str) -> Message:
        """The banner."""
        return wording.message(state, tr, lang, self.vm.refresh, self.vm.fetch_slots)

    # --- cards ------------------------------------------------------------------------------------
    def facts(self, state: OneRenewal, tr: Tr, lang: str) -> list[Fact]:
        """Fee, days, expected day; none once it is over."""
        takes = state.terms
        if not self.is_content(state) or takes is None or (state.blocked and state.file is None):
            return []
        if state.file and not state.is_open:
            return []
        if state.moving:
            return []
        later = state.books and state.slot_at is None
        due = tr("renewal.due_after_visit") if later else wording.due(state, lang)
        return [
            Fact("cash", tr("renewal.fee"), fee.amount(state, lang)),
            Fact("clock-outline", tr("renewal.days"), tr("renewal.days_value", n=takes.days)),
            Fact("truck-outline", tr("renewal.due"), due),
        ]

    def way_cards(self, state: OneRenewal, tr: Tr) -> list[RadioCard]:
        """Online or at a counter."""
        return terms.way_cards(state, tr) if self.is_content(state) else []

    def desk_cards(self, state: OneRenewal, lang: str) -> list[RadioCard]:
        """Which counter."""
        return terms.desk_cards(state, lang) if self.is_content(state) else []

    def groups(self, state: OneRenewal, tr: Tr, lang: str) -> list[RowGroup]:
        """Conditions, papers, what works meanwhile, and what the terms rest on."""
        if not self.is_content(state):
            return []
        found = {
            "conditions": terms.conditions(state, tr, lang),
            "papers": terms.papers(state, tr, lang, self.vm.attach),
            "meanwhile": terms.meanwhile(state, tr, lang),
            "basis": terms.basis(state, tr, lang),
        }
        return [RowGroup(tr(f"renewal.{name}"), rows) for name, rows in found.items() if rows]

    def stations(self, state: OneRenewal, tr: Tr, lang: str) -> list[Station]:
        """The file's way."""
        return wording.stations(state, tr, lang)

    def clock_note(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """When the office's clock ends, as things stand."""
        key = "if_sent_today" if self.waits_for_paper(state) else "due"
        return tr(f"calendar.{key}", day=weekday_date(state.due_on, lang)) if state.due_on else ""

    def waits_for_paper(self, state: OneRenewal) -> bool:
        """Whether its clock stands still."""
        return state.file is not None and state.file.state == "paper_missing"

    # --- the visit to a consulate -----------------------------------------------------------------
    def books(self, state: OneRenewal) -> bool:
        """Whether a time is being chosen."""
        return self.is_content(state) and state.books

    def desk(self, state: OneRenewal, lang: str) -> list[Row]:
        """Where one would come."""
        return visit.desk_rows(state, lang) if self.books(state) else []

    def visit(self, state: OneRenewal, tr: Tr, lang: str) -> list[Row]:
        """When and where one comes."""
        return visit.visit_rows(state, tr, lang, self.vm.move)

    def days(self, state: OneRenewal, lang: str) -> list[Slot]:
        """The next days with a free time."""
        return visit.days(state, lang)

    def times(self, state: OneRenewal, lang: str) -> list[Slot]:
        """What is free on the chosen day."""
        return visit.times(state, lang)

    def nothing_free(self, state: OneRenewal, tr: Tr) -> str:
        """That it is asked, or that there is no time; what failed stands at the top."""
        if state.fault and state.fault.deed == "slots":
            return ""
        return tr("renewal.slots_loading" if state.slots is None else "renewal.slots_full")

    def choose_day(self, day: str) -> None:
        """By its id."""
        self.vm.choose_day(date.fromisoformat(day))

    def choose_time(self, slot: str) -> None:
        """By its id."""
        self.vm.choose_slot(datetime.fromisoformat(slot))

    def chosen(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """The time chosen, there and in Viet Nam."""
        return visit.chosen(state, tr, lang) if self.books(state) else ""

    def abroad_note(self, state: OneRenewal, tr: Tr) -> str:
        """How it is renewed abroad, and that this is an example; whose times a file shows."""
        takes = state.terms
        if state.abroad is None or takes is None or not self.is_content(state):
            return ""
        if state.file is not None:
            return tr("renewal.abroad.file") if state.is_open else ""
        return tr(f"renewal.abroad.{takes.abroad}")

    def receipt(self, state: OneRenewal, tr: Tr, lang: str) -> list[Row]:
        """What was paid, and paid back."""
        return fee.receipt(state, tr, lang) if self.is_content(state) else []

    def code(self, state: OneRenewal) -> str:
        """The file's number."""
        return state.file.code if state.file else ""

    # --- what can be done -------------------------------------------------------------------------
    def actions(self, state: OneRenewal, tr: Tr, lang: str) -> list[Action]:
        """One thing to do at most, and the way out while nothing is submitted."""
        if not self.is_content(state):
            return []
        return self._first(state, tr, lang) if state.file is None else self._next(state, tr, lang)

    def _first(self, state: OneRenewal, tr: Tr, lang: str) -> list[Action]:
        if state.blocked or state.terms is None:
            return [Action(tr("renewal.back"), self.vm.back)]
        busy = state.doing == "submit"
        label = tr("renewal.submitting") if busy else fee.pay_label(state, tr, lang)
        later = Action(tr("renewal.later"), self.vm.back, "text", enabled=not busy)
        return [Action(label, self.vm.submit, busy=busy, enabled=state.ready), later]

    def _moving(self, state: OneRenewal, tr: Tr) -> list[Action]:
        busy, ready = state.doing == "move", state.slot_at is not None
        label = tr("renewal.moving" if busy else "renewal.move_there")
        keep = Action(tr("renewal.keep_time"), self.vm.keep_appointment, "text", enabled=not busy)
        return [Action(label, self.vm.send_move, busy=busy, enabled=ready), keep]

    def _next(self, state: OneRenewal, tr: Tr, lang: str) -> list[Action]:
        kind, file = kind_of(state), state.file
        if state.moving:
            return self._moving(state, tr)
        if state.fee_state is not None:
            busy = state.fee_state == "asking"
            pay = Action(fee.pay_label(state, tr, lang), self.vm.pay, busy=busy)
            return [pay, Action(tr("renewal.later"), self.vm.back, "text")]
        if file and file.state == "paper_missing":
            busy, paper = state.doing == "give_paper", wording.paper(state, lang)
            label = tr("renewal.giving" if busy else "renewal.give", paper=paper)
            return [Action(label, self.vm.give_paper, icon="file-check-outline", busy=busy)]
        if file and file.state == "issued":
            label = tr("renewal.open_new", document=kind.short[lang])
            return [Action(label, self.vm.open_new, icon=kind.icon)]
        if state.is_over and state.document is not None:
            return [Action(tr("renewal.again"), self.vm.start_again, icon="file-refresh-outline")]
        return []

    def actions_note(self, state: OneRenewal, tr: Tr) -> str:
        """That the scan is simulated; that nothing real is paid."""
        if not self.is_content(state):
            return ""
        if state.books and state.slot_at is None:
            return tr("renewal.choose_time_first")
        if state.begins and state.missing:
            return tr("renewal.attach_first", n=len(state.missing))
        if state.file is None:
            return "" if state.blocked else tr("renewal.nothing_paid")
        if state.fee_state is not None:
            return tr("renewal.nothing_paid")
        return tr("renewal.scan_simulated") if state.file.state == "paper_missing" else ""

    def withdraw(self, state: OneRenewal, tr: Tr) -> list[Action]:
        """Quiet, after everything else."""
        if not state.is_open or state.moving:
            return []
        free = state.doing in (None, "refresh")
        return [Action(tr("renewal.withdraw"), self.vm.ask_withdraw, "text", enabled=free)]

    def confirming(self, state: OneRenewal, tr: Tr) -> list[Action]:
        """Withdraw, or keep it."""
        busy = state.doing == "withdraw"
        label = tr("renewal.withdrawing" if busy else "renewal.withdraw")
        return [
            Action(label, self.vm.withdraw, busy=busy),
            Action(tr("renewal.keep"), self.vm.keep_file, "text", enabled=not busy),
        ]

    def withdraw_text(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """What follows from withdrawing, the fee included."""
        words = (tr("renewal.withdraw_text"), fee.after_withdrawing(state, tr, lang))
        return " ".join(part for part in words if part)

    def pay_title(self, state: OneRenewal, tr: Tr, lang: str) -> str:
        """What the passcode is for."""
        return tr("renewal.pay.title", fee=fee.amount(state, lang))

    def passcode_actions(self, state: OneRenewal, tr: Tr) -> list[Action]:
        """Again, and the harmless answer."""
        out = Action(tr("renewal.later"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]

    # --- faults -----------------------------------------------------------------------------------
    def fault(self, part: str, state: OneRenewal, tr: Tr) -> str:
        """Title, text or advice where there is nothing to show."""
        if state.phase is Phase.EMPTY:
            return tr(f"renewal.not_found.{part}")
        if part == "text":
            fault = state.fault
            return tr(fault.key, **fault.values) if fault else ""
        return tr(f"renewal.failed.{part}")

    def ways_on(self, state: OneRenewal, tr: Tr) -> list[Action]:
        """To the wallet, or again."""
        if state.phase is Phase.EMPTY:
            return [Action(tr("document.open_wallet"), self.vm.open_wallet)]
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def _news(state: OneRenewal) -> tuple[object, object]:
    return state.file and state.file.state, state.fault


def build(app: Container, destination: Renewal) -> RenewalScreen:
    """The screen of one renewal."""
    return RenewalScreen(RenewalViewModel(destination, app))
