"""Pieces that many blocks draw: button, chip, tile, check, switch, busy ring."""

from collections.abc import Callable

from app.ui.painter import Painter
from app.ui.theme import radius, size

_FILLS = {
    "primary": ("primary", "on_primary", None),
    "soft": ("primary_soft", "on_primary_soft", None),
    "outline": ("surface", "text", "line_strong"),
    "text": (None, "primary", None),
    "gold": ("gold_bright", "on_gold_bright", None),
    "glass": ((1, 1, 1, 0.16), "document_on", (1, 1, 1, 0.55)),
    "dark": ((0, 0, 0, 0), "gold_bright", None),
}
TONES = {
    "ok": ("success_soft", "success", "check"),
    "warn": ("warning_soft", "warning", "clock-outline"),
    "error": ("error_soft", "error", "alert-circle-outline"),
    "info": ("info_soft", "info", "information-outline"),
    "gold": ("gold_soft", "on_gold_soft", "check-decagram"),
    "neutral": ("surface_2", "text_2", None),
    "primary": ("primary_soft", "on_primary_soft", None),
}
"""Tone → (ground, ink, icon where none is given)."""


_TIGHT = 14  # dp of padding left where words just fit


def button_height(
    p: Painter, label: str, width: float, *, small: bool = False, icon: str | None = None
) -> float:
    """Height in dp that ``button`` will take at this width."""
    least = size("button_small") if small else size("button")
    lead = button_lead(p, small=small) if icon else 0
    room = _words_room(p, label, width, lead, small=small)
    words = p.text_height(label, room, "item" if small else "section", 600)
    return (
        max(least, words + 20)
        if words > p.line_height("section") * 1.7
        else max(least, words + (16 if p.large else 0))
    )


def button_lead(p: Painter, *, small: bool = False) -> float:
    """Width in dp of a button's icon and the gap after it."""
    return (20 if small else 22) * p.icon_scale + 8


def least_button_width(p: Painter, label: str, *, icon: str | None = None) -> float:
    """Width in dp below which the words of a large button wrap."""
    return p.text_width(label, "section", 600) + (button_lead(p) if icon else 0) + _TIGHT


def _words_room(p: Painter, label: str, width: float, lead: float, *, small: bool) -> float:
    """Room for the words: the usual padding, or less where that keeps them on one line."""
    room = width - lead - (24 if small else 32)
    words = p.text_width(label, "item" if small else "section", 600)
    if room < words <= width - lead - _TIGHT:
        room = width - lead - _TIGHT
    return max(40.0, room)


def button_width(p: Painter, label: str, *, small: bool = True, icon: str | None = None) -> float:
    """Width in dp of a button that is as wide as its words."""
    style = "item" if small else "section"
    return p.text_width(label, style, 600) + (28 if small else 48) + (30 if icon else 0)


def button(
    p: Painter,
    x: float,
    y: float,
    width: float,
    label: str,
    act: Callable[[], object] | None,
    *,
    kind: str = "primary",
    icon: str | None = None,
    small: bool = False,
    busy: bool = False,
    enabled: bool = True,
    name: str | None = None,
) -> float:
    """A button; returns its height in dp. Busy keeps its width, shows a ring and does nothing."""
    height = button_height(p, label, width, small=small, icon=icon)
    fill, ink, outline = _FILLS[kind]
    if not enabled and not busy:
        fill, ink, outline = ("surface_3" if kind != "text" else None), "text_2", None
    elif p.theme.flat and kind == "soft":
        outline = "primary"
    corner = radius("sm") if small else radius("md")
    if fill:
        p.panel(x, y, width, height, corner=corner, fill=fill, outline=outline, line=1.5)
    style = "item" if small else "section"
    side = (20 if small else 22) * p.icon_scale
    lead = button_lead(p, small=small) if icon or busy else 0
    room = _words_room(p, label, width, lead, small=small)
    wide = min(p.text_width(label, style, 600), room)
    tall = p.text_height(label, room, style, 600)
    left = x + (width - wide - lead) / 2
    if busy:
        p.arc(left, y + (height - side) / 2, side, 40, 320, ink, 2.5)
    elif icon:
        p.icon(icon, left, y + (height - side) / 2, side, ink)
    if tall > p.line_height(style) * 1.6:
        left_of_words, align = left + lead, "center" if not lead else "left"
        p.text(
            label,
            left_of_words,
            y + (height - tall) / 2,
            room,
            style=style,
            weight=600,
            colour=ink,
            align=align,
        )
    else:
        p.text(label, left + lead, y + (height - tall) / 2, style=style, weight=600, colour=ink)
    p.target(x, y, width, height, act, name or label, corner=corner, enabled=enabled and not busy)
    return height


