"""A task runner that is stepped by hand: tests decide what ends, and in which order."""

from collections.abc import Callable
from typing import Any, TypeVar

from app.runtime.tasks import Done

T = TypeVar("T")


class StepRunner:
    """
    The port ``TaskRunner`` without threads.

    As with the real one, a newer task takes the place of an older one with the same key.

    Attributes:
        keys: Of what waits, oldest first.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[Callable[[], Any], Callable[[Done[Any]], None]]] = {}

    @property
    def idle(self) -> bool:
        """As the port says."""
        return not self._waiting

    @property
    def keys(self) -> tuple[str, ...]:
        """What waits, oldest first."""
        return tuple(self._waiting)

    def submit(self, work: Callable[[], T], then: Callable[[Done[T]], None], key: str) -> None:
        """As the port says; nothing runs before ``run``, ``step`` or ``drain``."""
        self._waiting.pop(key, None)
        self._waiting[key] = (work, then)

    def run(self, key: str) -> None:
        """Run one task, out of its turn if need be. KeyError where nothing waits under that key."""
        self.begin(key)()

    def begin(self, key: str) -> Callable[[], None]:
        """Do a task's work now; the answer, when called, tells how it ended, unless superseded."""
        work, then = self._waiting.pop(key)
        done: Done[Any]
        try:
            done = Done(work())
        except Exception as error:  # noqa: BLE001 — handed over: ``unwrap`` raises it again
            done = Done(error=error)

        def finish() -> None:
            if key not in self._waiting:
                then(done)

        return finish

    def step(self) -> bool:
        """Run the oldest; False where nothing waits."""
        if not self._waiting:
            return False
        self.run(next(iter(self._waiting)))
        return True

    def drain(self, at_most: int = 1000) -> None:
        """
        Run everything, and what that starts.

        Raises:
            AssertionError: It never ends.
        """
        for _ in range(at_most):
            if not self.step():
                return
        msg = f"tasks start each other for ever: {self.keys}"
        raise AssertionError(msg)
