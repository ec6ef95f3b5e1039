"""A choice of a few, each a card of its own with a tile, a title, a sentence and a radio mark."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import radius, size


@dataclass(frozen=True, slots=True)
class RadioCard:
    """One card: its id and words; the tile shows ``icon``, or ``code`` in letters."""

    id: str
    title: str
    text: str = ""
    icon: str = ""
    code: str = ""


class RadioCards(Block):
    """
    Cards one below the other; the chosen one is outlined and marked.

    Attributes:
        cards, chosen: What there is and the id chosen.
        choose: Called with an id.
    """

    cards: list[RadioCard] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """The whole card is the target."""
        y = 0.0
        for at, card in enumerate(self.cards):
            y += 10 if at else 0
            y += self._card(p, y, width, card)
        return y

    def _card(self, p: Painter, y: float, width: float, card: RadioCard) -> float:
        on = card.id == self.chosen
        pad, side, mark = 16.0, parts.tile_side(p), size("radio")
        left = pad + (side + 12 if card.icon or card.code else 0)
        room = width - left - pad - mark - 12
        title = p.text_height(card.title, room, "section", 600)
        text = p.text_height(card.text, room, "caption")
        words = title + (text + 1 if card.text else 0)
        height = max(68.0, words + 22)
        outline, line = ("primary", size("outline_selected")) if on else ("line", size("outline"))
        if p.theme.flat and not on:
            outline = "line_strong"
        p.panel(
            0, y, width, height, corner=radius("lg"), fill="surface", outline=outline, line=line
        )
        at = y + (height - side) / 2
        tone = "primary" if on else "neutral"
        if card.icon:
            parts.tile(p, pad, at, side, card.icon, tone)
        elif card.code:
            ground, ink, _ = parts.TONES[tone]
            p.panel(pad, at, side, side, corner=radius("sm"), fill=ground)
            high = p.line_height("label")
            p.text(card.code, pad + side / 2, at + (side - high) / 2 + 1, style="label", weight=700,
                   colour=ink, align="center", spoken=False)  # fmt: skip
        top = y + (height - words) / 2
        p.text(card.title, left, top, room, style="section", weight=600)
        p.text(card.text, left, top + title + 1, room, style="caption", colour="text_2")
        parts.radio(p, width - pad - mark, y + (height - mark) / 2, on=on)
        name = f"{card.title}. {card.text}" if card.text else card.title
        p.target(0, y, width, height, lambda: self.choose and self.choose(card.id), name,
                 role="radio", selected=on, corner=radius("lg"))  # fmt: skip
        return height
