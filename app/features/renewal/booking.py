"""The part of a renewal before it is sent: the way, the papers, a time at a counter, another."""

from abc import abstractmethod
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.data.deeds import Deeds
from app.features.renewal.state import OneRenewal
from app.shared.contract.appointments import Appointment, FreeSlots
from app.shared.renewal_terms import Way

if TYPE_CHECKING:
    from app.data.renewals import RenewalsRepository


class Booking(Deeds[OneRenewal]):
    """The part of the view-model that speaks of an appointment."""

    keeping = ("refresh", "slots")
    _renewals: "RenewalsRepository"

    def choose_way(self, way: Way) -> None:
        """Online or at a counter; what was chosen and attached for the other is kept."""
        if way in self.state.ways and self.state.doing in (None, "refresh", "slots"):
            self._update(chosen_way=way, fault=None)
            self._look()

    def choose_office(self, office: str) -> None:
        """Another counter; its day and time are chosen anew."""
        if any(one.id == office for one in self.state.desks):
            self._update(chosen_office=office, slot_at=None, fault=None)
            self._settle()

    def attach(self, paper: str) -> None:
        """Put the simulated scan of one's own paper to the file, or take it out again."""
        if self.state.begins and self.state.doing != "submit":
            self._update(attached=self.state.attached ^ {paper}, fault=None)

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
            self._update(moving=True, free=None, day=None, slot_at=None, fault=None)
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
        self._do("move", lambda: self._renewals.move(file_id, appointment), self._moved)

    def fetch_slots(self) -> None:
        """Ask when the counters have time."""
        if self.state.books:
            self._do("slots", self._renewals.slots, self._took)

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
        self._update(free=free.offices)
        self._settle()

    def _settle(self) -> None:
        """Keep day and time where the counter still has them; else its first day."""
        desk, slots = self.state.desk, self.state.slots or ()
        days = [slot.astimezone(desk.zone).date() for slot in slots] if desk else []
        kept = self.state.slot_at if self.state.slot_at in slots else None
        day = self.state.day if self.state.day in days else days[0] if days else None
        self._update(day=day, slot_at=kept)

    def _moved(self, _: object) -> None:
        self._update(moving=False, slot_at=None)
        self._app.announcements.tell("renewal.moved")
