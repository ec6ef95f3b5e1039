"""The block that only this screen has: looks as rows that open, day by day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kivy.properties import ListProperty, ObjectProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter

_PAD, _GAP, _CHIP_GAP = 16.0, 12.0, 8.0
_LABEL_MOST = 0.36
"""The widest a label's column becomes, as a part of the room."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data that was looked at; ``tone`` and ``icon`` say what became of it."""

    text: str
    tone: str = "neutral"
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a look's details; ``note`` is where that stands."""

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about a look: its chip and the sentence below."""

    chip: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """One thing to do about a look."""

    icon: str
    label: str
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class LookRow:
    """
    One look.

    Attributes:
        title, time, line: Who, when, what for; a refused one says why instead.
        refused: Outlined in red.
        opened: Details and links are shown.
        name: Spoken before the title: that it opens, or shuts.
    """

    key: str
    title: str
    time: str
    line: str
    icon: str
    tone: str
    kinds: tuple[Kind, ...]
    name: str
    refused: bool = False
    opened: bool = False
    facts: tuple[Fact, ...] = ()
    asked: tuple[Asked, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class LookDay:
    """Looks of one day under its name."""

    title: str
    rows: tuple[LookRow, ...]


class LookList(Block):
    """
    Days as cards, looks as rows; a tap opens a row's details.

    Attributes:
        days: From top to bottom.
        toggle: Called with a row's key.
    """

    days: Sequence[LookDay] = ListProperty([])
    toggle: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Each day's name, then its card."""
        y = 0.0
        for at, day in enumerate(self.days):
            y += 20 if at else 0
            y += p.text(day.title, 0, y, width, style="label", weight=600, colour="text_2") + 8
            start, card = y, p.panel(0, y, width, 1, fill="surface", shadow="e1")
            for place, row in enumerate(day.rows):
                if place and not row.refused and not day.rows[place - 1].refused:
                    p.rule(0, y, width)
                elif place:  # two outlines beside each other would read as one thick line
                    y += _CHIP_GAP
                y += self._row(p, y, width, row)
            card.end(y - start)
        return y

    def _row(self, p: Painter, y: float, width: float, row: LookRow) -> float:
        frame = None
        if row.refused:
            frame = p.panel(0, y, width, 1, fill="surface", outline="error", line=1.5)
        start, side = y, parts.tile_side(p)
        left = _PAD if p.large else _PAD + side + _GAP
        room = width - left - _PAD
        y += _PAD
        if not p.large:
            parts.tile(p, _PAD, y, side, row.icon, row.tone)
        mark = 24 * p.icon_scale
        p.icon(
            "chevron-up" if row.opened else "chevron-down", width - _PAD - mark, y, mark, "text_2"
        )
        y += p.text(row.title, left, y, room - mark - 8, style="item", weight=600) + 2
        y += p.text(row.time, left, y, room, style="label", weight=400, colour="text_2") + 8
        y += _kinds(p, left, y, room, row.kinds)
        if row.line and not row.opened:
            y += p.text(row.line, left, y, room, style="label", weight=400, colour="text_2") + 8
        said = ". ".join(part.rstrip(".") for part in (row.title, row.time, row.line) if part)
        kinds = ", ".join(one.text for one in row.kinds)
        self._target(p, row, start, y - start, f"{row.name}: {said}. {kinds}", width)
        if row.opened:
            y += _facts(p, left, y, room, row.facts)
        for one in row.asked:
            y += _chip(p, left, y, room, Kind(one.chip, one.tone))[1] + 6
            y += p.text(one.text, left, y, room, style="label", weight=400) + 10
        for link in row.links:
            y += _link(p, left, y, room, link)
        y += _PAD / 2
        if frame is not None:
            frame.end(y - start)
        return y - start

    def _target(
        self, p: Painter, row: LookRow, y: float, height: float, name: str, width: float
    ) -> None:
        act = partial(self.toggle, row.key) if self.toggle is not None else None
        p.target(0, y, width, height, act, name, corner=12, key=row.key)


def _kinds(p: Painter, x: float, y: float, room: float, kinds: Sequence[Kind]) -> float:
    """Chips that wrap; returns their height with the gap below."""
    start, at, tall = y, x, 0.0
    for one in kinds:
        wide = parts.chip_size(p, one.text, one.icon or parts.TONES[one.tone][2])[0]
        if at > x and at + wide > x + room:
            at, y = x, y + tall + 6
        wide, tall = _chip(p, at, y, room, one)
        at += wide + _CHIP_GAP
    return y + tall + 8 - start if kinds else 0.0


def _chip(p: Painter, x: float, y: float, room: float, one: Kind) -> tuple[float, float]:
    """A chip; its words wrap where they are wider than the room. Returns width and height."""
    ground, ink, usual = parts.TONES[one.tone]
    icon = one.icon or usual
    wide, _ = parts.chip_size(p, one.text, icon)
    if wide <= room:
        return parts.chip(p, x, y, one.text, one.tone, icon=one.icon)
    side = 15 * p.icon_scale if icon else 0.0
    lead = 12 + (side + 6 if icon else 0)
    words = p.text_height(one.text, room - lead - 12, "chip")
    p.panel(x, y, room, words + 12, corner=14, fill=ground)
    if icon:
        p.icon(icon, x + 12, y + 6, side, ink)
    p.text(one.text, x + lead, y + 6, room - lead - 12, style="chip", colour=ink)
    return room, words + 12


def _facts(p: Painter, x: float, y: float, room: float, facts: Sequence[Fact]) -> float:
    """Labels beside what they say; below each other at large text."""
    start, y = y, y + 4
    widest = max((p.text_width(one.label, "label", 400) for one in facts), default=0.0)
    column = min(widest, room * _LABEL_MOST) + _GAP
    for one in facts:
        if p.large:
            y += p.text(one.label, x, y, room, style="caption", colour="text_2")
            y += p.text(one.text, x, y, room, style="label", weight=600)
            y += _note(p, x, y, room, one) + 8
            continue
        label = p.text(one.label, x, y, column - _GAP, style="label", weight=400, colour="text_2")
        text = p.text(one.text, x + column, y, room - column, style="label", weight=600)
        text += _note(p, x + column, y + text, room - column, one)
        y += max(label, text) + 8
    return y - start


def _note(p: Painter, x: float, y: float, room: float, fact: Fact) -> float:
    if not fact.note:
        return 0.0
    return 2 + p.text(fact.note, x, y + 2, room, style="caption", colour="text_2")


def _link(p: Painter, x: float, y: float, room: float, link: Link) -> float:
    """Icon and words over a target of a finger's height."""
    side = 22 * p.icon_scale
    words = p.text_height(link.label, room - side - 10, "item")
    height = max(48.0, words + 16)
    p.icon(link.icon, x, y + (height - side) / 2, side, "primary")
    p.text(
        link.label, x + side + 10, y + (height - words) / 2, room - side - 10,
        style="item", colour="primary",
    )  # fmt: skip
    p.target(x - 8, y, room + 8, height, link.act, link.label, corner=12)
    return height
