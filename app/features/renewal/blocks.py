"""The cards of a renewal that no other screen has: three facts, and the file's number."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import size

_PAD = 12.0


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its icon, what it is, its value."""

    icon: str
    label: str
    value: str


class FactsCard(Block):
    """Facts side by side; one below the other at large text or where a value would wrap."""

    facts: list[Fact] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """One card."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        column = width / max(1, len(self.facts))
        room = column - _PAD * 2
        wraps = any(p.text_width(fact.value, "item", 700) > room for fact in self.facts)
        height = self._rows(p, width) if p.large or wraps else self._columns(p, column, room)
        card.end(height)
        return height

    def _columns(self, p: Painter, column: float, room: float) -> float:
        side, low = 20 * p.icon_scale, 0.0
        labels = max((p.text_height(f.label, room, "caption") for f in self.facts), default=0)
        for at, fact in enumerate(self.facts):
            x, y = column * at + _PAD, _PAD
            p.icon(fact.icon, x, y, side, "text_2")
            y += side + 6
            p.text(fact.label, x, y, room, style="caption", colour="text_2")
            y += labels
            y += p.text(fact.value, x, y, room, style="item", weight=700)
            low = max(low, y)
        for at in range(1, len(self.facts)):
            p.rect(column * at, _PAD, 1, low - _PAD, "line")
        return low + _PAD

    def _rows(self, p: Painter, width: float) -> float:
        y, side = 0.0, 20 * p.icon_scale
        for at, fact in enumerate(self.facts):
            if at:
                p.rule(0, y, width)
            y += _PAD
            left = _PAD + 4 + side + 12
            room = width - left - _PAD
            p.icon(fact.icon, _PAD + 4, y + 2, side, "text_2")
            y += p.text(fact.label, left, y, room, style="caption", colour="text_2")
            y += p.text(fact.value, left, y, room, style="item", weight=700) + _PAD
        return y


class CodeCard(Block):
    """
    The file's number and a way to copy it.

    Attributes:
        label, code: What it is called, and the number.
        copy, copy_name: Puts it on the clipboard, and what that is called.
    """

    label = StringProperty("")
    code = StringProperty("")
    copy: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    copy_name = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Icon, number, copy."""
        touch, side = size("icon_button"), 24 * p.icon_scale
        left = 16.0 if p.large else 16 + side + 12
        room = width - left - touch - 12
        label = p.text_height(self.label, room, "caption")
        code = p.text_height(self.code, room, "section", 600)
        height = max(72.0, label + code + 28)
        p.panel(0, 0, width, height, fill="surface", shadow="e1")
        if not p.large:
            p.icon("barcode", 16, (height - side) / 2, side, "text_2")
        y = (height - label - code) / 2
        p.text(self.label, left, y, room, style="caption", colour="text_2")
        p.text(self.code, left, y + label, room, style="section", weight=600)
        x = width - 8 - touch
        p.icon("content-copy", x + (touch - side) / 2, (height - side) / 2, side, "primary")
        p.target(x, (height - touch) / 2, touch, touch, self.copy, self.copy_name, corner=touch / 2)
        return height
