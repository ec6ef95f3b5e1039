"""A short number that two phones show, so that whoever compares them approves no stranger's."""

from kivy.properties import StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius, space


class MatchingNumber(Block):
    """
    A card with the number large in its middle.

    Attributes:
        label: Whose number it is, above.
        number: Its digits.
        text: What to do with it, below.
        aside: Quiet words under that, such as the time that is left.
    """

    label = StringProperty("")
    number = StringProperty("")
    text = StringProperty("")
    aside = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Label, number on a quiet ground, words."""
        pad = space("x4")
        inner = width - pad * 2
        card = p.panel(0, 0, width, 1, corner=radius("lg"), shadow="e1")
        y = pad + p.text(self.label, pad, pad, inner, style="label", colour="text_2") + 8
        y += draw_number(p, pad, y, inner, self.number) + 12
        y += p.text(self.text, pad, y, inner)
        if self.aside:
            y += 6 + p.text(self.aside, pad, y + 6, inner, style="label", weight=400,
                            colour="text_2")  # fmt: skip
        y += pad
        p.target(0, 0, width, y, None, f"{self.label}: {self.number}. {self.text}", role="text")
        card.end(y)
        return y


def draw_number(p: Painter, x: float, y: float, width: float, number: str) -> float:
    """The number on its quiet ground; returns the height."""
    high = p.line_height("amount")
    wide = p.digits_width(number, "amount")
    p.panel(x, y, width, high + 24, corner=radius("md"), fill="gold_soft")
    p.digits(number, x + (width - wide) / 2, y + 12, style="amount", colour="on_gold_soft")
    return high + 24
