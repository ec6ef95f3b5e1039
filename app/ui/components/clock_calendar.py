"""An office's clock as a calendar: which days count, on which it stands still."""

from datetime import date

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.runtime.text import day_month, weekday_date
from app.shared.rules.office_clock import ClockDay
from app.ui.block import Block
from app.ui.context import ui
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
_SIGNS = ("counted", "stopped", "weekend", "holiday")
"""Kinds that are explained below, where they are shown."""


class ClockCalendar(Block):
    """
    The days of an office's clock in weeks from Monday.

    Attributes:
        title, note: What it is, and when it ends.
        clock: Every day of it, in order.
        today, waits: The day to be marked while the office waits for the holder, and whether it
            does.
    """

    title = StringProperty("")
    note = StringProperty("")
    clock: tuple[ClockDay, ...] = ObjectProperty(())
    today: date | None = ObjectProperty(None, allownone=True)
    waits = BooleanProperty(False)

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
        for at in range(_WEEK):
            head = ui.tr(f"calendar.weekday.{at + 1}")
            x = _PAD + at * (cell + gap)
            p.text(head, x + cell / 2, y, style="caption", weight=600, colour="text_2",
                   align="center", most=most, spoken=False)  # fmt: skip
        y += line + 6
        offset = self.clock[0].on.weekday() if self.clock else 0
        for at, one in enumerate(self.clock):
            column, row = (at + offset) % _WEEK, (at + offset) // _WEEK
            top = y + row * (tall + line + 10)
            self._cell(p, at, one, _PAD + column * (cell + gap), top, cell, tall, most)
        rows = (len(self.clock) + offset + _WEEK - 1) // _WEEK
        y += rows * (tall + line + 10) + 6
        y = self._signs(p, y, inner)
        card.end(y + _PAD - 6)
        return y + _PAD - 6

    def _cell(
        self, p: Painter, at: int, one: ClockDay, x: float, y: float, cell: float, tall: float,
        most: float,
    ) -> None:  # fmt: skip
        stands = self.waits and one.on == self.today and one.kind == "stopped"
        kind = "today" if stands else one.kind
        ground, ink, icon, outline = _CELLS[kind]
        if p.theme.flat and outline is None:
            outline = "line_strong"
        p.panel(x, y, cell, tall, corner=radius("sm"), fill=ground, outline=outline, line=2)
        if one.number:
            high = p.line_height("section") * most / p.scale
            p.text(str(one.number), x + cell / 2, y + (tall - high) / 2, style="section",
                   weight=700, colour=ink, align="center", most=most, spoken=False)  # fmt: skip
        elif icon:
            p.icon(icon, x + (cell - 20) / 2, y + (tall - 20) / 2, 20, ink)
        p.text(_day_words(at, one.on), x + cell / 2, y + tall + 2, style="caption", colour="text_2",
               align="center", most=most, spoken=False)  # fmt: skip
        said = ui.tr(f"calendar.day.{kind}", n=one.number or 0)
        p.target(x, y, max(cell, size("icon_button")), max(tall, size("icon_button")), None,
                 f"{weekday_date(one.on, ui.lang)}: {said}", role="text")  # fmt: skip

    def _signs(self, p: Painter, y: float, inner: float) -> float:
        x, side = _PAD, 24.0
        high = max(side, p.line_height("caption"))
        shown = {one.kind for one in self.clock}
        for kind in (one for one in _SIGNS if one in shown):
            ground, ink, icon, outline = _CELLS[kind]
            words = ui.tr(f"calendar.sign.{kind}")
            wide = side + 8 + p.text_width(words, "caption") + 16
            if x > _PAD and x + wide - 16 > _PAD + inner:
                x, y = _PAD, y + high + 8
            edge = outline or ("line_strong" if p.theme.flat else None)
            top = y + (high - side) / 2
            p.panel(x, top, side, side, corner=6, fill=ground, outline=edge, line=1.5)
            p.icon(icon or "check", x + 4, top + 4, side - 8, ink)
            room = inner - side - 8
            p.text(words, x + side + 8, y + (high - p.line_height("caption")) / 2, room,
                   style="caption", colour="text_2")  # fmt: skip
            x += wide
        return y + high + 8


def _day_words(at: int, on: date) -> str:
    """The day; with its month where the calendar or a month begins."""
    if at and on.day > 1:
        return str(on.day)
    return day_month(on, ui.lang)[:6] if ui.lang == "en" else f"{on.day}/{on.month}"
