"""One rule set's answer: how much works, document by document, and three plain facts."""

from dataclasses import dataclass

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import chip, chip_size
from app.ui.painter import Painter
from app.ui.theme import radius, space


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document under one rule set: icon, name, what holds in words, whether it can be used."""

    icon: str
    name: str
    word: str
    mark: str
    usable: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """One plain fact, whether it is good news, and the article it rests on."""

    text: str
    good: bool
    source: str


class RuleCard(Block):
    """
    One rule set.

    Attributes:
        over, title: Which rule and what it does, in words.
        count, works: The chip: x of n usable, and whether that is good news.
        documents, facts: ``ComparedDocument`` and ``ComparedFact`` in order.
    """

    over = StringProperty("")
    title = StringProperty("")
    count = StringProperty("")
    works = BooleanProperty(True)
    documents: list[ComparedDocument] = ListProperty([])
    facts: list[ComparedFact] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Head, documents, facts."""
        pad = space("x4")
        inner = width - pad * 2
        card = p.panel(
            0, 0, width, 1, shadow="e1", outline="success" if self.works else "error", line=1.5
        )
        tone, icon = ("ok", "check-circle") if self.works else ("error", "lock")
        wide, tall = chip_size(p, self.count, icon)
        room = inner - wide - 12
        beside = not p.large and p.text_width(self.title, "subheading", 700) <= room
        y = pad + p.text(
            self.over,
            pad,
            pad,
            inner if not beside else room,
            style="caption",
            weight=600,
            colour="text_2",
        )
        y += p.text(self.title, pad, y, room if beside else inner, style="subheading", weight=700)
        if beside:
            chip(
                p, width - pad, pad + (y - pad - tall) / 2, self.count, tone, icon=icon, right=True
            )
        else:
            y += 8 + chip(p, pad, y + 8, self.count, tone, icon=icon)[1]
        y += 14
        for at, document in enumerate(self.documents):
            y += 6 if at else 0
            y += self._document(p, pad, y, inner, document)
        y += 16
        for fact in self.facts:
            y += self._fact(p, pad, y, inner, fact) + 12
        card.end(y + 2)
        return y + 2

    def _document(
        self, p: Painter, x: float, y: float, width: float, document: ComparedDocument
    ) -> float:
        side, pad = 20 * p.icon_scale, 12.0
        left = x + pad + side + 10
        word = p.text_width(document.word, "caption", 500) + side + 6
        room = width - (left - x) - pad
        beside = not p.large and p.text_width(document.name, "item", 500) + word + 12 <= room
        name_room = room - word - 12 if beside else room
        name = p.text_height(document.name, name_room, "item", 500)
        line = 0 if beside else p.line_height("caption") + 2
        high = max(42.0, name + line + 16)
        if document.hidden:
            p.hatch(x, y, width, high, corner=radius("sm"))
        else:
            outline = "line_strong" if p.theme.flat else None
            p.panel(x, y, width, high, corner=radius("sm"), fill="surface_2", outline=outline)
        ink = "text" if document.usable else "text_2"
        p.icon(document.icon, x + pad, y + (high - side) / 2, side, ink)
        top = y + (high - name - line) / 2
        p.text(document.name, left, top, name_room, style="item", weight=500, colour=ink)
        mark = "success" if document.usable else "text_2"
        if beside:
            at = x + width - pad - word
            p.icon(document.mark, at, y + (high - side) / 2, side, mark)
            top = y + (high - p.line_height("caption")) / 2
            p.text(document.word, at + side + 6, top, style="caption", weight=500, colour=ink)
        else:
            p.icon(document.mark, left, top + name + 2, side, mark)
            p.text(
                document.word,
                left + side + 6,
                top + name + 2,
                style="caption",
                weight=500,
                colour=ink,
            )
        return high

    def _fact(self, p: Painter, x: float, y: float, width: float, fact: ComparedFact) -> float:
        side = 22 * p.icon_scale
        icon, ink = ("check-circle", "success") if fact.good else ("close-circle", "error")
        p.icon(icon, x, y, side, ink)
        left = x + side + 10
        high = p.text(fact.text, left, y, width - side - 10, style="label", weight=500)
        return max(
            side,
            high
            + p.text(
                fact.source, left, y + high, width - side - 10, style="caption", colour="text_2"
            ),
        )
