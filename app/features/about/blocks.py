"""The sources of a rule set that are equally sure."""

from kivy.properties import ListProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import chip
from app.ui.painter import Painter
from app.ui.theme import space


class SourceList(Block):
    """How sure they are in a chip, and each of them below."""

    status = StringProperty("")
    tone = StringProperty("neutral")
    icon = StringProperty("")
    lines: list[str] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """One text a line: each costs about a millisecond of the frame it is drawn in."""
        pad = y = space("x4")
        room = width - pad * 2
        panel = p.panel(0, 0, width, 1, shadow="e1")
        _, tall = chip(p, pad, y, self.status, self.tone, icon=self.icon)
        y += tall + 12
        for number, line in enumerate(self.lines):
            if number:
                p.rule(pad, y, room)
                y += 12
            y += p.text(line, pad, y, room, style="label", weight=400) + 12
        y += 4
        panel.end(y)
        return y
