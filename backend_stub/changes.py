"""The change number each asker sees, and who waits for it to move."""

import asyncio
import threading
from collections.abc import Callable


class Changes:
    """
    Counts changes: the stage's, which everybody sees, and each holder's own.

    The numbers are also in the database, written with what changed. These are told after the
    commit, from the writer's thread, and wake whoever waits on any event loop.
    """

    def __init__(self, of_stage: int, of_holders: dict[str, int]) -> None:
        self._of_stage = of_stage
        self._of_holders = dict(of_holders)
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = set()
        self._guard = threading.Lock()
        self._closed = False

    def load(self, of_stage: int, of_holders: dict[str, int]) -> None:
        """Take the numbers that the database has."""
        self._of_stage, self._of_holders = of_stage, dict(of_holders)
        self.wake()

    def number(self, holder_id: str | None) -> int:
        """What the holder sees; what somebody without a session sees where it is None."""
        return self._of_stage + self._of_holders.get(holder_id or "", 0)

    def holder_changed(self, holder_id: str) -> None:
        """Something of this holder was written."""
        self._of_holders[holder_id] = self._of_holders.get(holder_id, 0) + 1
        self.wake()

    def holder_counts(self, holder_id: str, number: int) -> None:
        """So much the database counts for a holder, whichever process wrote; told in any order."""
        self._of_holders[holder_id] = max(self._of_holders.get(holder_id, 0), number)
        self.wake()

    def stage_counts(self, number: int) -> None:
        """So much the database counts for the stage, whichever process moved the clock."""
        self._of_stage = max(self._of_stage, number)
        self.wake()

    def stage_changed(self) -> None:
        """The clock was moved."""
        self._of_stage += 1
        self.wake()

    def number_after_reset(self) -> int:
        """The stage's next number, larger than any that anybody has seen."""
        return self._of_stage + max(self._of_holders.values(), default=0) + 1

    def reset(self, of_stage: int) -> None:
        """Everything was seeded anew."""
        self._of_stage = of_stage
        self._of_holders.clear()
        self.wake()

    def close(self) -> None:
        """Nobody waits any more."""
        self._closed = True
        self.wake()

    def wake(self) -> None:
        """Let every waiting call look again."""
        with self._guard:
            waiting = list(self._waiting)
        for loop, waiter in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_set, waiter)

    @property
    def waiting(self) -> int:
        """How many calls wait."""
        return len(self._waiting)

    async def moved(self, moved: Callable[[], bool], seconds: float) -> None:
        """Wait until ``moved`` says so, at most that long."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not self._over(moved) and (left := end - loop.time()) > 0:
            one = (loop, loop.create_future())
            with self._guard:
                self._waiting.add(one)
            try:
                if self._over(moved):  # between the question and the registration
                    return
                await asyncio.wait((one[1],), timeout=left)
            finally:
                with self._guard:
                    self._waiting.discard(one)

    def _over(self, moved: Callable[[], bool]) -> bool:
        return self._closed or moved()


def _set(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
