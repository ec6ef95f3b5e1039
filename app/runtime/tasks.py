"""Work off the interface's thread, and its outcome handed back to it."""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
Post = Callable[[Callable[[], None]], object]
"""Runs a function on the interface's thread, soon; may be called from any thread."""

_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """How a task ended: a value, or the error that it raised."""

    value: T | None = None
    error: Exception | None = None

    def unwrap(self) -> T:
        """
        The value.

        Raises:
            Exception: What the work raised. View-models catch ``AppError``; anything else is a bug.
        """
        if self.error is not None:
            raise self.error
        return self.value  # type: ignore[return-value]  # None only where T allows it


class TaskRunner(Protocol):
    """Runs work elsewhere and tells the interface's thread how it ended."""

    @property
    def idle(self) -> bool:
        """Whether no task is under way whose end anybody still waits for."""

    def submit(self, work: Callable[[], T], then: Callable[[Done[T]], None], key: str) -> None:
        """
        Run ``work`` in a worker, then ``then`` on the interface's thread.

        A newer task with the same key supersedes an older one: the older one's ``then`` is never
        called, and its work is left out where it has not begun. Tasks with different keys may end
        in any order. A deed that must not be left out needs a key of its own, or a guard against a
        second tap.
        """


class ThreadRunner:
    """
    Up to four threads, made when first needed; they end with the process.

    Call ``submit`` and ``close`` on the interface's thread.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._waiting: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._count = 0
        self._idle = 0
        self._threads = 0
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, work: Callable[[], T], then: Callable[[Done[T]], None], key: str) -> None:
        """As the port says; nothing happens after ``close``."""
        if self._closed:
            return
        self._count += 1
        number = self._newest[key] = self._count

        def current() -> bool:
            return not self._closed and self._newest.get(key) == number

        def tell(done: Done[Any]) -> None:
            if current():
                del self._newest[key]
                then(done)

        def run() -> None:
            if not current():
                return
            try:
                done = Done(work())
            except Exception as error:  # noqa: BLE001 — handed over: ``unwrap`` raises it again
                done = Done(error=error)
            self._post(lambda: tell(done))

        with self._lock:
            more = self._idle == 0 and self._threads < _WORKERS
            if more:
                self._threads += 1
            else:
                self._idle = max(0, self._idle - 1)
        self._waiting.put(run)
        if more:
            threading.Thread(target=self._serve, name="worker", daemon=True).start()

    @property
    def idle(self) -> bool:
        """As the port says."""
        return not self._newest

    def close(self) -> None:
        """Take no more work and tell nothing more; what runs ends by itself."""
        self._closed = True
        for _ in range(self._threads):
            self._waiting.put(None)

    def _serve(self) -> None:
        while (run := self._waiting.get()) is not None:
            run()
            with self._lock:
                self._idle += 1
