"""Cards of rows, each under a small heading of its own."""

from collections.abc import Sequence

import msgspec
from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.components.rows import Row, draw_rows
from app.ui.painter import Painter

_BELOW_HEADING, _BETWEEN = 6.0, 16.0


class RowGroup(msgspec.Struct, frozen=True):
    """Rows of one kind; ``title`` is empty where no heading is needed."""

    title: str
    rows: Sequence[Row]


class RowGroups(Block):
    """One card a group, one below the other."""

    groups: list[RowGroup] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Heading and card of each group."""
        y = 0.0
        for group in self.groups:
            y += _BETWEEN if y else 0.0
            if group.title:
                y += p.text(group.title, 0, y, width, style="label", weight=600, colour="text_2")
                y += _BELOW_HEADING
            y += draw_rows(p, 0, y, width, group.rows)
        return y
