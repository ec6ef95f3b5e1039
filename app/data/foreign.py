"""Foreign services' questions: what waits, one consent at a time, and the log of every use."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.granting import GrantedDeeds
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.foreign import (
    ForeignAnswer,
    ForeignCode,
    ForeignConsent,
    ForeignRequest,
    ForeignRequests,
    UseLogRow,
)
from app.shared.contract.foreign_endpoints import (
    ANSWER_FOREIGN,
    DECLINE_FOREIGN,
    SEE_FOREIGN,
    TYPE_FOREIGN_CODE,
    WITHDRAW_CONSENT,
)


class ForeignAsOf(msgspec.Struct, frozen=True):
    """Every request and the log, newest first, and when the server told them; UTC, story time."""

    requests: tuple[ForeignRequest, ...]
    log: tuple[UseLogRow, ...]
    at: datetime

    def of_id(self, request_id: str) -> ForeignRequest | None:
        """The request of that id; None where there is none."""
        return next((one for one in self.requests if one.id == request_id), None)

    @property
    def waiting(self) -> tuple[ForeignRequest, ...]:
        """What nobody has answered yet."""
        return tuple(one for one in self.requests if one.state in ("asked", "seen"))


class ForeignRepository(Protocol):
    """
    Questions of services abroad to the holder.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once.
    """

    def stored(self) -> ForeignAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> ForeignAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def type_code(self, code: str) -> ForeignRequest:
        """Take up the request that a service's code leads to."""

    def see(self, request_id: str) -> ForeignRequest:
        """Say that it is open before the holder."""

    def answer(self, request_id: str, answer: ForeignAnswer, passcode: str) -> ForeignRequest:
        """Send that answer, this once, with a fresh passcode."""

    def decline(self, request_id: str) -> ForeignRequest:
        """Send nothing."""

    def withdraw(self, request_id: str) -> ForeignRequest:
        """Take consent back after an answer."""

    def subscribe(self, listener: Callable[[ForeignAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstForeign:
    """The port over server and copy."""

    def __init__(
        self, api: ApiClient, record: OfflineFirst[ForeignRequests], intents: Intents
    ) -> None:
        self._api, self._record, self._intents = api, record, intents
        self._deeds = GrantedDeeds(api, intents)

    def stored(self) -> ForeignAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> ForeignAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def type_code(self, code: str) -> ForeignRequest:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"foreign_code/{code}", lambda: ForeignCode(code=code)) as (
            key,
            first,
        ):
            request: ForeignRequest = self._api.call(TYPE_FOREIGN_CODE, first, idempotency_key=key)
        return self._keep(request, epoch)

    def see(self, request_id: str) -> ForeignRequest:
        """As the port says."""
        return self._do(SEE_FOREIGN, request_id)

    def answer(self, request_id: str, answer: ForeignAnswer, passcode: str) -> ForeignRequest:
        """As the port says."""
        epoch = self._record.epoch
        request: ForeignRequest = self._deeds.send(
            ANSWER_FOREIGN,
            ("answer_foreign", f"{request_id}/{answer}", passcode),
            lambda grant: ForeignConsent(answer=answer, grant=grant),
            foreign_id=request_id,
        )
        return self._keep(request, epoch)

    def decline(self, request_id: str) -> ForeignRequest:
        """As the port says."""
        return self._do(DECLINE_FOREIGN, request_id)

    def withdraw(self, request_id: str) -> ForeignRequest:
        """As the port says."""
        return self._do(WITHDRAW_CONSENT, request_id)

    def subscribe(self, listener: Callable[[ForeignAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _do(self, deed: Endpoint, request_id: str) -> ForeignRequest:
        epoch = self._record.epoch
        with self._intents.once(f"{deed.name}/{request_id}") as (key, _):
            request: ForeignRequest = self._api.call(
                deed, idempotency_key=key, foreign_id=request_id
            )
        return self._keep(request, epoch)

    def _keep(self, request: ForeignRequest, epoch: int) -> ForeignRequest:
        """In its place in the list, or first where it is new; the log comes with a refresh."""
        entry = self._record.stored()
        before = entry.value.requests if entry else ()
        at = next((place for place, one in enumerate(before) if one.id == request.id), 0)
        others = tuple(one for one in before if one.id != request.id)
        listed = (*others[:at], request, *others[at:])
        log = entry.value.log if entry else ()
        self._record.keep(ForeignRequests(requests=listed, log=log), epoch)
        return request


def _as_of(entry: Entry[ForeignRequests]) -> ForeignAsOf:
    return ForeignAsOf(entry.value.requests, entry.value.log, entry.at)
