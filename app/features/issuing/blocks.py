"""The block that only a request has: its clock's calendar."""

from dataclasses import dataclass

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius, size

_PAD = 16.0
_WEEK = 7
_CELLS: dict[str, tuple[str | None, str, str | None, str | None]] = {
    "start": ("surface_3", "text_2", "send", None),
    "counted": ("success", "surface", None, None),
    "stopped": ("surface", "text_2", "pause", "line_strong"),
    "ahead": ("surface_3", "text_2", None, None),
    "weekend": ("surface_2", "text_2", "sleep", None),
    "holiday": ("gold_soft", "on_gold_soft", "party-popper", None),
    "today": ("surface", "primary", "account-clock-outline", "primary"),
}
"""Kind → ground, ink, icon where it has no number, outline."""


@dataclass(frozen=True, slots=True)
class Cell:
    """
    One day.

    Attributes:
        kind: As in ``_CELLS``.
        number: The working day's number; empty where it is none.
        day: What stands below it.
        name: Spoken.
    """

    kind: str
    number: str
    day: str
    name: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What one kind of day means."""

    kind: str
    text: str


class CalendarCard(Block):
    """
    The days of a clock in weeks from Monday.

    Attributes:
        title, note: What it is, and when it ends.
        heads: The seven weekdays, short.
        offset: Columns left free before the first cell.
        cells, signs: Every day in order, and what the kinds mean.
    """

    title = StringProperty("")
    note = StringProperty("")
    heads: list[str] = ListProperty([])
    offset = ObjectProperty(0)
    cells: list[Cell] = ListProperty([])
    signs: list[Sign] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Title, weeks, signs."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y, inner = _PAD, width - _PAD * 2
        y += p.text(self.title, _PAD, y, inner, style="section", weight=700)
        y += p.text(self.note, _PAD, y + 2, inner, style="label", colour="text_2") + 14
        gap = 4.0
        cell = (inner - gap * (_WEEK - 1)) / _WEEK
        tall, line = min(cell, size("icon_button")), p.line_height("caption")
        most = min(p.scale, 1.3)
        line = line * most / p.scale
        for at, head in enumerate(self.heads):
            x = _PAD + at * (cell + gap)
            p.text(head, x + cell / 2, y, style="caption", weight=600, colour="text_2",
                   align="center", most=most, spoken=False)  # fmt: skip
        y += line + 6
        for at, one in enumerate(self.cells):
            column, row = (at + self.offset) % _WEEK, (at + self.offset) // _WEEK
            top = y + row * (tall + line + 10)
            self._cell(p, one, _PAD + column * (cell + gap), top, cell, tall, most)
        rows = (len(self.cells) + self.offset + _WEEK - 1) // _WEEK
        y += rows * (tall + line + 10) + 6
        y = self._signs(p, y, inner)
        card.end(y + _PAD - 6)
        return y + _PAD - 6

    @staticmethod
    def _cell(
        p: Painter, one: Cell, x: float, y: float, cell: float, tall: float, most: float
    ) -> None:
        ground, ink, icon, outline = _CELLS[one.kind]
        if p.theme.flat and outline is None:
            outline = "line_strong"
        p.panel(x, y, cell, tall, corner=radius("sm"), fill=ground, outline=outline, line=2)
        if one.number:
            high = p.line_height("section") * most / p.scale
            p.text(one.number, x + cell / 2, y + (tall - high) / 2, style="section", weight=700,
                   colour=ink, align="center", most=most, spoken=False)  # fmt: skip
        elif icon:
            p.icon(icon, x + (cell - 20) / 2, y + (tall - 20) / 2, 20, ink)
        p.text(one.day, x + cell / 2, y + tall + 2, style="caption", colour="text_2",
               align="center", most=most, spoken=False)  # fmt: skip
        p.target(x, y, max(cell, size("icon_button")), max(tall, size("icon_button")), None,
                 one.name, role="text")  # fmt: skip

    def _signs(self, p: Painter, y: float, inner: float) -> float:
        x, side = _PAD, 24.0
        high = max(side, p.line_height("caption"))
        for sign in self.signs:
            ground, ink, icon, outline = _CELLS[sign.kind]
            wide = side + 8 + p.text_width(sign.text, "caption") + 16
            if x > _PAD and x + wide - 16 > _PAD + inner:
                x, y = _PAD, y + high + 8
            edge = outline or ("line_strong" if p.theme.flat else None)
            top = y + (high - side) / 2
            p.panel(x, top, side, side, corner=6, fill=ground, outline=edge, line=1.5)
            p.icon(icon or "check", x + 4, top + 4, side - 8, ink)
            room = inner - side - 8
            p.text(sign.text, x + side + 8, y + (high - p.line_height("caption")) / 2, room,
                   style="caption", colour="text_2")  # fmt: skip
            x += wide
        return y + high + 8
