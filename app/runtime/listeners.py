"""Who wants to be told of something: the list behind every ``subscribe``."""

from collections.abc import Callable
from typing import Any


class Listeners:
    """
    Functions to call, in the order they came.

    One that leaves while the others are being told is not called any more.
    """

    def __init__(self) -> None:
        self._all: dict[object, Callable[..., object]] = {}

    def add(self, listener: Callable[..., object]) -> Callable[[], None]:
        """Tell it from now on; call the answer to tell it no more."""
        seat = object()  # of its own: one function may listen twice and leave once
        self._all[seat] = listener
        return lambda: self._leave(seat)

    def tell(self, *values: Any) -> None:
        """Call each with these values, on the caller's thread."""
        for seat, listener in list(self._all.items()):
            if seat in self._all:
                listener(*values)

    def _leave(self, seat: object) -> None:
        self._all.pop(seat, None)
