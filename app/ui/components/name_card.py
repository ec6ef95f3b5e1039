"""Two names of one person, as the identity card and as a provider prints them, and the verdict."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import tile, tile_side
from app.ui.painter import Painter
from app.ui.theme import radius


class NamesCard(Block):
    """
    An account, and below it both names on the ground of the verdict.

    Attributes:
        title, text: The provider and the account's number.
        icon: The provider's tile.
        link, link_act: Change what was given.
        verdict: "The names match", or that they differ.
        matches: Which of the two it is; said by icon and words, never by colour alone.
        our_label, ours, their_label, theirs: The names and where each stands; none of them is
            drawn where ``verdict`` is empty.
        note: How they were compared.
    """

    title = StringProperty("")
    text = StringProperty("")
    icon = StringProperty("bank-outline")
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    verdict = StringProperty("")
    matches = BooleanProperty(True)
    our_label = StringProperty("")
    ours = StringProperty("")
    their_label = StringProperty("")
    theirs = StringProperty("")
    note = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """The account, then the names."""
        pad = 16.0
        card = p.panel(0, 0, width, 1, shadow="e1")
        y = pad + self._account(p, pad, width)
        if self.verdict:
            y += 12
            y += self._names(p, pad - 4, y, width - (pad - 4) * 2)
            y += 12
        else:
            y += pad
        card.end(y)
        return y

    def _account(self, p: Painter, pad: float, width: float) -> float:
        side = tile_side(p)
        link = p.text_width(self.link, "item") if self.link else 0.0
        beside = bool(self.link) and not p.large
        left = pad if p.large else pad + side + 12
        room = width - left - pad - (link + 16 if beside else 0)
        title = p.text_height(self.title, room, "section", 600)
        text = p.text_height(self.text, room, "label", 400)
        high = max(0.0 if p.large else side, title + text + 1)
        top = pad + (high - title - text - 1) / 2
        if not p.large:
            tile(p, pad, pad + (high - side) / 2, side, self.icon, "gold")
        p.text(self.title, left, top, room, style="section", weight=600)
        p.text(self.text, left, top + title + 1, room, style="label", weight=400, colour="text_2")
        if not self.link:
            return high
        tall = p.line_height("item")
        x, y = (width - pad - link, pad + (high - tall) / 2) if beside else (pad, pad + high + 8)
        p.text(self.link, x, y, style="item", colour="primary")
        p.target(x, y, link, tall, self.link_act, self.link, corner=radius("xs"))
        return high if beside else high + 8 + tall

    def _names(self, p: Painter, x: float, y: float, width: float) -> float:
        ground, ink = ("success_soft", "success") if self.matches else ("error_soft", "error")
        icon = "check-circle" if self.matches else "alert-circle"
        start, pad, side = y, 14.0, 22 * p.icon_scale
        box = p.panel(
            x, y, width, 1, corner=radius("sm"), fill=ground,
            outline=ink if p.theme.flat or not self.matches else None, line=2,
        )  # fmt: skip
        left, room = x + pad, width - pad * 2
        y += pad
        p.icon(icon, left, y, side, ink)
        high = p.text(self.verdict, left + side + 8, y, room - side - 8, style="item", weight=700,
                      colour=ink)  # fmt: skip
        y += max(high, side)
        for label, name in ((self.our_label, self.ours), (self.their_label, self.theirs)):
            y += 10
            y += p.text(label, left, y, room, style="label", weight=400, colour="text_2")
            y += p.text(name, left, y, room, style="section", weight=600)
        if self.note:
            y += 10
            y += p.text(self.note, left, y, room, style="caption", colour="text_2")
        y += pad
        box.end(y - start)
        return y - start
