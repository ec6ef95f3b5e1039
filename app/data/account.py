"""The holder's account, as the server last told it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.cache import Entry
from app.data.offline_first import OfflineFirst
from app.shared.contract.account import Account


class AccountAsOf(msgspec.Struct, frozen=True):
    """The account and when the server told it; UTC, story time."""

    account: Account
    at: datetime


class AccountRepository(Protocol):
    """Whose phone it is, and the facts that a lock follows from."""

    @property
    def known(self) -> Account | None:
        """What the phone knows; None while nobody is signed in."""

    def stored(self) -> AccountAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> AccountAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def subscribe(self, listener: Callable[[AccountAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs from before."""


class OfflineFirstAccount:
    """The port over server and copy."""

    def __init__(self, record: OfflineFirst[Account]) -> None:
        self._record = record

    @property
    def known(self) -> Account | None:
        """As the port says."""
        entry = self._record.stored()
        return entry.value if entry else None

    def stored(self) -> AccountAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> AccountAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def subscribe(self, listener: Callable[[AccountAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[Account]) -> AccountAsOf:
    return AccountAsOf(entry.value, entry.at)
