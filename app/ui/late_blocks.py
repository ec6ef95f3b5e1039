"""Blocks that a screen makes only when they are first asked for, from a .kv of their own."""

from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from app.ui.block import Block
from app.ui.components.bars import AppBar
from app.ui.components.sheet import Sheet


class LateBlocks(Widget):
    """
    Holds the rule of these blocks and hands them to the screen.

    Attributes:
        screen: Whose state they follow.
    """

    screen: Any = ObjectProperty(None, rebind=True)

    def hand_over(self) -> None:
        """The bar to the top, the sheet over everything, the rest to the body's end."""
        for block in [child for child in reversed(self.children) if isinstance(child, Block)]:
            self.remove_widget(block)
            if isinstance(block, AppBar):
                self.screen.add_widget(block, index=len(self.screen.children), canvas="after")
            elif isinstance(block, Sheet):
                self.screen.add_widget(block)
            else:
                self.screen.body.add_widget(block)
