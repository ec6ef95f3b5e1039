"""The cards of changes: what it was, what it is, when and from where."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty, ObjectProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import size

_PAD, _GAP = 16.0, 12.0


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """
    One change in words.

    Attributes:
        label: Which fact.
        old, new: Before and after; ``old`` empty where there was none.
        old_name, new_name: The two as they are called in small letters above them.
        text: When and from where.
        reference: The report that it answers; empty where none.
        key, eye, eye_name: The fact, its eye's icon, and what a tap on it does; no eye where it is
            not masked.
    """

    label: str
    old: str
    new: str
    old_name: str
    new_name: str
    text: str
    reference: str = ""
    key: str = ""
    eye: str = ""
    eye_name: str = ""


class ChangeCards(Block):
    """
    A card a change, newest first.

    Attributes:
        changes: ``ChangeWords`` from top to bottom.
        toggle: Called with a fact: reveal it or mask it again.
    """

    changes: list[ChangeWords] = ListProperty([])
    toggle: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """One below the other."""
        y = 0.0
        for at, change in enumerate(self.changes):
            y += (_GAP if at else 0) + self._card(p, change, y + (_GAP if at else 0), width)
        return y

    def _card(self, p: Painter, one: ChangeWords, y: float, width: float) -> float:
        start, card = y, p.panel(0, y, width, 1, fill="surface", shadow="e1")
        side, touch = parts.tile_side(p), size("icon_button")
        left = _PAD if p.large else _PAD + side + 12
        room = width - left - (touch + 4 if one.eye else _PAD)
        y += _PAD
        if not p.large:
            parts.tile(p, _PAD, y, side, "database-sync-outline", "ok")
        words = p.text(one.label, left, y, room, style="section", weight=700)
        words += p.text(one.text, left, y + words, room, style="caption", colour="text_2")
        if one.eye:
            x, eye = width - 4 - touch, 24 * p.icon_scale
            p.icon(one.eye, x + (touch - eye) / 2, y + (side - eye) / 2, eye, "primary")
            p.target(
                x, y + (side - touch) / 2, touch, touch, lambda: self._toggle(one.key),
                one.eye_name, corner=touch / 2,
            )  # fmt: skip
        y += max(words, side if not p.large else 0) + _GAP
        inner = width - _PAD * 2
        if one.old:
            y += p.text(one.old_name, _PAD, y, inner, style="caption", colour="text_2")
            y += p.text(one.old, _PAD, y, inner, colour="text_2") + 8
        y += p.text(one.new_name, _PAD, y, inner, style="caption", colour="success", weight=600)
        y += p.text(one.new, _PAD, y, inner, style="section", weight=600)
        if one.reference:
            y += 8 + p.text(one.reference, _PAD, y + 8, inner, style="caption", colour="text_2")
        card.end(y + _PAD - start)
        return y + _PAD - start

    def _toggle(self, key: str) -> None:
        if self.toggle is not None:
            self.toggle(key)
