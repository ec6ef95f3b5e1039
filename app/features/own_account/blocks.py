"""The clock of a midnight that changes something."""

from kivy.properties import StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius


class Midnight(Block):
    """
    A lacquer face with the hour, what it changes, and a sentence.

    Attributes:
        time, day, title, text: In that order, centred.
    """

    time = StringProperty("")
    day = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        pad = 20.0
        inner = width - pad * 2
        time, day = p.line_height("display"), p.line_height("body")
        title = p.text_height(self.title, inner, "title", 700)
        text = p.text_height(self.text, inner, "body")
        height = 40 + time + 4 + day + 16 + title + 8 + text + 32
        p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
               rosette=(width / 2, 40 + time / 2, 360))  # fmt: skip
        y = 40.0
        p.text(self.time, width / 2, y, style="display", weight=700, colour="document_on",
               align="center")  # fmt: skip
        y += time + 4
        p.text(self.day, pad, y, inner, colour="document_on_2", align="center")
        y += day + 16
        y += p.text(self.title, pad, y, inner, style="title", weight=700, colour="document_on",
                    align="center") + 8  # fmt: skip
        p.text(self.text, pad, y, inner, colour="document_on_2", align="center")
        return height
