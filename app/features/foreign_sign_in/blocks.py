"""What only a foreign sign-in draws: who asks what, what leaves and what not, consent, receipt."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 16.0


class AskerCard(Block):
    """
    Who asks, whether it is known, and the one question.

    Attributes:
        icon, name: Its tile and its name with the country.
        check, check_icon, check_tone: What the platform found, and when it asked.
        time, time_tone: How long there is to answer; empty where it is over.
        label, question: ``They ask``, and what.
        purpose: What for.
    """

    icon = StringProperty("earth")
    name = StringProperty("")
    check = StringProperty("")
    check_icon = StringProperty("shield-check-outline")
    check_tone = StringProperty("success")
    time = StringProperty("")
    time_tone = StringProperty("text_2")
    label = StringProperty("")
    question = StringProperty("")
    purpose = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Tile and name, then the question on a ground of its own."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        side = 48 * p.icon_scale
        left = _PAD if p.large else _PAD + side + 12
        room = width - left - _PAD
        y = _PAD
        if p.large:
            parts.tile(p, _PAD, y, side, self.icon, "info")
            y += side + 8
        else:
            parts.tile(p, _PAD, y, side, self.icon, "info")
        y += p.text(self.name, left, y, room, style="section", weight=700)
        y += 2 + self._line(p, left, y + 2, room, self.check_icon, self.check, self.check_tone)
        y = max(y, _PAD + side) + 14
        inner = width - _PAD * 2
        box = p.panel(_PAD, y, inner, 1, corner=radius("md"), fill="surface_2",
                      outline="line_strong" if p.theme.flat else None)  # fmt: skip
        top = y + 12
        top += self._head(p, _PAD + 14, top, inner - 28)
        top += p.text(self.question, _PAD + 14, top + 2, inner - 28, style="subheading") + 2
        if self.purpose:
            top += p.text(self.purpose, _PAD + 14, top + 4, inner - 28, style="caption",
                          colour="text_2") + 4  # fmt: skip
        box.end(top + 12 - y)
        y = top + 12 + _PAD
        card.end(y)
        return y

    def _head(self, p: Painter, x: float, y: float, room: float) -> float:
        """What the box is, and at its right how long there is."""
        wide = p.text_width(self.time, "label") + 2 if self.time else 0.0
        stacked = wide + p.text_width(self.label, "label") + 16 > room
        high = p.text(self.label, x, y, room, style="label", weight=400, colour="text_2")
        if self.time:
            left, top = (x, y + high) if stacked else (x + room - wide, y)
            tall = p.text(self.time, left, top, room if stacked else 0, style="label", weight=600,
                          colour=self.time_tone)  # fmt: skip
            high += tall if stacked else 0
        return high

    @staticmethod
    def _line(
        p: Painter, x: float, y: float, room: float, icon: str, words: str, tone: str
    ) -> float:
        side = 20 * p.icon_scale
        weight = 400 if tone == "text_2" else 600
        high = p.text(words, x + side + 6, y, room - side - 6, style="label", weight=weight,
                      colour=tone)  # fmt: skip
        p.icon(icon, x, y + (p.line_height("label") - side) / 2, side, tone)
        return high


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing that leaves, or does not: what it is, and what is said of it."""

    text: str
    aside: str
    leaves: bool


class GivenCard(Block):
    """
    What they get, then what they do not get.

    Attributes:
        gets, gets_not: The two titles.
        leaves: Every line, those that leave first.
    """

    gets = StringProperty("")
    gets_not = StringProperty("")
    leaves: list[Leaf] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Two lists with a rule between them."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = 12.0
        for leaves, title in ((True, self.gets), (False, self.gets_not)):
            own = [one for one in self.leaves if one.leaves is leaves]
            if not own:
                continue
            if not leaves and y > 12:
                p.rule(_PAD, y + 4, width - _PAD * 2)
                y += 16
            y += p.text(title, _PAD, y, width - _PAD * 2, style="item", colour="text_2") + 2
            for one in own:
                y += self._leaf(p, one, y, width)
        card.end(y + 8)
        return y + 8

    @staticmethod
    def _leaf(p: Painter, one: Leaf, y: float, width: float) -> float:
        side = 24 * p.icon_scale
        left = _PAD + side + 12
        room = width - left - _PAD
        aside = p.text_width(one.aside, "caption") + 2
        words = p.text_width(one.text, "item")
        beside = not p.large and (words + aside + 16 <= room or aside < room * 0.42)
        text_room = room - aside - 12 if beside else room
        high = p.text_height(one.text, text_room, "item")
        below = 0.0 if beside else p.text_height(one.aside, room, "caption") + 2
        tall = max(40.0, high + below + 14)
        top = y + (tall - high - below) / 2
        icon, ink = (
            ("check-circle", "success") if one.leaves else ("close-circle-outline", "text_2")
        )
        p.icon(icon, _PAD, top + (p.line_height("item") - side) / 2, side, ink)
        weight = 600 if one.leaves else 400
        p.text(one.text, left, top, text_room, style="item", weight=weight,
               colour="text" if one.leaves else "text_2")  # fmt: skip
        if beside:
            p.text(one.aside, left + room - aside + 2,
                   top + (p.line_height("item") - p.line_height("caption")) / 2,
                   style="caption", colour="text_2")  # fmt: skip
        else:
            p.text(one.aside, left, top + high + 2, room, style="caption", colour="text_2")
        return tall


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A label and what stands beside or below it."""

    label: str
    value: str


class ReceiptCard(Block):
    """
    What was sent, on a slip with a torn foot.

    Attributes:
        label, reference: What the number is, and the number.
        lines: Everything on it.
        link, link_act: Copies the number.
    """

    label = StringProperty("")
    reference = StringProperty("")
    lines: list[ReceiptLine] = ListProperty([])
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """The number large, then the lines."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        room, y = width - _PAD * 2, _PAD
        y += p.text(self.label, _PAD, y, room, style="caption", colour="text_2")
        y += p.text(self.reference, _PAD, y, room, style="title") + 4
        if self.link:
            wide, tall = p.text_width(self.link, "item"), p.line_height("item")
            p.text(self.link, _PAD, y, style="item", colour="primary")
            p.target(_PAD, y, wide, tall, self.link_act, self.link, corner=8)
            y += tall + 4
        for line in self.lines:
            p.rule(_PAD, y + 6, room)
            y += 14
            y += p.text(line.label, _PAD, y, room, style="caption", colour="text_2")
            y += p.text(line.value, _PAD, y + 1, room, style="item") + 1
        y += 14
        card.end(y)
        self._torn(p, y, width)
        return y + 8

    @staticmethod
    def _torn(p: Painter, y: float, width: float) -> None:
        """Teeth of the ground bitten out of the foot."""
        step = 16.0
        count = max(1, int((width - radius("lg") * 2) // step))
        left = (width - count * step) / 2
        for at in range(count):
            p.disc(left + at * step + 4, y - 4, 8, "bg")
