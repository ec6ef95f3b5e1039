"""The two verdicts side by side: a rule set's answer, and each condition with its mark."""

from dataclasses import dataclass

from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.painter import Painter

_PAD, _GAP = 14.0, 12.0
_LOOKS = {
    "yes": ("success_soft", "success", "check-circle"),
    "no": ("error_soft", "error", "close-circle-outline"),
    "not_yet": ("warning_soft", "warning", "clock-outline"),
}
_MARKS = {
    "met": ("check-circle", "success"),
    "not_met": ("close-circle-outline", "error"),
    "not_yet": ("clock-outline", "warning"),
    "not_needed": ("minus-circle-outline", "text_2"),
    "not_asked": ("minus-circle-outline", "text_2"),
}


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """One condition: its state, what it asks, the evidence, the article."""

    state: str
    title: str
    evidence: str
    source: str


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """One rule set's answer in words; ``more`` says which levels, and through whom."""

    over: str
    answer: str
    word: str
    more: str
    conditions: tuple[ConditionWords, ...]


class Verdicts(Block):
    """Columns beside each other; one below the other at large text or on a narrow phone."""

    verdicts: list[VerdictWords] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Each as a card, of one height where they stand beside each other."""
        if not self.verdicts:
            return 0.0
        if p.large:
            y = 0.0
            for one in self.verdicts:
                y += (_GAP if y else 0) + self._card(p, 0, y + (_GAP if y else 0), width, one)
            return y
        wide = (width - _GAP) / 2
        highs = [self._height(p, wide, one) for one in self.verdicts]
        for at, one in enumerate(self.verdicts):
            self._card(p, at * (wide + _GAP), 0, wide, one, max(highs))
        return max(highs)

    def _height(self, p: Painter, width: float, one: VerdictWords) -> float:
        inner, left = width - _PAD * 2, 22 * p.icon_scale + 8
        room = inner - left
        high = self._head_height(p, inner, one) + _PAD
        for each in one.conditions:
            high += p.text_height(each.title, room, "item", 600) + _GAP
            high += p.text_height(each.evidence, room, "caption") if each.evidence else 0
            high += p.text_height(each.source, room, "caption")
        return high + _PAD

    @staticmethod
    def _head_height(p: Painter, inner: float, one: VerdictWords) -> float:
        high = _PAD + p.text_height(one.over, inner, "label", 600)
        high += p.text_height(one.word, inner - 26 * p.icon_scale - 8, "heading", 700)
        return high + (p.text_height(one.more, inner, "caption") + 4 if one.more else 0) + 8

    def _card(
        self, p: Painter, x: float, y: float, width: float, one: VerdictWords, high: float = 0
    ) -> float:
        ground, ink, icon = _LOOKS[one.answer]
        high = high or self._height(p, width, one)
        inner, start = width - _PAD * 2, y
        p.panel(x, y, width, high, fill="surface", outline=ink, line=1.5)
        head_high = self._head_height(p, inner, one)
        p.panel(x + 1, y + 1, width - 2, head_high, fill=ground)
        p.rect(x + 1, y + head_high - _PAD, width - 2, _PAD, ground)
        y += _PAD
        y += p.text(one.over, x + _PAD, y, inner, style="label", weight=600, colour="text_2")
        side = 26 * p.icon_scale
        tall = p.text_height(one.word, inner - side - 8, "heading", 700)
        p.icon(icon, x + _PAD, y + (tall - side) / 2, side, ink)
        y += p.text(one.word, x + _PAD + side + 8, y, inner - side - 8, style="heading",
                    weight=700, colour=ink)  # fmt: skip
        if one.more:
            y += p.text(one.more, x + _PAD, y, inner, style="caption") + 4
        y = start + head_high + _PAD
        side = 22 * p.icon_scale
        for each in one.conditions:
            mark, colour = _MARKS[each.state]
            p.icon(mark, x + _PAD, y + 1, side, colour)
            left, room = x + _PAD + side + 8, inner - side - 8
            y += p.text(each.title, left, y, room, style="item", weight=600)
            if each.evidence:
                y += p.text(each.evidence, left, y, room, style="caption")
            y += p.text(each.source, left, y, room, style="caption", colour="text_2") + _GAP
        return high
