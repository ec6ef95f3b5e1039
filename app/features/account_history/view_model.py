"""The account's history, derived from what the phone already holds; nothing is asked besides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from app.runtime.destinations import Issuing
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.account import Account
from app.shared.contract.issuing import IssuingFile

if TYPE_CHECKING:
    from app.container import Container

EntryKind = Literal["locked", "lifted", "submitted", "booked", "refused", "withdrawn", "issued"]
_OF_REQUESTS: tuple[EntryKind, ...] = ("submitted", "booked", "refused", "withdrawn", "issued")


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing that happened.

    Attributes:
        at: When, UTC, story time.
        detail: The ground of a lock, the reason of a refusal.
        level: That was asked for; 0 with a lock.
        ward: Full name of the child it was for; empty for oneself.
        file_id: The request; empty with a lock.
    """

    kind: EntryKind
    at: datetime
    detail: str = ""
    level: int = 0
    ward: str = ""
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class HistoryState:
    """What the screen shows, newest first; ``EMPTY`` where nothing has happened yet."""

    phase: Phase = Phase.LOADING
    entries: tuple[Entry, ...] = ()


class HistoryViewModel(ViewModel[HistoryState]):
    """Follows account, requests and clock: a clock moved back takes later entries away."""

    def __init__(self, app: "Container") -> None:
        super().__init__(HistoryState())
        self._app = app

    def start(self) -> None:
        """Begin."""
        app = self._app
        self._follow(app.account, app.issuings, app.clock)
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def open(self, entry: Entry) -> None:
        """The request with all its steps."""
        if entry.file_id:
            self._app.navigator.go(Issuing(entry.file_id))

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _look(self) -> None:
        account, now = self._app.account.known, self._app.clock.now()
        if account is None:
            return
        known = self._app.issuings.stored()
        found = [*_of_locks(account, now)]
        for file in known.files if known else ():
            found += _of_request(file, account, now)
        found.sort(key=lambda one: one.at, reverse=True)
        self._update(phase=Phase.CONTENT if found else Phase.EMPTY, entries=tuple(found))


def _of_locks(account: Account, now: datetime) -> Iterator[Entry]:
    for lock in account.locks:
        if lock.since <= now:
            yield Entry("locked", lock.since, lock.ground)
        if lock.until is not None and lock.until <= now:
            yield Entry("lifted", lock.until, lock.ground)


def _of_request(file: IssuingFile, account: Account, now: datetime) -> Iterator[Entry]:
    ward = "" if file.holder_id == account.holder_id else file.full_name
    for event in file.events:
        if event.kind in _OF_REQUESTS and event.at <= now:
            reason = event.detail or "" if event.kind == "refused" else ""
            yield Entry(event.kind, event.at, reason, file.level, ward, file.id)
