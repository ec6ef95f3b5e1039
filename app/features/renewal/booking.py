"""The consular part of a renewal: when the desk has time, choosing, and choosing anew."""

from abc import abstractmethod
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.data.deeds import Deeds
from app.features.renewal.state import OneRenewal
from app.shared.contract.appointments import Appointment, FreeSlots

if TYPE_CHECKING:
    pass


class Booking(Deeds[OneRenewal]):
    """The part of the view-model that speaks of an appointment."""

    keeping = ("refresh", "slots")

    def choose_day(self, day: date) -> None:
        """Another day; its time is chosen anew."""
        self._update(day=day, slot_at=None, fault=None)

    def choose_slot(self, slot_at: datetime) -> None:
        """A time; what it makes of the expected day is shown."""
        self._update(slot_at=slot_at, fault=None)
        self._look()

    def move(self) -> None:
        """Choose another time for the appointment."""
        if self.state.may_move and self.state.doing in (None, "refresh"):
            self._update(moving=True, slots=None, day=None, slot_at=None, fault=None)
            self.fetch_slots()

    def keep_appointment(self) -> None:
        """Not another time after all."""
        if self.state.doing != "move":
            self._update(moving=False, slot_at=None, fault=None)

    def send_move(self) -> None:
        """Come at the time chosen instead."""
        file, appointment = self.state.file, self.appointment
        if file is None or appointment is None or not self.state.moving:
            return
        file_id = file.id
        self._do("move", lambda: self._app.renewals.move(file_id, appointment), self._moved)

    def fetch_slots(self) -> None:
        """Ask when the consulate has time."""
        if self.state.books:
            self._do("slots", self._app.renewals.slots, self._took)

    @property
    def appointment(self) -> Appointment | None:
        """What is chosen; None where nothing is, or nobody need come."""
        desk, slot_at = self.state.desk, self.state.slot_at
        if desk is None or slot_at is None:
            return None
        return Appointment(office=desk.id, slot_at=slot_at)

    @abstractmethod
    def _look(self) -> None:
        """Show how things stand."""

    def _took(self, free: FreeSlots) -> None:
        desk = self.state.desk
        slots = next((one.slots for one in free.offices if desk and one.office == desk.id), ())
        days = [slot.astimezone(desk.zone).date() for slot in slots] if desk else []
        kept = self.state.slot_at if self.state.slot_at in slots else None
        day = self.state.day if self.state.day in days else days[0] if days else None
        self._update(slots=slots, day=day, slot_at=kept)

    def _moved(self, _: object) -> None:
        self._update(moving=False, slot_at=None)
        self._app.announcements.tell("renewal.moved")
