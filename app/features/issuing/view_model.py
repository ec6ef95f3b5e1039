"""Asking for an account once, and following the request until it is over."""

import re
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app.data.deeds import Deeds
from app.data.errors import AppError, Offline, Rejected
from app.features.issuing.state import IssuingState
from app.runtime.destinations import Home, Issuing
from app.runtime.fault import Fault
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.appointments import Appointment, FreeSlots
from app.shared.contract.issuing import FaceCapture, IssuingFile, IssuingStart
from app.shared.holidays import public_holidays
from app.shared.offices import office
from app.shared.rules.issuing import file_clock

if TYPE_CHECKING:
    from app.container import Container

PHONE = re.compile(r"00000000[0-9]{2}")
EMAIL = re.compile(r"[a-z0-9._+-]{1,40}@[a-z0-9-]{1,40}\.example")


class IssuingViewModel(Deeds[IssuingState]):
    """The form of a level, or the request that is under way for the same holder."""

    def __init__(self, destination: Issuing, app: "Container") -> None:
        super().__init__(IssuingState(level=destination.level or 1), app, "issuing")
        self._file_id, self._ward_id = destination.issuing_id, destination.ward_id
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(app.issuings, app.account, app.clock, app.policy, network=app.api)
        self._look()
        if not self._asked or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()
        self._update(confirming=False)

    # --- level 1 ----------------------------------------------------------------------------------
    def change_phone(self, text: str) -> None:
        """What the field holds now; a whole number is judged."""
        phone = re.sub(r"[ .-]", "", text)[:20]
        wrong = len(phone) >= len("0000000000") and not PHONE.fullmatch(phone)
        self._update(phone=phone, phone_wrong=wrong, fault=None)

    def change_email(self, text: str) -> None:
        """What the field holds now; it is judged when the request is sent."""
        self._update(email=text.strip().lower()[:90], email_wrong=False, fault=None)

    def choose_capture(self, capture: FaceCapture) -> None:
        """What the simulated camera will see."""
        self._update(capture=capture, fault=None)

    # --- level 2 ----------------------------------------------------------------------------------
    def choose_office(self, office: str) -> None:
        """Another counter; its first free day is shown."""
        self._update(office=office, slot_at=None, fault=None)
        days = [viet_nam_day(slot) for slot in self.state.slots]
        self._update(day=days[0] if days else None)

    def choose_day(self, day: date) -> None:
        """Another day; its time is chosen anew."""
        self._update(day=day, slot_at=None, fault=None)

    def choose_slot(self, slot_at: datetime) -> None:
        """A time."""
        self._update(slot_at=slot_at, fault=None)

    def move(self) -> None:
        """Choose another time for the appointment."""
        if self.state.file and self.state.file.state == "booked":
            self._update(moving=True, stage="form_2", offices=None, slot_at=None)
            self._fetch_slots()

    def keep_appointment(self) -> None:
        """Not another time after all."""
        self._update(moving=False, stage="file")

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server how things stand."""
        if self.state.doing is None:
            self._asked = True
            self._do("refresh", self._app.issuings.refresh, lambda _: None)

    def submit(self) -> None:
        """Send; what is missing is said, and nothing is sent then. A second tap does nothing."""
        state = self.state
        if state.doing not in (None, "refresh"):
            return
        if state.stage == "form_1":
            right = bool(PHONE.fullmatch(state.phone)), bool(EMAIL.fullmatch(state.email))
            self._update(phone_wrong=not right[0], email_wrong=not right[1])
            if all(right):
                self._send(phone=state.phone, email=state.email, capture=state.capture)
        elif state.slot_at is not None and state.moving and state.file:
            file_id = state.file.id
            appointment = Appointment(office=state.office, slot_at=state.slot_at)
            self._do("move", lambda: self._app.issuings.move(file_id, appointment), self._moved)
        elif state.slot_at is not None:
            self._send(office=state.office, slot_at=state.slot_at)

    def give(self) -> None:
        """Hand in what the desk asked for: its simulated photo."""
        file = self.state.file
        if file is None or file.supplement is None:
            return
        file_id, supplement = file.id, file.supplement
        self._do(
            "give",
            lambda: self._app.issuings.give_supplement(file_id, supplement),
            lambda _: self._app.announcements.tell("issuing.given"),
        )

    def ask_withdraw(self) -> None:
        """Ask first: it cannot be taken back."""
        if self.state.is_open and self.state.doing in (None, "refresh"):
            self._update(confirming=True)

    def shut(self) -> None:
        """Keep the request."""
        if self.state.doing != "withdraw":
            self._update(confirming=False)

    def withdraw(self) -> None:
        """Take the request back."""
        if self.state.file is None or not self.state.is_open:
            return
        file_id, tell = self.state.file.id, self._app.announcements.tell
        withdraw = self._app.issuings.withdraw
        self._do("withdraw", lambda: withdraw(file_id), lambda _: tell("issuing.withdrawn"))

    def start_again(self) -> None:
        """Leave the request that is over and make a new one of the same level."""
        if self.state.is_over and self.state.file:
            level, self._file_id = self.state.file.level, ""
            self._update(level=level, file=None, fault=None)
            self._look(anew=True)

    def copy_code(self) -> None:
        """Put the request's number on the phone's clipboard."""
        if file := self.state.file:
            self._app.clipboard.copy(file.code)
            self._app.announcements.tell("issuing.copied")

    def finish(self) -> None:
        """Back home, where the new level shows; the tab it was asked on is left as it was."""
        self._app.navigator.back()
        self._app.navigator.go(Home())

    def back(self) -> None:
        """Later: what was sent goes on."""
        if self.state.moving:
            self.keep_appointment()
        else:
            self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _send(self, **given: Any) -> None:
        body = IssuingStart(level=self.state.level, ward_id=self._ward_id or None, **given)
        self._do("submit", lambda: self._app.issuings.start(body), self._sent)

    def _sent(self, file: IssuingFile) -> None:
        self._file_id = file.id

    def _moved(self, _: IssuingFile) -> None:
        self._update(moving=False)
        self._app.announcements.tell("issuing.moved")

    def _fetch_slots(self) -> None:
        def took(free: FreeSlots) -> None:
            serves = self.state.kind
            own = tuple(one for one in free.offices if office(one.office).serves == serves)
            self._update(offices=own)
            if not self.state.office and own:
                self.choose_office(own[0].office)
            elif self.state.day is None:
                self.choose_office(self.state.office)

        self._do("slots", self._app.issuings.slots, took)

    def _failed(self, deed: str, error: AppError) -> None:
        key = error.message_key
        if isinstance(error, Rejected) and error.code == "face_not_captured":
            key = f"issuing.face.{error.values.get('reason', 'blurred')}"
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        fault = Fault(deed, key, error.values, isinstance(error, Offline))
        self._update(phase=phase, fault=fault, now=self._app.clock.now())
        if isinstance(error, Rejected) and error.code == "slot_taken":
            self._update(slot_at=None)
            free = self._app.issuings.slots
            self._app.tasks.submit(free, self._slots_again, key="issuing.slots_again")

    def _slots_again(self, done: Done[FreeSlots]) -> None:
        with suppress(AppError):  # the choice stays; sending it again will say so once more
            self._update(offices=done.unwrap().offices)

    def _look(self, *, anew: bool = False) -> None:
        app, account, known = self._app, self._app.account.known, self._app.issuings.stored()
        self._update(
            now=app.clock.now(), today=app.clock.day(), rules=app.policy.rules.id,
            as_of=known.at if known else None,
        )  # fmt: skip
        if account is None:
            return
        whose = self._ward_id or account.holder_id
        file = known.of_id(self._file_id) if known and self._file_id else None
        if file is None and known and not self._file_id:
            file = known.open_for(whose)
        if file is not None:
            self._show(file)
            return
        if self._file_id and not self._answered:
            return
        level, family = self.state.level, app.family.stored()
        ward = family.ward(self._ward_id) if family and self._ward_id else None
        self._update(
            phase=Phase.EMPTY if self._file_id else Phase.CONTENT,
            stage="form_1" if level == 1 else "form_2",
            kind=ward.kind if ward else account.kind,
            full_name=ward.full_name if ward else account.full_name,
            ward=bool(self._ward_id),
            file=None,
            clock=(),
        )
        if level > 1 and (self.state.offices is None or anew) and self.state.doing is None:
            self._fetch_slots()

    def _show(self, file: IssuingFile) -> None:
        self._file_id = file.id
        account = self._app.account.known
        moved = self.state.file is not None and self.state.file != file
        moving = self.state.moving and file.state == "booked"
        self._update(
            phase=Phase.CONTENT,
            stage="form_2" if moving else "file",
            moving=moving,
            level=file.level,
            full_name=file.full_name,
            ward=account is not None and file.holder_id != account.holder_id,
            file=file,
            clock=file_clock(file.events, file.days, self._app.clock.day(), public_holidays()),
            confirming=self.state.confirming and not moved,
            fault=None if moved else self.state.fault,
        )

    def _network_changed(self, online: bool) -> None:
        fault = self.state.fault
        if online and fault and fault.offline:
            self._update(fault=None)
            (self._fetch_slots if fault.deed == "slots" else self.refresh)()
