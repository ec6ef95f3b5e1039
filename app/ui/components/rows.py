"""
A card of rows: tile, title, sentence, and at the right a button, a chip, a switch or a way on.
"""

from collections.abc import Callable, Sequence

import msgspec
from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import size


class Row(msgspec.Struct, frozen=True):
    """
    One row.

    Attributes:
        title, text: The bold line and the quiet one.
        icon, tone: The tile; none where the icon is empty.
        act: What a tap on the whole row does.
        button, kind, button_act: A small button at the right.
        chip, chip_tone, chip_icon: A fact at the right.
        switch: A switch at the right; the row is its target.
        radio: A radio mark at the right; the row is its target.
        value: Quiet words at the right.
        chevron: Whether the row leads on.
        bare_icon: An icon without a tile.
        busy: A ring at the right instead.
    """

    title: str
    text: str = ""
    icon: str = ""
    tone: str = "neutral"
    act: Callable[[], object] | None = None
    button: str = ""
    kind: str = "primary"
    button_act: Callable[[], object] | None = None
    chip: str = ""
    chip_tone: str = "ok"
    chip_icon: str | None = None
    switch: bool | None = None
    radio: bool | None = None
    value: str = ""
    chevron: bool = False
    bare_icon: bool = False
    busy: bool = False
    enabled: bool = True
    title_colour: str = "text"


class RowCard(Block):
    """A card of rows with hairlines between them."""

    rows: list[Row] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Every row, one below the other."""
        return draw_rows(p, 0, 0, width, self.rows)


def draw_rows(p: Painter, x: float, y: float, width: float, rows: Sequence[Row]) -> float:
    """A card of rows at ``x``, ``y``; returns its height in dp, 0 where there is none."""
    if not rows:
        return 0.0
    start, card = y, p.panel(x, y, width, 1, fill="surface", shadow="e1")
    for at, row in enumerate(rows):
        if at:
            p.rule(x, y, width)
        y += draw_row(p, y, width, row, x)
    card.end(y - start)
    return y - start


def draw_row(p: Painter, y: float, width: float, row: Row, x: float = 0) -> float:
    """One row at ``x``, ``y``; returns its height in dp."""
    right, gap = x + width, 12.0
    pad = x + 16.0
    side = parts.tile_side(p)
    lead = 0.0
    if row.icon and not (p.large and not row.bare_icon and row.button):
        lead = (side if not row.bare_icon else 24 * p.icon_scale) + 12
    left = pad + lead
    trail = _trail_width(p, row)
    under = (
        bool(trail)
        and (p.large or right - left - trail - 16 - gap < 110)
        and bool(row.button or row.chip or row.value)
    )
    room = right - left - 16 - (trail + gap if trail and not under else 0)
    title_high = p.text_height(row.title, room, "item")
    text_high = p.text_height(row.text, room, "caption")
    words = title_high + (text_high + 2 if row.text else 0)
    inner = max(
        words,
        side if lead and not row.bare_icon else 0,
        size("button_small") if row.button and not under else 0,
    )
    height = max(size("list_row"), inner + 28)
    top = y + (height - words) / 2
    if row.icon and lead:
        at = y + (height - side) / 2
        if row.bare_icon:
            small = 24 * p.icon_scale
            p.icon(row.icon, pad, y + (height - small) / 2, small, "text_2")
        else:
            parts.tile(p, pad, at, side, row.icon, row.tone)
    if row.act is not None and not row.button:
        role = (
            "switch" if row.switch is not None else "radio" if row.radio is not None else "button"
        )
        on = row.switch if row.switch is not None else row.radio
        name = f"{row.title}. {row.text}" if row.text else row.title
        p.target(
            x,
            y,
            width,
            height,
            row.act,
            name,
            corner=12,
            role=role,
            selected=on,
            enabled=row.enabled,
        )
    ink = row.title_colour if row.enabled else "text_3"
    p.text(row.title, left, top, room, style="item", colour=ink)
    if row.text:
        p.text(row.text, left, top + title_high + 2, room, style="caption", colour="text_2")
    if under:
        return height + _trail(
            p,
            row,
            left if row.chip or row.value else pad,
            y + height - 6,
            width - 32,
            under=True,
        )
    if trail:
        _trail(p, row, right - 16 - trail, y, trail, height=height)
    return height


def _trail_width(p: Painter, row: Row) -> float:
    if row.button:
        return parts.button_width(p, row.button)
    if row.chip:
        return parts.chip_size(p, row.chip, row.chip_icon or parts.TONES[row.chip_tone][2])[0]
    if row.switch is not None:
        return 52.0
    if row.value:
        return p.text_width(row.value, "item") + (28 if row.chevron else 0)
    return 24.0 if row.chevron or row.radio is not None or row.busy else 0.0


def _trail(
    p: Painter, row: Row, x: float, y: float, room: float, *, height: float = 0, under: bool = False
) -> float:
    """Draw what is at the right, or below where there is no room; returns the height it added."""
    if row.button:
        high = parts.button_height(p, row.button, room, small=True)
        top = y if under else y + (height - high) / 2
        name = f"{row.button}: {row.title}"
        parts.button(
            p,
            x,
            top,
            room,
            row.button,
            row.button_act,
            kind=row.kind,
            small=True,
            name=name,
            busy=row.busy,
        )
        return high + 18
    if row.chip:
        _, high = parts.chip_size(p, row.chip, row.chip_icon)
        top = y - 4 if under else y + (height - high) / 2
        parts.chip(p, x, top, row.chip, row.chip_tone, icon=row.chip_icon)
        return high + 12
    if row.busy:
        p.arc(x, y + (height - 24) / 2, 24, 40, 320, "primary", 2.5)
    elif row.switch is not None:
        parts.switch(p, x, y + (height - 32) / 2, on=row.switch, enabled=row.enabled)
    elif row.radio is not None:
        parts.radio(p, x, y + (height - 24) / 2, on=row.radio)
    else:
        high = p.line_height("item")
        top = y - 6 if under else y + (height - high) / 2
        if row.value:
            p.text(row.value, x, top, style="item")
        if row.chevron and not under:
            p.icon("chevron-right", x + room - 22, y + (height - 24) / 2, 24, "text_2")
        return high + 10
    return 0.0
