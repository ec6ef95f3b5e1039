"""Holds the one screen shown, and slides the next one in."""

from typing import Any

from kivy.clock import Clock
from kivy.graphics import PopMatrix, PushMatrix, Translate
from kivy.uix.widget import Widget

from app.ui.context import ui
from app.ui.theme import motion

SLIDE = 24  # dp a pushed screen comes in from


class ScreenHolder(Widget):
    """Holds the one screen shown, and slides it in."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._shift = Translate(0, 0)
        with self.canvas.before:
            PushMatrix()
        self.canvas.before.add(self._shift)
        with self.canvas.after:
            PopMatrix()
        self._run: Any = None

    def slide(self, *, back: bool) -> None:
        """Come in from the right, or from the left when going back; at once with reduced motion."""
        if self._run is not None:
            self._run.cancel()
        if ui.reduced_motion:
            return
        whole = motion("fast" if back else "base")
        start = SLIDE * ui.density * (-1 if back else 1)
        gone = [0.0]

        def step(elapsed: float) -> bool:
            gone[0] += elapsed
            rest = max(0.0, 1 - gone[0] / whole) ** 3
            self._shift.x = round(start * rest)
            self.opacity = 1 - rest * 0.6
            return rest > 0

        self._shift.x = start
        self._run = Clock.schedule_interval(step, 0)
