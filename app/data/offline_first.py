"""One record that is read from the phone's copy and refreshed from the server."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from app.data.cache import Entry
from app.data.ports import Caller, Copy
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.clock import Now
from app.shared.contract.endpoint import Endpoint

T = TypeVar("T")


class OfflineFirst(Generic[T]):
    """
    The holder's one record of a kind; methods may be called from any thread.

    Answers may come in another order than they were asked for: one that was asked for before
    something newer was kept is dropped, and the newer one is answered instead.
    """

    def __init__(self, api: Caller, cache: Copy, now: Now, post: Post, endpoint: Endpoint) -> None:
        if endpoint.reply is None:
            msg = f"{endpoint.name} answers nothing to keep"
            raise TypeError(msg)
        self._api, self._cache, self._now, self._post = api, cache, now, post
        self._endpoint = endpoint
        self._type: type[T] = endpoint.reply
        self._record = endpoint.path.removeprefix("/v1/")
        self._lock = threading.Lock()
        self._asked = 0
        self._kept = 0
        self._listeners = Listeners()

    def stored(self) -> Entry[T] | None:
        """What the phone holds; None before the first answer. Never uses the network."""
        return self._cache.get(self._record, self._type)

    def refresh(self) -> Entry[T]:
        """
        Ask the server and keep the answer.

        Raises:
            AppError: What was held stays.
        """
        epoch, number = self._cache.epoch, self._next()
        value: T = self._api.call(self._endpoint)
        return self._keep(value, epoch, number)

    def keep(self, value: T, epoch: int) -> Entry[T]:
        """Keep what a deed answered just now: newer than anything that was asked for before."""
        return self._keep(value, epoch, self._next())

    def subscribe(self, listener: Callable[[Entry[T]], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, each value that differs from the one before."""
        return self._listeners.add(listener)

    @property
    def epoch(self) -> int:
        """To be taken before a deed is sent, and given to ``keep`` with its answer."""
        return self._cache.epoch

    def _next(self) -> int:
        with self._lock:
            self._asked += 1
            return self._asked

    def _keep(self, value: T, epoch: int, number: int) -> Entry[T]:
        with self._lock:
            before = self._cache.get(self._record, self._type)
            if number < self._kept and before is not None:
                return before
            entry = Entry(value, self._now())
            self._cache.put(self._record, value, entry.at, epoch)
            self._kept = number
        if before is None or before.value != value:
            self._post(lambda: self._listeners.tell(entry))
        return entry
