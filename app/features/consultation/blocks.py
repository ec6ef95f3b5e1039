"""The countdown, and the articles as cards."""

from collections.abc import Callable

import msgspec
from kivy.properties import ListProperty, StringProperty

from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius

_PAD = 16.0


class SpeakingTime(Block):
    """
    A lacquer face with how long one may still speak.

    Attributes:
        title, left, until: From top to bottom.
    """

    title = StringProperty("")
    left = StringProperty("")
    until = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        inner = width - _PAD * 2
        title = p.text_height(self.title, inner, "body")
        left = p.text_height(self.left, inner, "title", 700)
        until = p.text_height(self.until, inner, "body")
        height = _PAD * 2 + title + left + until + 12
        p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
               rosette=(width * 0.96, 64, 300))  # fmt: skip
        y = _PAD
        y += p.text(self.title, _PAD, y, inner, colour="document_on_2") + 4
        y += p.text(self.left, _PAD, y, inner, style="title", weight=700,
                    colour="document_on") + 8  # fmt: skip
        p.text(self.until, _PAD, y, inner, colour="document_on_2")
        return height


class ArticleCard(msgspec.Struct, frozen=True):
    """One article: its number, words, how many screens it changes, and the way on."""

    number: str
    title: str
    text: str
    screens: str
    label: str
    act: Callable[[], object]


class ArticleCards(Block):
    """Articles, one card each; the whole card is the target."""

    cards: list[ArticleCard] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """From top to bottom."""
        y = 0.0
        for at, card in enumerate(self.cards):
            y += 12 if at else 0
            y += self._card(p, card, y, width)
        return y

    def _card(self, p: Painter, card: ArticleCard, top: float, width: float) -> float:
        side = 44 * min(p.icon_scale, 1.4)
        x = _PAD + side + 14
        inner = width - x - _PAD
        panel = p.panel(0, top, width, 1, corner=radius("lg"), fill="surface", shadow="e1")
        p.panel(_PAD, top + _PAD, side, side, corner=radius("sm"), fill="primary_soft")
        high = p.text_height(card.number, side, "heading", 700)
        p.text(card.number, _PAD + side / 2, top + _PAD + (side - high) / 2, style="heading",
               weight=700, colour="primary", align="center")  # fmt: skip
        y = top + _PAD
        y += p.text(card.title, x, y, inner, style="section", weight=700) + 4
        y += p.text(card.text, x, y, inner, colour="text_2") + 12
        icon = 20 * p.icon_scale
        words = p.text_height(card.screens, width / 2, "caption")
        chevron = 20 * p.icon_scale
        label = p.text_width(card.label, "item", 700)
        beside = p.text_width(card.screens, "caption") + icon + label + chevron + 60 < width
        p.icon("cellphone-text", _PAD, y, icon, "text_2")
        room = width - _PAD * 2 - icon - 8
        first = max(icon, p.text(card.screens, _PAD + icon + 8, y, room, style="caption",
                                 colour="text_2"))  # fmt: skip
        y += 0 if beside else first + 8
        p.text(card.label, width - _PAD - chevron - 6 - label, y, style="item", weight=700,
               colour="primary")  # fmt: skip
        p.icon("chevron-right", width - _PAD - chevron, y, chevron, "primary")
        y += max(words, chevron, p.line_height("item")) + _PAD
        panel.end(y - top)
        name = f"{card.number}. {card.title}. {card.text}. {card.screens}. {card.label}"
        p.target(0, top, width, y - top, card.act, name, corner=radius("lg"), key=card.number)
        return y - top
