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
        needed = [self._needed(p, fact) + _PAD * 2 for fact in self.facts]
        spare = width - sum(needed)
        beside = not p.large and spare >= 0
        height = self._columns(p, needed, spare) if beside else self._rows(p, width)
        card.end(height)
        return height

    @staticmethod
    def _needed(p: Painter, fact: Fact) -> float:
        return max(p.text_width(fact.value, "item", 700), p.text_width(fact.label, "caption"))

    def _columns(self, p: Painter, needed: list[float], spare: float) -> float:
        """As wide as each other where that is enough; else what is spare is shared."""
        count, side = len(self.facts), 20 * p.icon_scale
        same = (sum(needed) + spare) / max(1, count)
        even = all(wide <= same for wide in needed)
        x, low = 0.0, _PAD
        edges = []
        for fact, wide in zip(self.facts, needed, strict=True):
            y = _PAD
            p.icon(fact.icon, x + _PAD, y, side, "text_2")
            y += side + 6
            y += p.text(fact.label, x + _PAD, y, style="caption", colour="text_2")
            y += p.text(fact.value, x + _PAD, y, style="item", weight=700)
            low = max(low, y)
            x += same if even else wide + spare / count
            edges.append(x)
        for edge in edges[:-1]:
            p.rect(edge, _PAD, 1, low - _PAD, "line")
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
