"""Who wants to be told of something: the list behind every ``subscribe``."""

from collections.abc import Callable
from typing import Any


class Listeners:
    """
    Functions to call, in the order they came.

    One that leaves while the others are being told is not called any more.
    """

    def __init__(self) -> None:
        self._all: list[Callable[..., object]] = []

    def add(self, listener: Callable[..., object]) -> Callable[[], None]:
        """Tell it from now on; call the answer to tell it no more."""
        self._all.append(listener)

        def leave() -> None:
            if listener in self._all:
                self._all.remove(listener)

        return leave

    def tell(self, *values: Any) -> None:
        """Call each with these values, on the caller's thread."""
        for listener in list(self._all):
            if listener in self._all:
                listener(*values)
