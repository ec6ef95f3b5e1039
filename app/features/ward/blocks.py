"""The lacquer card with the days until a child acts alone."""

from kivy.properties import NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 16.0


class Countdown(Block):
    """
    Whose turn it will be, and when.

    Attributes:
        over, title: Who, and what comes.
        count, until: How long, and to which moment.
        share: How much of the way is gone, 0 to 1.
    """

    over = StringProperty("")
    title = StringProperty("")
    count = StringProperty("")
    until = StringProperty("")
    share = NumericProperty(0)

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        inner = width - _PAD * 2
        over = p.text_height(self.over, inner, "label")
        title = p.text_height(self.title, inner, "heading", 700)
        wide = p.text_width(self.count, "display", 700)
        beside = not p.large and wide <= inner * 0.55
        count = p.text_height(self.count, inner, "display", 700)
        room = inner - wide - 16 if beside else inner
        until = p.text_height(self.until, room, "label")
        middle = max(count, until) if beside else count + 4 + until
        height = _PAD + over + 2 + title + 12 + middle + 16 + 8 + _PAD
        p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
               rosette=(width * 0.95, 70, 300))  # fmt: skip
        y = _PAD
        y += p.text(self.over, _PAD, y, inner, style="label", weight=400, colour="document_on_2")
        y += 2 + p.text(self.title, _PAD, y + 2, inner, style="heading", weight=700,
                        colour="document_on") + 12  # fmt: skip
        p.text(self.count, _PAD, y + (0 if not beside else (middle - count) / 2), inner,
               style="display", weight=700, colour="document_on_accent")  # fmt: skip
        if beside:
            p.text(self.until, _PAD + wide + 16, y + (middle - until) / 2, room, style="label",
                   weight=400, colour="document_on")  # fmt: skip
        else:
            p.text(self.until, _PAD, y + count + 4, inner, style="label", weight=400,
                   colour="document_on")  # fmt: skip
        y += middle + 16
        p.panel(_PAD, y, inner, 8, corner=4, fill=(1, 1, 1, 0.25))
        gone = max(8.0, inner * min(1.0, max(0.0, self.share)))
        p.panel(_PAD, y, gone, 8, corner=4, fill="gold_bright")
        return height
