"""The five tabs at the bottom; from 160 % two of them and the rest under «More»."""

from collections.abc import Callable

import msgspec
from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import size

_LABEL_GROWTH = 1.6


class Tab(msgspec.Struct, frozen=True):
    """One tab: its id, words, icon at rest and icon when chosen."""

    id: str
    label: str
    icon: str
    chosen_icon: str


class NavBar(Block):
    """
    Attributes of the bar.

    tabs, chosen, choose: What there is, the id shown, and what a tap does. ``more`` opens the rest.
    """

    tabs: list[Tab] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    more: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Cells of one width."""
        height = size("nav_bar_large_text") if p.large else size("nav_bar")
        p.rect(0, 0, width, height, "nav")
        p.rule(0, 0, width)
        tabs = list(self.tabs)
        if p.large and len(tabs) > 3:
            tabs = [*tabs[:2], Tab("more", ui.tr("tab.more"), "menu", "menu")]
        cell = width / max(1, len(tabs))
        shown = {tab.id for tab in tabs}
        for at, tab in enumerate(tabs):
            on = tab.id == self.chosen or (tab.id == "more" and self.chosen not in shown)
            self._tab(p, at * cell, cell, height, tab, on=on)
        return height

    def _tab(self, p: Painter, x: float, cell: float, height: float, tab: Tab, *, on: bool) -> None:
        side = 24 * min(p.scale, 1.35)
        label_high = p.line_height("tab") * min(1, _LABEL_GROWTH / p.scale)
        top = (height - side - 10 - label_high) / 2
        middle = x + cell / 2
        ink = ("primary" if p.theme.is_dark else "on_primary_soft") if on else "text_2"
        if on:
            p.panel(
                middle - 28,
                top - 4,
                56,
                side + 8,
                corner=(side + 8) / 2,
                fill="primary_soft",
                outline="primary" if p.theme.flat else None,
            )
        p.icon(tab.chosen_icon if on else tab.icon, middle - side / 2, top, side, ink)
        p.text(
            tab.label,
            middle,
            top + side + 7,
            style="tab",
            weight=700 if on else 500,
            colour="primary" if on else "text_2",
            align="center",
            most=_LABEL_GROWTH,
        )
        act = self.more if tab.id == "more" else lambda: self.choose and self.choose(tab.id)
        p.target(x, 0, cell, height, act, tab.label, role="tab", selected=on, corner=16)
