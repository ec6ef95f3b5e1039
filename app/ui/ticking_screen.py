"""A screen on which time passes: its view-model looks at it again and again while it is shown."""

from typing import Any

from kivy.clock import Clock

from app.ui.bound_screen import BoundScreen

_EVERY = 0.5  # seconds


class TickingScreen(BoundScreen):
    """Calls the view-model's ``tick``, which counts waits down or asks anew."""

    def __init__(self, vm: Any, **kwargs: Any) -> None:
        self._ticks: Any = None
        super().__init__(vm, **kwargs)

    def enter(self) -> None:
        """It is shown: time runs."""
        super().enter()
        if self._ticks is None:
            self._ticks = Clock.schedule_interval(lambda _: self.vm.tick(), _EVERY)

    def leave(self) -> None:
        """It is shown no more."""
        super().leave()
        if self._ticks is not None:
            self._ticks.cancel()
            self._ticks = None
