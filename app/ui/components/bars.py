"""
The bars of a screen: title with back or close, a tab root's title, and the actions at the bottom.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import button
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import size, space


class BarIcon(msgspec.Struct, frozen=True):
    """An icon on a bar: what it is called, what it does, and a count on it."""

    icon: str
    name: str
    act: Callable[[], object]
    count: int = 0


def icon_button(p: Painter, right: float, y: float, item: BarIcon, colour: str = "text") -> float:
    """An icon of 48 dp whose right edge is at ``right``; returns its left edge."""
    side = size("icon_button")
    left = right - side
    inner = 24 * p.icon_scale
    p.icon(item.icon, left + (side - inner) / 2, y + (side - inner) / 2, inner, colour)
    if item.count:
        badge(p, left + side / 2 + inner * 0.2, y + 1, item.count, right=right)
    name = f"{item.name}, {item.count}" if item.count else item.name
    p.target(left, y, side, side, item.act, name, corner=side / 2, key=item.icon)
    return left


def badge(p: Painter, x: float, y: float, count: int, *, right: float) -> None:
    """A count in a disc, not beyond ``right``; more than nine is said as 9+."""
    words = str(count) if count <= 9 else "9+"
    side = max(22.0, p.text_width(words, "chip", 700, 1.5) + 11)
    tall = 22 * min(p.scale, 1.4)
    side = max(side, tall)
    x = min(x, right - side)
    p.panel(x, y, side, tall, corner=tall / 2, fill="primary", outline="bg", line=2)
    high = p.line_height("chip") * min(1, 1.5 / p.scale)
    p.text(
        words,
        x + side / 2,
        y + (tall - high) / 2 - 0.5,
        style="chip",
        weight=700,
        colour="on_primary",
        align="center",
        most=1.5,
        spoken=False,
    )


class AppBar(Block):
    """
    The bar of a screen below a tab's root: back or close, the title, up to two icons.

    Attributes:
        title: What the screen is.
        back: Goes back; the bar shows a cross where ``closes``.
        icons: ``BarIcon`` from left to right.
    """

    title = StringProperty("")
    back: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    closes = BooleanProperty(False)
    icons: list[BarIcon] = ListProperty([])
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Back, title, icons."""
        margin, side = space("x1"), size("icon_button")
        right = width - margin
        left = margin
        room = width - margin * 2 - side * len(self.icons) - (side if self.back else 0) - 12
        words = p.text_height(self.title, room, "subheading")
        height = max(size("app_bar"), words + 16)
        p.rect(0, 0, width, height, "bg")
        if self.back:
            icon = "close" if self.closes else "arrow-left"
            name = ui.tr("bar.close") if self.closes else ui.tr("bar.back")
            icon_button(p, left + side, (height - side) / 2, BarIcon(icon, name, self.back))
            left += side + 4
        else:
            left += 12
        p.text(self.title, left, (height - words) / 2, room, style="subheading")
        for item in reversed(self.icons):
            right = icon_button(p, right, (height - side) / 2, item)
        return height


class RootBar(Block):
    """The large title of a tab's root screen, with icons at the right."""

    title = StringProperty("")
    icons: list[BarIcon] = ListProperty([])
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Title and icons."""
        margin, side = space("x4"), size("icon_button")
        room = width - margin * 2 - side * len(self.icons)
        words = p.text_height(self.title, room, "display")
        height = max(64, words + 16)
        p.rect(0, 0, width, height, "bg")
        p.text(self.title, margin, (height - words) / 2, room, style="display")
        right = width - space("x1")
        for item in reversed(self.icons):
            right = icon_button(p, right, (height - side) / 2, item)
        return height


class Action(msgspec.Struct, frozen=True):
    """One button of an ``BottomBar``."""

    label: str
    act: Callable[[], object]
    kind: str = "primary"
    icon: str | None = None
    busy: bool = False
    enabled: bool = True


class BottomBar(Block):
    """
    The bottom of a screen: one primary button, at most one quiet one, and a sentence below.

    Attributes:
        actions: ``Action`` from top to bottom.
        note: One sentence below; the reason where a button is disabled.
    """

    actions: list[Action] = ListProperty([])
    note = StringProperty("")
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """A bar over the whole width."""
        margin = space("x4")
        bar = p.panel(-2, 0, width + 4, 1, corner=1, fill="nav")  # its soft edge lies outside
        p.rule(0, 0, width)
        y = space("x3")
        for action in self.actions:
            y += button(
                p,
                margin,
                y,
                width - margin * 2,
                action.label,
                action.act,
                kind=action.kind,
                icon=action.icon,
                busy=action.busy,
                enabled=action.enabled,
            )
            y += space("x2")
        if self.note:
            y += p.text(
                self.note,
                margin,
                y,
                width - margin * 2,
                style="caption",
                colour="text_2",
                align="center",
            )
            y += space("x2")
        y += space("x1")
        bar.end(y + 2)
        return y

    def on_touch_down(self, touch: Any) -> bool:
        """Nothing below the bar is tapped through it."""
        return super().on_touch_down(touch) or self.collide_point(*touch.pos)
