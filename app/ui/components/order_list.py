"""Rows in an order that can be changed: a number, a mark, a name, and a way up and down."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import size

_DISC, _ICON = 28.0, 24.0


@dataclass(frozen=True, slots=True)
class OrderRow:
    """
    One row.

    Attributes:
        title, text: The bold line and the quiet one.
        up, down: What a tap does; None where it cannot go further that way.
        up_name, down_name: What a screen reader says of them.
        locked: It stands last and cannot be moved; ``locked_name`` says so.
    """

    title: str
    text: str
    icon: str
    up: Callable[[], object] | None = None
    down: Callable[[], object] | None = None
    up_name: str = ""
    down_name: str = ""
    locked: bool = False
    locked_name: str = ""


class OrderList(Block):
    """
    A card of rows, tried from the first to the last.

    Attributes:
        rows: ``OrderRow``.
    """

    rows: list[OrderRow] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Every row, one below the other."""
        if not self.rows:
            return 0.0
        y, card = 0.0, p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        for at, row in enumerate(self.rows):
            if at:
                p.rule(0, y, width)
            y += self._row(p, y, width, row, at + 1)
        card.end(y)
        return y

    def _row(self, p: Painter, y: float, width: float, row: OrderRow, number: int) -> float:
        touch = size("icon_button")
        disc, icon = _DISC * p.icon_scale, _ICON * p.icon_scale
        left = 14 + disc + 10 + (0 if p.large else icon + 12)
        arrows = touch if row.locked else touch * 2
        under = p.large and not row.locked
        room = width - left - 8 - (0 if under else arrows)
        title = p.text_height(row.title, room, "item")
        text = p.text_height(row.text, room, "caption") if row.text else 0.0
        words = title + (text + 2 if text else 0)
        height = max(size("list_row"), words + 28, disc + 20)
        whole = height + (touch + 8 if under else 0)
        ends = row.locked and number == len(self.rows)
        if ends:
            p.panel(0, y, width, whole, fill="surface_2")
            p.panel(0, y, width, whole / 2, corner=0, fill="surface_2")  # it ends the card
        middle = y + height / 2
        if not ends:
            p.panel(14, middle - disc / 2, disc, disc, corner=disc / 2, fill="surface_2")
        label = str(number)
        high = p.line_height("label")
        p.text(label, 14, middle - high / 2, disc, style="label", weight=600, align="center")
        if not p.large:
            p.icon(row.icon, 14 + disc + 10, middle - icon / 2, icon, "text_2")
        top = middle - words / 2
        p.text(row.title, left, top, room, style="item")
        if row.text:
            p.text(row.text, left, top + title + 2, room, style="caption", colour="text_2")
        x = width - 8 - arrows
        if row.locked:
            p.icon("lock-outline", x + (touch - icon) / 2, middle - icon / 2, icon, "text")
            return whole
        at = y + height if under else middle - touch / 2
        self._arrow(p, x, at, touch, "arrow-up", row.up, row.up_name)
        self._arrow(p, x + touch, at, touch, "arrow-down", row.down, row.down_name)
        return whole

    def _arrow(
        self,
        p: Painter,
        x: float,
        y: float,
        touch: float,
        icon: str,
        act: Callable[[], object] | None,
        name: str,
    ) -> None:
        side = min(touch, _ICON * p.icon_scale)
        shift = (touch - side) / 2
        p.icon(icon, x + shift, y + shift, side, "primary" if act else "text_3")
        p.target(x, y, touch, touch, act, name, corner=touch / 2, enabled=act is not None)
