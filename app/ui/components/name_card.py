"""Two names side by side as they were compared: on the identity card, and at the bank."""

from collections.abc import Callable

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import tile, tile_side
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD, _INNER = 16.0, 14.0


class NamesCard(Block):
    """
    An account, and whether its name is the holder's.

    Attributes:
        title, text: The bank and the account.
        link, link_act: One thing to do about it.
        matches: Whether the names are the same; ``verdict`` says it in words.
        ours_label, ours, theirs_label, theirs: The names and where each stands.
        note: How they were compared, where that needs saying.
    """

    title = StringProperty("")
    text = StringProperty("")
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    matches = BooleanProperty(True)
    verdict = StringProperty("")
    ours_label = StringProperty("")
    ours = StringProperty("")
    theirs_label = StringProperty("")
    theirs = StringProperty("")
    note = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """The account, then the box with the names."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = self._account(p, width)
        if self.verdict:
            y += self._names(p, 12, y, width - 24) + 12
        card.end(y)
        return y

    def _account(self, p: Painter, width: float) -> float:
        side = tile_side(p)
        left = _PAD if p.large else _PAD + side + 12
        link = p.text_width(self.link, "item") if self.link else 0.0
        beside = bool(self.link) and not p.large
        room = width - left - _PAD - (link + 12 if beside else 0)
        title = p.text_height(self.title, room, "section", 600)
        text = p.text_height(self.text, room, "label", 400)
        height = max(side, title + text + 2) + 28
        if not p.large:
            tile(p, _PAD, (height - side) / 2, side, "bank-outline", "gold")
        y = (height - title - text - 2) / 2
        p.text(self.title, left, y, room, style="section", weight=600)
        p.text(self.text, left, y + title + 2, room, style="label", weight=400, colour="text_2")
        if self.link:
            tall = p.line_height("item")
            x = width - _PAD - link if beside else left
            top = (height - tall) / 2 if beside else height - 8
            p.text(self.link, x, top, style="item", colour="primary")
            p.target(x, top, link, tall, self.link_act, self.link, corner=8)
            height += 0 if beside else tall + 4
        return height

    def _names(self, p: Painter, x: float, y: float, width: float) -> float:
        ground, ink, icon = (
            ("success_soft", "success", "check-circle")
            if self.matches
            else ("error_soft", "error", "close-circle")
        )
        outline = ink if p.theme.flat else None
        box = p.panel(x, y, width, 1, corner=radius("md"), fill=ground, outline=outline)
        start, left, side = y, x + _INNER, 22 * p.icon_scale
        room = width - _INNER * 2
        y += _INNER
        p.icon(icon, left, y + (p.line_height("item") - side) / 2, side, ink)
        y += p.text(self.verdict, left + side + 8, y, room - side - 8, style="item", colour=ink) + 8
        for label, name in ((self.ours_label, self.ours), (self.theirs_label, self.theirs)):
            y += p.text(label, left, y, room, style="caption", colour="text_2")
            y += p.text(name, left, y, room, style="section", weight=600) + 6
        if self.note:
            y += p.text(self.note, left, y + 2, room, style="caption", colour="text_2") + 2
        y += _INNER - 4
        box.end(y - start)
        return y - start
