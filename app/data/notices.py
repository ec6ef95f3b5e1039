"""What the resident was told, and what of it was read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.offline_first import OfflineFirst
from app.shared.contract.endpoints import MARK_READ
from app.shared.contract.notices import Notice, NoticeList, ReadState


class NoticesAsOf(msgspec.Struct, frozen=True):
    """Every notice, newest first, the bell's count, and when the server told them; UTC."""

    notices: tuple[Notice, ...]
    unread: int
    at: datetime


class NoticesRepository(Protocol):
    """Notices are the server's; so is what was read."""

    def stored(self) -> NoticesAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> NoticesAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def mark_read(self, keys: Sequence[str], *, read: bool = True) -> NoticesAsOf:
        """Read, or unread again; asking twice changes nothing more. Raises AppError."""

    def subscribe(self, listener: Callable[[NoticesAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstNotices:
    """The port over server and copy."""

    def __init__(self, api: ApiClient, record: OfflineFirst[NoticeList]) -> None:
        self._api, self._record = api, record

    def stored(self) -> NoticesAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> NoticesAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def mark_read(self, keys: Sequence[str], *, read: bool = True) -> NoticesAsOf:
        """As the port says."""
        epoch = self._record.epoch
        listed: NoticeList = self._api.call(MARK_READ, ReadState(keys=tuple(keys), read=read))
        return _as_of(self._record.keep(listed, epoch))

    def subscribe(self, listener: Callable[[NoticesAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[NoticeList]) -> NoticesAsOf:
    return NoticesAsOf(entry.value.notices, entry.value.unread, entry.at)
