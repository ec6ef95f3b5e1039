"""For whom the resident acts, as the server last told it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

import msgspec

from app.data.cache import Entry
from app.data.offline_first import OfflineFirst
from app.shared.contract.mandates import Mandate, Mandates


class MandatesAsOf(msgspec.Struct, frozen=True):
    """Everybody for whom the resident acts, and when the server told it; UTC, story time."""

    mandates: tuple[Mandate, ...]
    at: datetime

    def held(self, day: date) -> tuple[Mandate, ...]:
        """Those that hold on ``day``: a copy may be older than somebody's birthday."""
        return tuple(one for one in self.mandates if one.until is None or day < one.until)

    def over(self, holder_id: str, day: date) -> Mandate | None:
        """The mandate over that holder which holds on ``day``; None where there is none."""
        return next((one for one in self.held(day) if one.holder_id == holder_id), None)


class MandatesRepository(Protocol):
    """For whom the resident acts."""

    def stored(self) -> MandatesAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> MandatesAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def subscribe(self, listener: Callable[[MandatesAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstMandates:
    """The port over server and copy."""

    def __init__(self, record: OfflineFirst[Mandates]) -> None:
        self._record = record

    def stored(self) -> MandatesAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> MandatesAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def subscribe(self, listener: Callable[[MandatesAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[Mandates]) -> MandatesAsOf:
    return MandatesAsOf(entry.value.mandates, entry.at)
