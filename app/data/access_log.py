"""Who looked at the resident's data, as the server last told it; and asking about one look."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.access_endpoints import ASK_ABOUT_ACCESS, READ_WARD_ACCESS_LOG
from app.shared.contract.access_log import Access, AccessLog, InquiryStart
from app.shared.contract.agencies import InquiryKind


class AccessLogAsOf(msgspec.Struct, frozen=True):
    """The log, newest first, and when the server told it; UTC, story time."""

    log: AccessLog
    at: datetime


class AccessLogRepository(Protocol):
    """Looks at the resident's data, refused attempts among them."""

    def stored(self) -> AccessLogAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> AccessLogAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def of_ward(self, holder_id: str) -> AccessLog:
        """Looks at a ward's data; no copy is kept on a guardian's phone. Raises AppError."""

    def ask(self, access_id: str, kind: InquiryKind, said: str = "") -> AccessLogAsOf:
        """Ask why, or complain. Raises AppError; sent again it is done once."""

    def subscribe(self, listener: Callable[[AccessLogAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs from before."""


class OfflineFirstAccessLog:
    """The port over server and copy."""

    def __init__(self, api: ApiClient, record: OfflineFirst[AccessLog], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents

    def stored(self) -> AccessLogAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> AccessLogAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def of_ward(self, holder_id: str) -> AccessLog:
        """As the port says."""
        log: AccessLog = self._api.call(READ_WARD_ACCESS_LOG, holder_id=holder_id)
        return log

    def ask(self, access_id: str, kind: InquiryKind, said: str = "") -> AccessLogAsOf:
        """As the port says."""
        epoch = self._record.epoch

        def body() -> InquiryStart:
            return InquiryStart(kind=kind, said=said or None)

        with self._intents.once(f"inquiry/{access_id}/{kind}/{said}", body) as (key, first):
            look: Access = self._api.call(
                ASK_ABOUT_ACCESS, first, idempotency_key=key, access_id=access_id
            )
        return self._keep(look, epoch)

    def subscribe(self, listener: Callable[[AccessLogAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _keep(self, look: Access, epoch: int) -> AccessLogAsOf:
        """In its place in the list; a phone without a list asks for it."""
        entry = self._record.stored()
        if entry is None:
            return self.refresh()
        entries = tuple(look if one.id == look.id else one for one in entry.value.entries)
        log = msgspec.structs.replace(entry.value, entries=entries)
        return _as_of(self._record.keep(log, epoch))


def _as_of(entry: Entry[AccessLog]) -> AccessLogAsOf:
    return AccessLogAsOf(entry.value, entry.at)
