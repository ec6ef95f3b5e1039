"""The timeline: a bar a paper, with today's mark through all of them."""

from dataclasses import dataclass

from kivy.properties import ListProperty, NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter

_PAD, _BAR = 16.0, 10.0


@dataclass(frozen=True, slots=True)
class Bar:
    """
    One paper: its words, and from where to where on the line, 0 to 1.

    Attributes:
        text: Last day and how long is left, or that there is none.
        tone: ``ok``, ``warn``, ``error``, ``none``.
    """

    icon: str
    title: str
    text: str
    start: float
    end: float
    tone: str


_INKS = {"ok": "success", "warn": "warning", "error": "error", "none": "text_3"}


class Timeline(Block):
    """
    Papers one below the other on one line of time.

    Attributes:
        bars: In order.
        today: Where today stands, 0 to 1.
        first, last, now: What the ends and today are called.
    """

    bars: list[Bar] = ListProperty([])
    today = NumericProperty(0)
    first = StringProperty("")
    last = StringProperty("")
    now = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Words above each bar; the mark runs through all bars."""
        if not self.bars:
            return 0.0
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        inner, y = width - _PAD * 2, _PAD
        y += p.text(self.now, _PAD, y, inner, style="caption", weight=600, colour="primary") + 8
        side, mark = 22 * p.icon_scale, _PAD + inner * self.today
        for bar in self.bars:
            ink = _INKS[bar.tone]
            p.icon(bar.icon, _PAD, y, side, ink)
            left, room = _PAD + side + 10, inner - side - 10
            y += p.text(bar.title, left, y, room, style="item", weight=600)
            y += p.text(bar.text, left, y, room, style="caption", colour="text_2") + 6
            p.panel(_PAD, y, inner, _BAR, corner=_BAR / 2, fill="surface_3")
            if bar.end > bar.start:
                wide = max(_BAR, inner * (bar.end - bar.start))
                p.panel(_PAD + inner * bar.start, y, wide, _BAR, corner=_BAR / 2, fill=ink)
            p.rect(mark - 1, y - 4, 2, _BAR + 8, "primary")
            y += _BAR + 16
        half = inner / 2 - 4
        line = p.text(self.first, _PAD, y, half, style="caption", colour="text_2")
        p.text(self.last, _PAD + inner - p.text_width(self.last, "caption"), y, style="caption",
               colour="text_2")  # fmt: skip
        card.end(y + line + _PAD)
        return y + line + _PAD
