"""Requests for an account: asking, booking, handing in what is missing, withdrawing, following."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.appointments import Appointment, FreeSlots
from app.shared.contract.endpoints import (
    GIVE_SUPPLEMENT,
    LIST_SLOTS,
    MOVE_APPOINTMENT,
    START_ISSUING,
    WITHDRAW_ISSUING,
)
from app.shared.contract.issuing import IssuingFile, IssuingList, IssuingStart, SupplementGiven
from app.shared.rules.issuing import OPEN_STATES


class IssuingsAsOf(msgspec.Struct, frozen=True):
    """Every request, newest first, and when the server told them; UTC, story time."""

    files: tuple[IssuingFile, ...]
    at: datetime

    def of_id(self, issuing_id: str) -> IssuingFile | None:
        """The request of that id; None where there is none."""
        return next((one for one in self.files if one.id == issuing_id), None)

    def open_for(self, holder_id: str) -> IssuingFile | None:
        """The request under way for that holder; None where there is none."""
        own = (one for one in self.files if one.holder_id == holder_id)
        return next((one for one in own if one.state in OPEN_STATES), None)


class IssuingsRepository(Protocol):
    """
    The holder's requests for an account, and those made for wards.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once.
    """

    def stored(self) -> IssuingsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> IssuingsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def slots(self) -> FreeSlots:
        """Where and when one may come, from the server. Raises AppError."""

    def start(self, body: IssuingStart) -> IssuingFile:
        """Ask; the open request where there is one already."""

    def move(self, issuing_id: str, appointment: Appointment) -> IssuingFile:
        """Come at another time."""

    def give_supplement(self, issuing_id: str, supplement: str) -> IssuingFile:
        """Hand in what the desk asked for."""

    def withdraw(self, issuing_id: str) -> IssuingFile:
        """Take an open request back."""

    def subscribe(self, listener: Callable[[IssuingsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstIssuings:
    """The port over server and copy."""

    def __init__(self, api: ApiClient, record: OfflineFirst[IssuingList], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents

    def stored(self) -> IssuingsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> IssuingsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def slots(self) -> FreeSlots:
        """As the port says."""
        free: FreeSlots = self._api.call(LIST_SLOTS)
        return free

    def start(self, body: IssuingStart) -> IssuingFile:
        """As the port says."""
        # What is sent is part of the intent: a face taken again is another request, not a repeat.
        epoch, intent = self._record.epoch, f"issue/{msgspec.json.encode(body).decode()}"
        with self._intents.once(intent, lambda: body) as (key, first):
            file: IssuingFile = self._api.call(START_ISSUING, first, idempotency_key=key)
        return self._keep(file, epoch)

    def move(self, issuing_id: str, appointment: Appointment) -> IssuingFile:
        """As the port says."""
        epoch = self._record.epoch
        intent = f"appointment/{issuing_id}/{appointment.office}/{appointment.slot_at.isoformat()}"
        with self._intents.once(intent, lambda: appointment) as (key, first):
            file: IssuingFile = self._api.call(
                MOVE_APPOINTMENT, first, idempotency_key=key, issuing_id=issuing_id
            )
        return self._keep(file, epoch)

    def give_supplement(self, issuing_id: str, supplement: str) -> IssuingFile:
        """As the port says."""
        epoch, intent = self._record.epoch, f"supplement/{issuing_id}/{supplement}"
        body = SupplementGiven(supplement=supplement)
        with self._intents.once(intent, lambda: body) as (key, first):
            file: IssuingFile = self._api.call(
                GIVE_SUPPLEMENT, first, idempotency_key=key, issuing_id=issuing_id
            )
        return self._keep(file, epoch)

    def withdraw(self, issuing_id: str) -> IssuingFile:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"withdraw/{issuing_id}") as (key, _):
            file: IssuingFile = self._api.call(
                WITHDRAW_ISSUING, idempotency_key=key, issuing_id=issuing_id
            )
        return self._keep(file, epoch)

    def subscribe(self, listener: Callable[[IssuingsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _keep(self, file: IssuingFile, epoch: int) -> IssuingFile:
        """In its place in the list, or first where it is new."""
        entry = self._record.stored()
        before = entry.value.files if entry else ()
        others = tuple(one for one in before if one.id != file.id)
        at = next((place for place, one in enumerate(before) if one.id == file.id), 0)
        self._record.keep(IssuingList(files=(*others[:at], file, *others[at:])), epoch)
        return file


def _as_of(entry: Entry[IssuingList]) -> IssuingsAsOf:
    return IssuingsAsOf(entry.value.files, entry.at)
