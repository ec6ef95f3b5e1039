"""Buttons within a screen's flow, one below the other, without the bar of the bottom."""

from kivy.properties import ListProperty, StringProperty

from app.ui.block import Block
from app.ui.components.bars import Action
from app.ui.components.parts import button
from app.ui.painter import Painter
from app.ui.theme import space


class Buttons(Block):
    """
    One primary button and what may stand beside it.

    Attributes:
        actions: ``Action`` from top to bottom.
        note: One quiet sentence below.
    """

    actions: list[Action] = ListProperty([])
    note = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Full width each."""
        y = 0.0
        for at, action in enumerate(self.actions):
            y += space("x2") if at else 0
            y += button(
                p, 0, y, width, action.label, action.act, kind=action.kind, icon=action.icon,
                busy=action.busy, enabled=action.enabled,
            )  # fmt: skip
        if self.note:
            y += space("x3")
            y += p.text(self.note, 0, y, width, style="caption", colour="text_2", align="center")
        return y
