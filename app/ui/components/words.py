"""Plain words on a screen: headings, paragraphs, section titles and notes."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter


class Words(Block):
    """
    A paragraph.

    Attributes:
        text: What it says.
        kind: A line of the type scale.
        colour: A role.
        align: left, center, right.
    """

    text = StringProperty("")
    kind = StringProperty("body")
    colour = StringProperty("text")
    align = StringProperty("left")

    def draw(self, p: Painter, width: float) -> float:
        """Wrapped to the width; nothing where there is nothing to say."""
        return p.text(self.text, 0, 0, width, style=self.kind, colour=self.colour, align=self.align)


class SectionTitle(Block):
    """
    The title over a card, with a count and one link at the right.

    Attributes:
        text: The title.
        count: Shown after it where it is not negative.
        link, link_act: What the link says and does.
        aside: Quiet words at the right instead of a link.
    """

    text = StringProperty("")
    count = NumericProperty(-1)
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    aside = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Title, count, link."""
        beside = self.link or self.aside
        style = "item" if self.link else "label"
        beside_wide = p.text_width(beside, style) if beside else 0
        stacked = beside and beside_wide + p.text_width(self.text, "section") + 60 > width
        room = width if stacked or not beside else width - beside_wide - 16
        count = f"  {int(self.count)}" if self.count >= 0 else ""
        shown = self.text
        high = p.text(shown, 0, 0, room, style="section", weight=700)
        if count and p.text_width(shown + count, "section", 700) < room:
            p.text(count, p.text_width(shown, "section", 700), 0, style="section", colour="text_3")
        y = high if stacked else 0
        if self.link:
            x = 0 if stacked else width - beside_wide
            tall = p.text(self.link, x, y, style="item", colour="primary")
            p.target(x, y, beside_wide, tall, self.link_act, self.link, corner=8)
        elif self.aside:
            x = 0 if stacked else width - beside_wide
            tall = p.text(self.aside, x, y, style="label", weight=400, colour="text_2")
        else:
            return high
        return max(high, y + tall)


class IconNote(Block):
    """
    A quiet sentence with an icon: the rule behind a screen, who sees what.

    Attributes:
        icon, text: What it shows and says.
        tone: Role of the icon's colour.
        boxed: On a card of its own.
    """

    icon = StringProperty("scale-balance")
    text = StringProperty("")
    tone = StringProperty("text_2")
    boxed = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Icon and words side by side."""
        side = 22 * p.icon_scale
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1") if self.boxed else None
        pad = 16 if self.boxed else 0
        at = pad + side + 12
        high = p.text(
            self.text, at, pad, width - at - pad, style="label", weight=400, colour="text_2"
        )
        p.icon(self.icon, pad, pad, side, self.tone)
        height = max(high, side) + pad * 2
        if card:
            card.end(height)
        return height
