"""A grid of shortcuts, four in a row; one below the other at large text."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.components.rows import Row, draw_rows
from app.ui.painter import Painter
from app.ui.theme import radius, size

_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One shortcut: its icon, its words and where it leads."""

    icon: str
    label: str
    act: Callable[[], object]


class ShortcutGrid(Block):
    """Shortcuts as tiles with words below."""

    items: list[Shortcut] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Rows of four, each as high as its longest words."""
        if p.large:
            rows = [
                Row(item.label, icon=item.icon, tone="primary", act=item.act) for item in self.items
            ]
            return draw_rows(p, 0, 0, width, rows)
        side, cell = size("shortcut_tile"), width / _COLUMNS
        y = 0.0
        for start in range(0, len(self.items), _COLUMNS):
            line = self.items[start : start + _COLUMNS]
            words = max(p.text_height(item.label, cell - 8, "caption", 500) for item in line)
            for at, item in enumerate(line):
                x = at * cell
                p.panel(x + (cell - side) / 2, y, side, side, corner=radius("md"), shadow="e1")
                p.icon(item.icon, x + (cell - 26) / 2, y + (side - 26) / 2, 26, "primary")
                p.text(
                    item.label,
                    x + 4,
                    y + side + 6,
                    cell - 8,
                    style="caption",
                    weight=500,
                    align="center",
                )
                p.target(x + 2, y, cell - 4, side + 6 + words, item.act, item.label)
            y += side + 6 + words + 16
        return y - 16
