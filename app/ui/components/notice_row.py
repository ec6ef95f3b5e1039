"""One notice: tile, what happened, by when, its time, whether it is unread, and one link."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.graphics import InstructionGroup

from app.ui.components import parts
from app.ui.components.wallet_card import words_height
from app.ui.painter import Painter, Target

_PAD, _DOT, _GAP, _BELOW = 16.0, 10.0, 12.0, 12.0


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """
    One notice.

    Attributes:
        key: Given to what opens it.
        title, text, time: What happened or is due, by when, and when it was told.
        icon, tone: The tile.
        link: What its one action says; none where it is empty.
        unread: Spoken before an unread one, which has a dot and a bolder title; empty once read.
    """

    key: str
    title: str
    text: str
    time: str
    icon: str
    tone: str = "neutral"
    link: str = ""
    unread: str = ""


def notice_height(p: Painter, row: NoticeRow, width: float) -> float:
    """Height in dp that a row will take."""
    left, room = _column(p, width)
    words = words_height(p, row.title, room - _DOT - _GAP, "item", _weight(row)) + 2
    words += words_height(p, row.text, width - left - _PAD, "label", 400)
    return _PAD + words + _foot_height(p, row, width) + _BELOW


def draw_notice(p: Painter, row: NoticeRow, width: float) -> None:
    """A row from the top left."""
    left, room = _column(p, width)
    if not p.large:
        parts.tile(p, _PAD, _PAD, parts.tile_side(p), row.icon, row.tone)
    y = _PAD
    if row.unread:
        side = _DOT * p.icon_scale
        p.disc(width - _PAD - side, y + (p.line_height("item") - side) / 2 - 1, side, "primary")
    wide, weight = room - _DOT - _GAP, _weight(row)
    y += p.text(row.title, left, y, wide, style="item", weight=weight) + 2
    y += p.text(row.text, left, y, width - left - _PAD, style="label", weight=400, colour="text_2")
    y += _GAP / 2
    caption, item = p.line_height("caption"), p.line_height("item")
    if not row.link:
        p.text(row.time, left, y, style="caption", colour="text_2")
        return
    x, down = _link_at(p, row, width)
    p.text(
        row.time, left, y + (0 if down else (item - caption) / 2), style="caption", colour="text_2"
    )
    p.text(row.link, x, y + down, style="item", colour="primary")


def notice_targets(
    row: NoticeRow, width: float, top: float, height: float, opens: Callable[[], object]
) -> list[Target]:
    """The row, and its link above it."""
    p = Painter(InstructionGroup())
    said = ". ".join(
        part.rstrip(".") for part in (row.unread, row.title, row.text, row.time) if part
    )
    p.target(0, top, width, height, opens, said, corner=12)
    if row.link:
        x, _ = _link_at(p, row, width)
        wide, tall = p.text_width(row.link, "item"), p.line_height("item")
        name = f"{row.link}: {row.title}"
        p.target(x, top + height - _BELOW - tall, wide, tall, opens, name, corner=8)
    return p.targets


def _column(p: Painter, width: float) -> tuple[float, float]:
    left = _PAD if p.large else _PAD + parts.tile_side(p) + _GAP
    return left, width - left - _PAD


def _weight(row: NoticeRow) -> int:
    return 700 if row.unread else 500


def _foot_height(p: Painter, row: NoticeRow, width: float) -> float:
    """Time and link beside each other, or below each other where they do not fit."""
    line = p.line_height("item") if row.link else p.line_height("caption")
    return _GAP / 2 + line + (_link_at(p, row, width)[1] if row.link else 0)


def _link_at(p: Painter, row: NoticeRow, width: float) -> tuple[float, float]:
    """Where the link starts, and how far below the time: not at all where both fit one line."""
    left, room = _column(p, width)
    wide = p.text_width(row.link, "item")
    if wide + p.text_width(row.time, "caption") + _GAP > room:
        return left, p.line_height("caption") + _GAP
    return width - _PAD - wide, 0.0
