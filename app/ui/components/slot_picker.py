"""Choosing when to come: days, then the times that are free on one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.runtime.text import clock_time, day_month, time_and_day, weekday_date
from app.shared.clock import VIET_NAM
from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, size

_MOST_DAYS = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """One day or time to choose: its id, words, what is spoken, and a quiet line below."""

    id: str
    text: str
    name: str
    aside: str = ""


def days_of(slots: Iterable[datetime], zone: tzinfo = VIET_NAM) -> tuple[date, ...]:
    """The days on which there is a slot, on that zone's calendar, in the slots' order."""
    return tuple(dict.fromkeys(slot.astimezone(zone).date() for slot in slots))


def day_slots(slots: Iterable[datetime], lang: str, zone: tzinfo = VIET_NAM) -> list[Slot]:
    """The next days with a free time; as many as a screen can hold."""
    days = days_of(slots, zone)[:_MOST_DAYS]
    return [Slot(d.isoformat(), day_month(d, lang), weekday_date(d, lang)) for d in days]


def time_slots(
    slots: Iterable[datetime], day: date | None, lang: str, zone: tzinfo = VIET_NAM
) -> list[Slot]:
    """What is free on a day; abroad with Viet Nam's time below each."""
    return [_time_slot(one, lang, zone) for one in slots if one.astimezone(zone).date() == day]


def _time_slot(slot: datetime, lang: str, zone: tzinfo) -> Slot:
    here = clock_time(slot, zone)
    if zone is VIET_NAM:
        return Slot(slot.isoformat(), here, here)
    home = clock_time(slot)
    if slot.astimezone(zone).date() != slot.astimezone(VIET_NAM).date():
        day = day_month(slot.astimezone(VIET_NAM).date(), lang)
        home = ui.tr("slot_picker.other_day", time=home, day=day)
    spoken = ui.tr("slot_picker.spoken", here=here, home=time_and_day(slot, lang))
    return Slot(slot.isoformat(), here, spoken, ui.tr("slot_picker.viet_nam", time=home))


class SlotPicker(Block):
    """
    Days or times as pills in rows.

    Attributes:
        slots, chosen: What there is and the id chosen.
        choose: Called with an id.
        nothing: What is said where there is none.
    """

    slots: list[Slot] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    nothing = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """As many in a row as fit."""
        if not self.slots:
            return p.text(self.nothing, 0, 0, width, colour="text_2")
        x, y, gap = 0.0, 0.0, 8.0
        below = p.line_height("caption") if any(slot.aside for slot in self.slots) else 0.0
        high = max(size("icon_button"), p.line_height("item") + below + 20)
        for slot in self.slots:
            words = max(p.text_width(slot.text, "item", 600), p.text_width(slot.aside, "caption"))
            wide = min(width, max(72.0, words + 28))
            if x and x + wide > width:
                x, y = 0.0, y + high + gap
            on = slot.id == self.chosen
            fill, ink = ("primary", "on_primary") if on else ("surface", "text")
            outline = None if on else "line_strong"
            p.panel(x, y, wide, high, corner=radius("sm"), fill=fill, outline=outline, line=1.5)
            top = y + (high - p.line_height("item") - below) / 2
            p.text(slot.text, x + wide / 2, top, style="item", weight=600, colour=ink,
                   align="center", spoken=False)  # fmt: skip
            p.text(slot.aside, x + wide / 2, top + p.line_height("item"), style="caption",
                   colour=ink if on else "text_2", align="center", spoken=False)  # fmt: skip
            p.target(x, y, wide, high, lambda s=slot.id: self.choose and self.choose(s), slot.name,
                     role="radio", selected=on, corner=radius("sm"))  # fmt: skip
            x += wide + gap
        return y + high
