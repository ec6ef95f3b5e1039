"""How far one is on a way of a few steps: bars, and a line that names the step."""

from kivy.properties import NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter

_BAR, _GAP = 6.0, 6.0


class Steps(Block):
    """
    Bars from left to right; those done and the present one are filled.

    Attributes:
        at, total: The present step, from 1, and how many there are.
        text: The step in words.
    """

    at = NumericProperty(1)
    total = NumericProperty(3)
    text = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Bars, then the words; at large text the words alone say it."""
        count, y = int(self.total), 0.0
        if not p.large:
            wide = (width - _GAP * (count - 1)) / count
            for step in range(count):
                fill = "primary" if step < self.at else "surface_3"
                p.panel(step * (wide + _GAP), 0, wide, _BAR, corner=_BAR / 2, fill=fill)
            y = _BAR + 8
        high = p.text(self.text, 0, y, width, style="label", weight=400, colour="text_2")
        p.target(0, y, width, high, None, self.text, role="text")
        return y + high