def chip_size(p: Painter, label: str, icon: str | None) -> tuple[float, float]:
    """Width and height in dp of a chip."""
    side = 15 * p.icon_scale
    wide = p.text_width(label, "chip") + 20 + (side + 5 if icon else 0)
    return wide, max(size("chip"), p.line_height("chip") + 6)


def chip(
    p: Painter,
    x: float,
    y: float,
    label: str,
    tone: str,
    *,
    icon: str | None = None,
    right: bool = False,
) -> tuple[float, float]:
    """A small fact in a pill, left or right edge at ``x``; returns its width and height."""
    ground, ink, usual = TONES[tone]
    icon = icon or usual
    wide, tall = chip_size(p, label, icon)
    left = x - wide if right else x
    p.panel(
        left,
        y,
        wide,
        tall,
        corner=tall / 2,
        fill=ground,
        outline=ink if p.theme.flat else None,
        line=1,
    )
    side = 15 * p.icon_scale
    at = left + 10
    if icon:
        p.icon(icon, at, y + (tall - side) / 2, side, ink)
        at += side + 5
    p.text(label, at, y + (tall - p.text_height(label, 0, "chip")) / 2, style="chip", colour=ink)
    return wide, tall


def tile(p: Painter, x: float, y: float, side: float, icon: str, tone: str = "neutral") -> None:
    """An icon on a small rounded ground."""
    ground, ink, _ = TONES[tone]
    p.panel(
        x,
        y,
        side,
        side,
        corner=radius("sm"),
        fill=ground,
        outline="line_strong" if p.theme.flat else None,
    )
    inner = side * 0.55
    p.icon(icon, x + (side - inner) / 2, y + (side - inner) / 2, inner, ink)


def tile_side(p: Painter) -> float:
    """Side in dp of a row's tile at this text size."""
    return size("icon_tile") * p.icon_scale


def radio(p: Painter, x: float, y: float, *, on: bool) -> None:
    """A radio mark of 24 dp."""
    side = size("radio")
    if on:
        p.disc(x, y, side, "primary")
        p.disc(x + side * 0.31, y + side * 0.31, side * 0.38, "on_primary")
    else:
        p.circle(x, y, side, "line_strong", 2)


def switch(p: Painter, x: float, y: float, *, on: bool, enabled: bool = True) -> None:
    """A switch of 52 by 32 dp."""
    fill = ("primary" if on else "surface_3") if enabled else "surface_2"
    p.panel(x, y, 52, 32, corner=16, fill=fill, outline=None if on else "line_strong")
    knob = "on_primary" if on else "text_3"
    p.disc(x + (24 if on else 4), y + 4, 24, knob)


def check(p: Painter, x: float, y: float, *, on: bool) -> None:
    """A checkbox of 24 dp."""
    side = size("checkbox")
    if on:
        p.panel(x, y, side, side, corner=radius("check"), fill="primary")
        p.icon("check", x + 3, y + 3, side - 6, "on_primary")
    else:
        p.panel(
            x, y, side, side, corner=radius("check"), fill="surface", outline="line_strong", line=2
        )
