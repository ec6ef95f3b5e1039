"""The holder's account, as the server last told it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.granting import GrantedDeeds
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.account import Account, CardReading, LockRequest, Unlocking, Whereabouts
from app.shared.contract.endpoints import (
    LOCK_ACCOUNT,
    TELL_WHEREABOUTS,
    UNLOCK_ACCOUNT,
)


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

    def lock(self, passcode: str) -> AccountAsOf:
        """Lock it at one's own request. Raises AppError; the same sent again is done once."""

    def unlock(self, reading: CardReading) -> AccountAsOf:
        """Lift one's own lock with what card and face showed. Raises AppError."""

    def tell_whereabouts(self, abroad: str | None) -> AccountAsOf:
        """Say where one is: a place abroad, None in Viet Nam. Raises AppError."""

    def subscribe(self, listener: Callable[[AccountAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs from before."""


class OfflineFirstAccount:
    """The port over server and copy."""

    def __init__(self, api: ApiClient, record: OfflineFirst[Account], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents
        self._deeds = GrantedDeeds(api, intents)

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

    def lock(self, passcode: str) -> AccountAsOf:
        """As the port says."""
        epoch = self._record.epoch
        account: Account = self._deeds.send(
            LOCK_ACCOUNT, ("lock_account", "own", passcode), _lock_request
        )
        return _as_of(self._record.keep(account, epoch))

    def unlock(self, reading: CardReading) -> AccountAsOf:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"unlock/{reading}", lambda: Unlocking(reading=reading)) as (
            key,
            first,
        ):
            account: Account = self._api.call(UNLOCK_ACCOUNT, first, idempotency_key=key)
        return _as_of(self._record.keep(account, epoch))

    def tell_whereabouts(self, abroad: str | None) -> AccountAsOf:
        """As the port says."""
        epoch = self._record.epoch
        account: Account = self._api.call(TELL_WHEREABOUTS, Whereabouts(abroad=abroad))
        return _as_of(self._record.keep(account, epoch))

    def subscribe(self, listener: Callable[[AccountAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _lock_request(grant: str) -> LockRequest:
    return LockRequest(grant=grant)


def _as_of(entry: Entry[Account]) -> AccountAsOf:
    return AccountAsOf(entry.value, entry.at)
