"""A view-model's ground: one frozen state, told to listeners only when it differs."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import Any, Generic, Protocol, TypeVar

from app.runtime.listeners import Listeners

S = TypeVar("S")


class Phase(Enum):
    """What a screen has to show. "Failed with a copy" is ``CONTENT`` and an error key beside it."""

    LOADING = "loading"
    CONTENT = "content"
    EMPTY = "empty"
    FAILED = "failed"


class Followed(Protocol):
    """What says that something is other than before."""

    def subscribe(self, listener: Callable[..., object]) -> Callable[[], object]:
        """Be told; call the answer to be told no more."""


class ViewModel(Generic[S]):
    """
    Holds the state of one screen, a frozen dataclass; lives on the interface's thread.

    A screen subscribes when it is entered, then calls ``start``; ``stop`` when it is left. Both may
    be called again and again.
    """

    def __init__(self, state: S) -> None:
        self._state = state
        self._listeners = Listeners()
        self._ends: list[Callable[[], object]] = []

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
        self._leave()

    # --- for the view-model -----------------------------------------------------------------------
    def _follow(self, *ports: Followed, network: Followed | None = None) -> None:
        """
        Look whenever one of these says something, until ``_leave``; nothing where it does already.

        Args:
            network: Tells ``_network_changed`` whether the server is reached.
        """
        if self._ends:
            return
        if network is not None:
            self._ends.append(network.subscribe(self._network_changed))
        self._ends += [port.subscribe(lambda *_: self._look()) for port in ports]

    def _leave(self) -> None:
        """Follow nothing any more."""
        for end in self._ends:
            end()
        self._ends = []

    def _look(self) -> None:
        """Something that it follows is other than before."""

    def _network_changed(self, online: bool) -> None:
        """The server is reached again, or no more."""

    def _update(self, **changes: Any) -> None:
        """Replace fields of the state; listeners hear of it only where something differs."""
        state = replace(self._state, **changes)  # type: ignore[type-var]  # every S is a dataclass
        if state == self._state:
            return
        self._state = state
        self._listeners.tell(state)
