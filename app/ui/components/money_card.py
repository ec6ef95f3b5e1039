"""The lacquer card of money: where it goes, how much, and when."""

from kivy.properties import StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 20.0
_SIZES = ("amount", "title", "section")


def _fitting(p: Painter, amount: str, room: float) -> str:
    """The largest type in which an amount stands on one line: a number is never broken."""
    return next((one for one in _SIZES if p.text_width(amount, one) <= room), _SIZES[-1])


class MoneyCard(Block):
    """
    Money and its place.

    Attributes:
        label: What it is.
        chip, chip_icon: A fact about it: a day, a state.
        amount: How much; empty where no payment is named.
        name: Who holds the place, or what the payment is for.
        icon, ending: The place by its last digits, with its icon.
        since: A quiet last line.
    """

    label = StringProperty("")
    chip = StringProperty("")
    chip_icon = StringProperty("check")
    amount = StringProperty("")
    name = StringProperty("")
    icon = StringProperty("bank-outline")
    ending = StringProperty("")
    since = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        room, side = width - _PAD * 2, 22 * p.icon_scale
        icon = 15 * p.icon_scale
        wide = min(p.text_width(self.chip, "chip") + icon + 26, room) if self.chip else 0.0
        words = p.text_height(self.chip, wide - icon - 25, "chip") if self.chip else 0.0
        badge = max(28.0, words + 8) if self.chip else 0.0
        beside = not p.large and p.text_width(self.label, "label") + wide + 12 <= room
        label_room = room - wide - 12 if beside else room
        left = _PAD + side + 10
        label = p.text_height(self.label, label_room, "label", 400)
        size = _fitting(p, self.amount, room)
        amount = p.text_height(self.amount, room, size, 700) + 2 if self.amount else 0.0
        name = p.text_height(self.name, room, "body" if self.amount else "title", 600)
        ending = p.text_height(self.ending, width - left - _PAD, "body", 500)
        since = p.text_height(self.since, room, "label", 400) + 6 if self.since else 0.0
        above = badge + 10 if badge else 0.0
        top = max(badge, label) if beside else above + label
        high = max(side, ending) + 10 if self.ending else 0.0
        height = _PAD + top + 8 + amount + name + high + since + _PAD
        p.face(
            0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
            rosette=(width * 0.92, height * 0.9, 300),
        )  # fmt: skip
        if self.chip:
            self._draw_chip(p, width - _PAD - wide if beside else _PAD, wide, badge, icon)
        y = _PAD + (max(0.0, (badge - label) / 2) if beside else above)
        p.text(self.label, _PAD, y, label_room, style="label", weight=400, colour="document_on_2")
        y = _PAD + top + 8
        if self.amount:
            p.text(self.amount, _PAD, y, room, style=size, weight=700, colour="document_on")
            y += amount
        style = "body" if self.amount else "title"
        p.text(self.name, _PAD, y, room, style=style, weight=600, colour="document_on")
        y += name
        if self.ending:
            line = max(side, ending)
            p.icon(self.icon, _PAD, y + 10 + (line - side) / 2, side, "document_on_2")
            p.text(
                self.ending, left, y + 10 + (line - ending) / 2, width - left - _PAD, weight=500,
                colour="document_on",
            )  # fmt: skip
        if self.since:
            y += high + 6
            p.text(self.since, _PAD, y, room, style="label", weight=400, colour="document_on_2")
        return height

    def _draw_chip(self, p: Painter, x: float, wide: float, badge: float, icon: float) -> None:
        outline = "document_on_accent" if p.theme.flat else None
        corner = min(badge / 2, 22.0)
        p.panel(x, _PAD, wide, badge, corner=corner, fill="document_chip_fill", outline=outline)
        p.icon(self.chip_icon, x + 10, _PAD + (badge - icon) / 2, icon, "document_on_accent")
        room = wide - icon - 25
        p.text(
            self.chip, x + icon + 15, _PAD + (badge - p.text_height(self.chip, room, "chip")) / 2,
            room, style="chip", colour="document_on_accent",
        )  # fmt: skip
