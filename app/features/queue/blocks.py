"""The place in the queue, on the one lacquered face of the page."""

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD, _BAR = 16.0, 10.0


class PlaceCard(Block):
    """
    How many stand before one, how much of the wait is over, and how long it may still take.

    Attributes:
        why, title: The quiet line and the bold one above the number.
        number, unit: ``18.204``, and what is counted.
        done: How much is behind one, 0 to 1.
        about, turn: How long, and at what time; ``turn`` may be empty.
        still: The number is as of some time ago: it is drawn quietly.
    """

    why = StringProperty("")
    title = StringProperty("")
    number = StringProperty("")
    unit = StringProperty("")
    done = NumericProperty(0)
    about = StringProperty("")
    turn = StringProperty("")
    still = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        inner = width - _PAD * 2
        most = p.scale
        while most > 1 and p.text_width(self.number, "count", most=most) > inner:
            most -= 0.1
        why = p.text_height(self.why, inner, "body")
        title = p.text_height(self.title, inner, "heading", 700)
        number = p.line_height("count") * most / p.scale
        unit = p.text_height(self.unit, inner, "body")
        half = (inner - 12) / 2
        beside = not p.large and all(
            p.text_width(words, "body") <= half for words in (self.about, self.turn)
        )
        room = half if beside else inner
        about = p.text_height(self.about, room, "body")
        turn = p.text_height(self.turn, room, "body") if self.turn else 0.0
        foot = max(about, turn) if beside else about + turn
        y_number = 24 + why + 4 + title + 8
        y_bar = y_number + number + unit + 20
        height = y_bar + _BAR + 10 + foot + _PAD
        p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
               rosette=(width / 2, height * 0.45, width * 1.05))  # fmt: skip
        p.text(self.why, _PAD, 24, inner, colour="document_on_2", align="center")
        p.text(self.title, _PAD, 24 + why + 4, inner, style="heading", weight=700,
               colour="document_on", align="center")  # fmt: skip
        p.text(self.number, _PAD, y_number, inner, style="count", align="center", most=most,
               colour="document_on_2" if self.still else "document_on_accent")  # fmt: skip
        p.text(self.unit, _PAD, y_number + number, inner, colour="document_on", align="center")
        p.panel(_PAD, y_bar, inner, _BAR, corner=_BAR / 2, fill="document_chip_fill",
                outline="document_on_2" if p.theme.flat else None)  # fmt: skip
        over = max(_BAR, inner * min(1.0, self.done))
        p.panel(_PAD, y_bar, over, _BAR, corner=_BAR / 2, fill="document_on_accent")
        y = y_bar + _BAR + 10
        p.text(self.about, _PAD, y, room, colour="document_on")
        if beside:
            p.text(self.turn, _PAD + half + 12, y, room, colour="document_on", align="right")
        else:
            p.text(self.turn, _PAD, y + about, room, colour="document_on")
        return height
