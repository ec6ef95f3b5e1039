"""What is agreed to, with a box that only its holder ticks."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import size

_PAD = 16.0


class ConsentRow(Block):
    """
    A box to tick with the whole sentence; the row is its target.

    Attributes:
        text: What is agreed to.
        on: Whether it is ticked.
        toggle: Ticks, or takes the tick back.
        enabled: Whether it can be.
        standing: Above the buttons at the screen's foot, whatever is scrolled to.
    """

    text = StringProperty("")
    on = BooleanProperty(False)
    toggle: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    enabled = BooleanProperty(True)
    standing = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Box and sentence."""
        side, pad = size("checkbox"), _PAD if self.standing else 0.0
        left = pad + 4 + side + 14
        room = width - left - pad
        words = p.text_height(self.text, room, "item", 400)
        height = max(size("icon_button"), words + 16)
        if self.standing:
            p.rect(0, 0, width, height, "bg")
            p.rule(0, 0, width)
        first = (height - words) / 2 + (p.line_height("item") - side) / 2
        parts.check(p, pad + 4, first, on=self.on)
        p.text(self.text, left, (height - words) / 2, room, style="item", weight=400)
        p.target(pad, 0, width - pad * 2, height, self.toggle, self.text, role="switch",
                 selected=self.on, corner=12, enabled=self.enabled)  # fmt: skip
        return height
