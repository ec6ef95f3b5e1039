"""The lacquer card of benefits: the account where payments go."""

from kivy.properties import StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 20.0


class PaymentCard(Block):
    """
    Where the next payments go.

    Attributes:
        label: What it is.
        name: The provider.
        ending: The account by its last digits.
        since: When it was linked.
        chip: A fact about it.
    """

    label = StringProperty("")
    name = StringProperty("")
    ending = StringProperty("")
    since = StringProperty("")
    chip = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        room, side = width - _PAD * 2, 22 * p.icon_scale
        badge = max(28.0, p.line_height("chip") + 8)
        icon = 15 * p.icon_scale
        wide = p.text_width(self.chip, "chip") + icon + 26
        beside = not p.large and p.text_width(self.label, "label") + wide + 12 <= room
        label_room = room - wide - 12 if beside else room
        left = _PAD + side + 10
        label = p.text_height(self.label, label_room, "label", 400)
        name = p.text_height(self.name, room, "title", 700)
        ending = p.text_height(self.ending, width - left - _PAD, "body", 500)
        since = p.text_height(self.since, room, "label", 400)
        top = max(badge, label) if beside else badge + 10 + label
        height = _PAD + top + 8 + name + 10 + max(side, ending) + 6 + since + _PAD
        p.face(
            0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
            rosette=(width * 0.92, height * 0.9, 300),
        )  # fmt: skip
        x = width - _PAD - wide if beside else _PAD
        outline = "document_on_accent" if p.theme.flat else None
        p.panel(x, _PAD, wide, badge, corner=badge / 2, fill="document_chip_fill", outline=outline)
        p.icon("check", x + 10, _PAD + (badge - icon) / 2, icon, "document_on_accent")
        p.text(
            self.chip, x + icon + 15, _PAD + (badge - p.text_height(self.chip, 0, "chip")) / 2,
            style="chip", colour="document_on_accent",
        )  # fmt: skip
        y = _PAD + (max(0.0, (badge - label) / 2) if beside else badge + 10)
        p.text(self.label, _PAD, y, label_room, style="label", weight=400, colour="document_on_2")
        y = _PAD + top + 8
        p.text(self.name, _PAD, y, room, style="title", weight=700, colour="document_on")
        y += name + 10
        high = max(side, ending)
        p.icon("bank-outline", _PAD, y + (high - side) / 2, side, "document_on_2")
        p.text(
            self.ending, left, y + (high - ending) / 2, width - left - _PAD, weight=500,
            colour="document_on",
        )  # fmt: skip
        y += high + 6
        p.text(self.since, _PAD, y, room, style="label", weight=400, colour="document_on_2")
        return height
