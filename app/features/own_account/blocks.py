"""The clock of a midnight that changes something."""

from kivy.properties import NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 20.0


class Midnight(Block):
    """
    A lacquer face with the hour, its day, what it changes, and a sentence.

    Attributes:
        time, day, title, text: In that order, centred.
    """

    time = StringProperty("")
    day = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """A card in the page."""
        return self._draw(p, width, 40, 32)

    def _draw(
        self, p: Painter, width: float, above: float, below: float, *, at_top: bool = False
    ) -> float:
        """Measured first, since the face is one texture of the final size."""
        inner = width - _PAD * 2
        time = p.line_height("display")
        day = p.text_height(self.day, inner, "body")
        title = p.text_height(self.title, inner, "title", 700)
        text = p.text_height(self.text, inner, "body")
        height = above + time + 4 + day + 16 + title + 8 + text + below
        corner = radius("sheet" if at_top else "xl")
        over = corner if at_top else 0.0  # the upper corners lie outside the phone
        p.face(0, -over, width, height + over, "citizen_id", corner=corner,
               shadow=None if at_top else "e2",
               rosette=(width / 2, over + above + time / 2, width * 1.1))  # fmt: skip
        y = above
        p.text(self.time, width / 2, y, style="display", weight=700, colour="document_on",
               align="center")  # fmt: skip
        y += time + 4
        p.text(self.day, _PAD, y, inner, colour="document_on_2", align="center")
        y += day + 16
        y += p.text(self.title, _PAD, y, inner, style="title", weight=700, colour="document_on",
                    align="center") + 8  # fmt: skip
        p.text(self.text, _PAD, y, inner, colour="document_on_2", align="center")
        return height


class MidnightTop(Midnight):
    """
    The same, reaching the phone's top edge.

    Attributes:
        covered: Pixels under the status bar.
    """

    covered = NumericProperty(0)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Below the status bar; a gap to the body under it."""
        return self._draw(p, width, self.covered / ui.density + 36, 36, at_top=True) + 16
