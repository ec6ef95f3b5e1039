"""What a phone holds of somebody for whom the resident acts: in memory, and forgotten in time."""

import threading
from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from app.data.api_client import ApiClient
from app.data.cache import Cache, Entry
from app.data.errors import Unauthenticated
from app.data.mandates import MandatesRepository
from app.data.offline_first import OfflineFirst
from app.runtime.tasks import Post
from app.shared.clock import Now
from app.shared.contract.endpoint import Endpoint

T = TypeVar("T")
RecordOf = Callable[[Endpoint], OfflineFirst[Any]]
"""Makes the record that one call fills."""


class _Port(Protocol):
    def stored(self) -> Any: ...

    def refresh(self) -> Any: ...


Ports = tuple[_Port, ...]
"""What is asked anew where it was looked at."""


class MemoryCopy:
    """Records of somebody else: kept on no disk, and forgotten when the resident signs out."""

    def __init__(self, cache: Cache) -> None:
        self._cache, self._lock = cache, threading.Lock()
        self._seen: dict[str, Entry[Any]] = {}
        self._epoch = cache.epoch

    @property
    def epoch(self) -> int:
        """That of who is signed in."""
        return self._cache.epoch

    def get(self, record_id: str, wanted: type[T]) -> Entry[T] | None:
        """The record; None where there is none, or somebody else is signed in since."""
        del wanted
        with self._lock:
            return self._seen.get(record_id) if self._epoch == self.epoch else None

    def put(self, record_id: str, value: Any, at: datetime, epoch: int) -> None:
        """
        Keep a record.

        Raises:
            Unauthenticated: It is an answer to somebody who has signed out meanwhile.
        """
        with self._lock:
            if epoch != self.epoch:
                raise Unauthenticated
            if self._epoch != epoch:
                self._seen.clear()
                self._epoch = epoch
            self._seen[record_id] = Entry(value, at)

    def forget(self) -> None:
        """Drop them all."""
        with self._lock:
            self._seen.clear()


class OnBehalf:
    """The way to the server in the name of somebody for whom the resident acts."""

    def __init__(self, api: ApiClient, holder_id: str) -> None:
        self._api, self._of = api, holder_id

    def call(self, endpoint: Endpoint, body: Any = None, **more: Any) -> Any:
        """As ``ApiClient.call`` does."""
        return self._api.call(endpoint, body, on_behalf=self._of, **more)


class OfOthers(Generic[T]):
    """One thing of everybody for whom the resident acts, by their ids."""

    def __init__(
        self, api: ApiClient, cache: Cache, now: Now, post: Post, mandates: MandatesRepository
    ) -> None:
        self._api, self._cache, self._now, self._post = api, cache, now, post
        self._mandates = mandates
        self._lock = threading.Lock()
        self._opened: dict[str, tuple[T, Ports, MemoryCopy]] = {}

    def of(self, holder_id: str) -> T:
        """That holder's, made when it is first asked for."""
        with self._lock:
            if holder_id not in self._opened:
                copy, way = MemoryCopy(self._cache), OnBehalf(self._api, holder_id)

                def record(endpoint: Endpoint) -> OfflineFirst[Any]:
                    return OfflineFirst(way, copy, self._now, self._post, endpoint)

                self._opened[holder_id] = (*self._made(way, record, holder_id), copy)
            return self._opened[holder_id][0]

    def refresh(self) -> None:
        """
        Ask anew for what was looked at; forget that of whom the resident acts for no more.

        Raises:
            AppError: At the first that fails.
        """
        known = self._mandates.stored()
        held = {one.holder_id for one in known.mandates} if known else set()
        with self._lock:
            opened = list(self._opened.items())
        for holder_id, (_, ports, copy) in opened:
            if holder_id not in held:
                copy.forget()
                continue
            for port in ports:
                if port.stored() is not None:
                    port.refresh()

    @abstractmethod
    def _made(self, way: OnBehalf, record: RecordOf, holder_id: str) -> tuple[T, Ports]:
        """It, and what of it is asked anew."""
