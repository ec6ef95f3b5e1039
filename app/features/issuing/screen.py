"""Asking for an account: the form of its level, and the request with its clock afterwards."""

from datetime import date, datetime

from app.container import Container
from app.features.issuing import wording
from app.features.issuing.state import IssuingState
from app.features.issuing.view_model import IssuingViewModel
from app.features.issuing.wording import Message, Tr
from app.runtime.destinations import Issuing
from app.runtime.view_model import Phase
from app.shared.rules.office_clock import ClockDay
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.radio_cards import RadioCard
from app.ui.components.rows import Row
from app.ui.components.slot_picker import Slot, day_slots, time_slots
from app.ui.components.track import Station
from app.ui.kv import load_beside

load_beside(__file__)

_CAPTURES = {"pass": "face-recognition", "blurred": "blur", "glasses": "glasses"}


class IssuingScreen(BoundScreen):
    """One request, from its form to the account."""

    def is_at(self, state: IssuingState, stage: str) -> bool:
        """Whether that stage is shown."""
        return state.phase is Phase.CONTENT and state.stage == stage

    def title(self, state: IssuingState, tr: Tr) -> str:
        """What is asked for."""
        return tr("issuing.title", level=state.level)

    def message(self, state: IssuingState, tr: Tr, lang: str) -> Message:
        """The banner."""
        return wording.message(state, tr, lang, self.vm.refresh)

    # --- the forms --------------------------------------------------------------------------------
    def who(self, state: IssuingState, tr: Tr) -> str:
        """Whose account, and what happens."""
        key = f"issuing.form.{state.level}"
        return tr(f"{key}.ward" if state.ward else key, name=state.full_name)

    def phone_fault(self, state: IssuingState, tr: Tr) -> str:
        """How to put it right."""
        return tr("issuing.phone.wrong") if state.phone_wrong else ""

    def email_fault(self, state: IssuingState, tr: Tr) -> str:
        """How to put it right."""
        return tr("issuing.email.wrong") if state.email_wrong else ""

    def captures(self, tr: Tr) -> list[RadioCard]:
        """What the simulated camera may see."""
        return [
            RadioCard(one, tr(f"issuing.capture.{one}"), tr(f"issuing.capture.{one}.text"), icon)
            for one, icon in _CAPTURES.items()
        ]

    def places(self, state: IssuingState, lang: str) -> list[RadioCard]:
        """Where one may come."""
        found = []
        for one in state.offices or ():
            place = wording.office_of(one.office)
            if place is not None:
                found.append(
                    RadioCard(one.office, place.name[lang], place.address[lang], "map-marker")
                )
        return found

    def days(self, state: IssuingState, lang: str) -> list[Slot]:
        """The next days with a free time."""
        return day_slots(state.slots, lang)

    def day(self, state: IssuingState) -> str:
        """The chosen one's id."""
        return state.day.isoformat() if state.day else ""

    def times(self, state: IssuingState, lang: str) -> list[Slot]:
        """What is free on the chosen day."""
        return time_slots(state.slots, state.day, lang)

    def time(self, state: IssuingState) -> str:
        """The chosen one's id."""
        return state.slot_at.isoformat() if state.slot_at else ""

    def choose_day(self, day: str) -> None:
        """By its id."""
        self.vm.choose_day(date.fromisoformat(day))

    def choose_time(self, slot: str) -> None:
        """By its id."""
        self.vm.choose_slot(datetime.fromisoformat(slot))

    def bring(self, state: IssuingState, tr: Tr) -> list[Row]:
        """What to bring, and what is done there."""
        return [
            Row(tr(f"issuing.bring.{state.kind}"), icon="card-account-details-outline"),
            Row(tr("issuing.bring.biometrics"), icon="fingerprint"),
        ]

    # --- the file ---------------------------------------------------------------------------------
    def headline(self, state: IssuingState, tr: Tr) -> str:
        """Where it stands."""
        return wording.headline(state, tr) if self.is_at(state, "file") else ""

    def subline(self, state: IssuingState, tr: Tr, lang: str) -> str:
        """Who asked, when."""
        return wording.subline(state, tr, lang)

    def fixing(self, state: IssuingState, tr: Tr, lang: str) -> list[Row]:
        """The one thing to fix; how; since when the clock has stopped."""
        name, fix = wording.supplement(state, lang)
        if not name or not self.is_at(state, "file"):
            return []
        within = name[:1].lower() + name[1:]
        return [
            Row(tr("issuing.fix", what=within), fix, "file-alert-outline", "warn"),
            Row(
                tr("issuing.stopped"),
                wording.stopped_at(state, tr, lang),
                icon="pause-circle-outline",
                bare_icon=True,
            ),
        ]

    def outcome(self, state: IssuingState, tr: Tr, lang: str) -> list[Row]:
        """Why it was refused; or what the new level opened."""
        if not self.is_at(state, "file") or state.file is None:
            return []
        name, then = wording.refusal(state, lang)
        if name:
            return [Row(name, then, "account-cancel-outline", "error")]
        if state.file.state == "issued":
            level = state.file.level
            return [
                Row(tr("issuing.opened", level=level), tr(f"issuing.opened.{level}"),
                    "account-check-outline", "ok")
            ]  # fmt: skip
        return []

    def appointment(self, state: IssuingState, tr: Tr, lang: str) -> list[Row]:
        """Where and when, and a way to change it."""
        if not self.is_at(state, "file") or state.file is None or state.file.state != "booked":
            return []
        day, time = wording.slot_words(state, lang)
        place = wording.office_of(state.file.office)
        rows = [
            Row(tr("issuing.slot", time=time), day, "calendar-clock-outline", "info",
                button=tr("issuing.change"), kind="outline", button_act=self.vm.move)
        ]  # fmt: skip
        if place is not None:
            rows.append(Row(place.name[lang], place.address[lang], "map-marker"))
        return rows

    def clock(self, state: IssuingState) -> tuple[ClockDay, ...]:
        """Its days, while it runs."""
        return state.clock if self.is_at(state, "file") and state.is_open else ()

    def waits(self, state: IssuingState) -> bool:
        """Whether the desk waits for the holder."""
        return state.file is not None and state.file.state == "supplement"

    def clock_note(self, state: IssuingState, tr: Tr, lang: str) -> str:
        """When it ends."""
        return wording.clock_note(state, tr, lang)

    def stations(self, state: IssuingState, tr: Tr, lang: str) -> list[Station]:
        """The steps."""
        return wording.stations(state, tr, lang) if self.is_at(state, "file") else []

    def code(self, state: IssuingState, tr: Tr) -> list[Row]:
        """The request's number, and a way to copy it."""
        if not self.is_at(state, "file") or state.file is None:
            return []
        return [
            Row(tr("issuing.code"), state.file.code, "barcode", button=tr("issuing.copy"),
                kind="outline", button_act=self.vm.copy_code)
        ]  # fmt: skip

    def rule(self, state: IssuingState, tr: Tr, lang: str) -> str:
        """How many days, and by which article."""
        return wording.rule_words(state, tr, lang) if self.is_at(state, "file") else ""

    # --- what can be done -------------------------------------------------------------------------
    def actions(self, state: IssuingState, tr: Tr) -> list[Action]:
        """One thing to do, and the way out."""
        if state.phase is not Phase.CONTENT:
            return []
        busy = state.doing in ("submit", "move")
        if state.stage == "form_1":
            label = tr("issuing.sending" if busy else "issuing.send")
            return [Action(label, self.vm.submit, busy=busy)]
        if state.stage == "form_2":
            key = "issuing.booking" if busy else "issuing.move" if state.moving else "issuing.book"
            ready = state.slot_at is not None
            send = Action(tr(key), self.vm.submit, icon="calendar-check", busy=busy, enabled=ready)
            keep = Action(tr("issuing.keep_time"), self.vm.keep_appointment, "text")
            return [send, keep] if state.moving else [send]
        return self._next(state, tr)

    def _next(self, state: IssuingState, tr: Tr) -> list[Action]:
        if state.file and state.file.state == "supplement":
            busy = state.doing == "give"
            label = tr("issuing.giving" if busy else "issuing.give")
            return [Action(label, self.vm.give, icon="camera-outline", busy=busy)]
        if state.is_over:
            return [Action(tr("issuing.again"), self.vm.start_again, icon="refresh")]
        if state.file and state.file.state == "issued":
            return [Action(tr("issuing.home"), self.vm.finish)]
        return []

    def note(self, state: IssuingState, tr: Tr) -> str:
        """What is simulated here; what is still to choose."""
        if state.phase is not Phase.CONTENT:
            return ""
        if state.stage == "form_2" and state.slot_at is None:
            return tr("issuing.choose_time")
        given = state.file is not None and state.file.state == "supplement"
        return tr("issuing.simulated") if state.stage == "form_1" or given else ""

    def withdraw(self, state: IssuingState, tr: Tr) -> list[Action]:
        """Quiet, after everything else."""
        if not state.is_open or not self.is_at(state, "file"):
            return []
        free = state.doing in (None, "refresh")
        return [Action(tr("issuing.withdraw"), self.vm.ask_withdraw, "text", enabled=free)]

    def confirming(self, state: IssuingState, tr: Tr) -> list[Action]:
        """Withdraw, or keep it."""
        busy = state.doing == "withdraw"
        label = tr("issuing.withdrawing" if busy else "issuing.withdraw")
        return [
            Action(label, self.vm.withdraw, busy=busy),
            Action(tr("issuing.keep"), self.vm.shut, "text", enabled=not busy),
        ]

    def fault_text(self, state: IssuingState, tr: Tr) -> str:
        """Why there is nothing to show."""
        if state.phase is Phase.EMPTY:
            return tr("issuing.not_found")
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    def retry(self, state: IssuingState, tr: Tr) -> list[Action]:
        """Again."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def build(app: Container, destination: Issuing) -> IssuingScreen:
    """The screen of one request."""
    return IssuingScreen(IssuingViewModel(destination, app))
