"""A screen on which values can be revealed, and mask themselves again after a while."""

from typing import Any

from kivy.clock import Clock

from app.ui.bound_screen import BoundScreen
from app.ui.theme import motion


class MasksAgain(BoundScreen):
    """Its state has ``revealed``, a set of what is seen now, and its view-model has ``mask``."""

    def __init__(self, vm: Any, **kwargs: Any) -> None:
        self._mask: Any = None
        self._revealed: frozenset[str] = frozenset()
        super().__init__(vm, **kwargs)

    def leave(self) -> None:
        """Leaving masks everything: there is nothing to wait for."""
        super().leave()
        self._wait(frozenset())

    def on_state(self, _: object, state: Any) -> None:
        """What was revealed masks itself again, a while after the last was."""
        if state.revealed != self._revealed:
            self._wait(state.revealed)

    def _wait(self, revealed: frozenset[str]) -> None:
        self._revealed = revealed
        if self._mask is not None:
            self._mask.cancel()
            self._mask = None
        if revealed:
            self._mask = Clock.schedule_once(lambda _: self.vm.mask(), motion("reveal_hold"))
