"""A view-model's ground: one frozen state, told to listeners only when it differs."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import Any, Generic, TypeVar

from app.runtime.listeners import Listeners

S = TypeVar("S")


class Phase(Enum):
    """What a screen has to show. "Failed with a copy" is ``CONTENT`` and an error key beside it."""

    LOADING = "loading"
    CONTENT = "content"
    EMPTY = "empty"
    FAILED = "failed"


class ViewModel(Generic[S]):
    """
    Holds the state of one screen, a frozen dataclass; lives on the interface's thread.

    A screen subscribes when it is entered, then calls ``start``; ``stop`` when it is left. Both may
    be called again and again.
    """

    def __init__(self, state: S) -> None:
        self._state = state
        self._listeners = Listeners()

    @property
    def state(self) -> S:
        """What is shown now."""
        return self._state

    def subscribe(self, listener: Callable[[S], None]) -> Callable[[], None]:
        """Be told each new state; call the answer to be told no more."""
        return self._listeners.add(listener)

    def start(self) -> None:
        """It is shown: ask for what it needs."""

    def stop(self) -> None:
        """It is shown no more: let go of what it follows."""

    def _update(self, **changes: Any) -> None:
        """Replace fields of the state; listeners hear of it only where something differs."""
        state = replace(self._state, **changes)  # type: ignore[type-var]  # every S is a dataclass
        if state == self._state:
            return
        self._state = state
        self._listeners.tell(state)
