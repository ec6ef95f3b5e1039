"""The change feed: one thread that waits for the server to say that something moved."""

import threading
from collections.abc import Callable
from typing import Protocol

from app.data.api_client import ApiClient, Line, NetworkMode
from app.data.errors import AppError
from app.runtime.listeners import Listeners
from app.runtime.story_clock import StoryClock
from app.runtime.tasks import Post
from app.shared.contract.endpoints import AWAIT_CHANGES
from app.shared.contract.stage import Changes

_WAIT_SECONDS = 20
_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 4.0


class ChangeFeed(Protocol):
    """Says that the server holds something new."""

    def start(self) -> None:
        """Begin to listen; a second call does nothing."""

    def wake(self) -> None:
        """Ask anew at once: another session, another network."""

    def stop(self) -> None:
        """Listen no more, at once."""

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, of each change, and when the server is back."""


class LongPoll:
    """
    Keeps the story clock in step and tells who listens.

    Every question hangs on a line of its own, so that ``wake`` and ``stop`` cut it at once.
    """

    def __init__(self, api: ApiClient, clock: StoryClock, post: Post) -> None:
        self._api, self._clock, self._post = api, clock, post
        self._listeners = Listeners()
        self._lock = threading.Lock()
        self._line: Line | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False
        self._pause = threading.Event()
        self._known: int | None = None

    def start(self) -> None:
        """As the port says."""
        if self._thread is None and not self._stopped:
            self._thread = threading.Thread(target=self._listen, name="changes", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """As the port says."""
        with self._lock:
            self._known = None
            if self._line is not None:
                self._line.cut()
        self._pause.set()

    def stop(self) -> None:
        """As the port says."""
        self._stopped = True
        self.wake()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(timeout=2)

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    # --- the thread -------------------------------------------------------------------------------
    def _listen(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopped:
            self._pause.clear()
            try:
                answer = self._ask()
            except AppError:
                with self._lock:
                    self._known = None  # whoever comes back has something new to tell
                if self._pause.is_set():
                    pause = _FIRST_PAUSE
                self._pause.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                pause = _FIRST_PAUSE
                self._take(answer)

    def _ask(self) -> Changes:
        line = self._api.new_line()
        with self._lock:
            known, self._line = self._known, line
        try:
            query = {"after": known or 0, "wait": 0 if known is None else _WAIT_SECONDS}
            answer: Changes = self._api.call(AWAIT_CHANGES, query=query, line=line)
            return answer
        finally:
            with self._lock:
                self._line = None
            line.session.close()

    def _take(self, answer: Changes) -> None:
        with self._lock:
            if self._pause.is_set() or self._stopped:  # woken meanwhile: this answer is an old one
                return
            moved = answer.number != self._known
            self._known = answer.number
        if self._api.network is NetworkMode.OFFLINE:
            with self._lock:
                self._known = None
            return
        self._post(lambda: self._clock.set(answer.story_now))
        if moved:
            self._post(self._listeners.tell)
