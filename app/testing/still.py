"""
A view-model's stand-in that holds one state: what previews, the gallery and screen tests show.
"""

from collections.abc import Callable
from typing import Any


class Still:
    """
    Holds a state and moves nowhere.

    Deeds that a test wants to see are given by name; every other deed does nothing, so that a
    picture
    can be tapped.
    """

    def __init__(self, state: Any, **deeds: Callable[..., object]) -> None:
        self.state = state
        self._deeds = deeds

    def start(self) -> None:
        """Nothing starts."""

    def stop(self) -> None:
        """Nothing stops."""

    def subscribe(self, listener: Callable[[Any], None]) -> Callable[[], None]:
        """Nobody is ever told."""
        del listener
        return lambda: None

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._deeds.get(name, _nothing)


def _nothing(*_: object, **__: object) -> None:
    """A deed that a picture does not do."""
