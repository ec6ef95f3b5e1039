"""The lacquered top of the first screen: mark, name and promise."""

from kivy.properties import NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius

_TALLEST = 388.0  # dp, the status bar included
_BELOW = 512.0  # dp that the choices take at 100 %
_ABOVE, _UNDER, _AFTER = 14.0, 28.0, 20.0


class LacquerTop(Block):
    """
    The one lacquered object of the screen; it reaches the phone's top edge.

    Attributes:
        title, promise: The name and one sentence; the sentence goes to the body at large text.
        covered: Pixels under the status bar.
        phone: The screen's height in pixels: a short phone has a short top.
    """

    title = StringProperty("")
    promise = StringProperty("")
    covered = NumericProperty(0)
    phone = NumericProperty(0)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Centred between the status bar and the round lower edge; a gap to the body below it."""
        side = 32 if p.large else 56
        room = width - side * 2
        promise = "" if p.large else self.promise
        title_high = p.text_height(self.title, room, "display")
        promise_high = p.text_height(promise, room)
        words = title_high + (promise_high + 6 if promise else 0)
        bar = self.covered / ui.density
        tallest = _TALLEST if not p.large else 0
        height = min(tallest, self.phone / ui.density - _BELOW)
        mark = 118.0 if height > _TALLEST * 0.85 else 84.0
        height = max(height, bar + _ABOVE + mark + 8 + words + _UNDER)
        corner = radius("sheet")
        middle = bar + (height - bar - words - mark - 8) * 0.45
        p.face(
            0, -corner, width, height + corner, "citizen_id", corner=corner,
            rosette=(width / 2, corner + middle + mark * 0.55, width * 1.62),
        )  # fmt: skip
        p.image((width - mark) / 2, middle, mark, mark, "mark-512.png")
        y = middle + mark + 8
        y += p.text(
            self.title, side, y, room, style="display", colour="document_on", align="center"
        )
        if promise:
            p.text(promise, side, y + 6, room, colour="document_on_2", align="center")
        return height + _AFTER
