"""The live clock and the time left, under a document that is being shown."""

from kivy.properties import NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter

PAD = 16.0
_TRACK = 8.0


class TimeCard(Block):
    """
    A clock that runs, so that a picture of the screen is known for one, and a bar that runs out.

    Attributes:
        time, day: Now, with seconds, and the date.
        label, left: What the bar counts, and the rest of it: "0:47".
        share: Of the time, from 1 to 0.
        said: The rest in words, for ears.
    """

    time = StringProperty("")
    day = StringProperty("")
    label = StringProperty("")
    left = StringProperty("")
    share = NumericProperty(1)
    said = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Clock and date, then the bar with its words."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = PAD
        clock = p.digits_width(self.time, "title")
        day = p.text_width(self.day, "label", 400)
        stacked = clock + day + 44 > width
        p.digits(self.time, PAD, y, style="title")
        high = p.line_height("title")
        if stacked:
            y += high + 2
            y += p.text(
                self.day, PAD, y, width - PAD * 2, style="label", weight=400, colour="text_2"
            )
        else:
            top = y + (high - p.line_height("label")) / 2
            p.text(self.day, width - PAD - day, top, style="label", weight=400, colour="text_2")
            y += high
        y += 12
        y += self._bar_words(p, y, width) + 8
        p.panel(PAD, y, width - PAD * 2, _TRACK, corner=_TRACK / 2, fill="surface_3")
        rest = max(_TRACK, (width - PAD * 2) * self.share)
        p.panel(PAD, y, rest, _TRACK, corner=_TRACK / 2, fill="primary")
        y += _TRACK + PAD
        card.end(y)
        p.target(0, 0, width, y, None, self.said, role="text")
        return y

    def _bar_words(self, p: Painter, y: float, width: float) -> float:
        left = p.digits_width(self.left, "item")
        p.digits(self.left, width - PAD - left, y, style="item")
        room = width - PAD * 2 - left - 12
        high = p.text(self.label, PAD, y, room, style="label", weight=400, colour="text_2")
        return max(high, p.line_height("item"))
