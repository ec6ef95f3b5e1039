"""The sources of a rule set, each with how sure it is."""

from dataclasses import dataclass

from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.components.parts import chip
from app.ui.painter import Painter
from app.ui.theme import space


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in words, how many rules rest on it, and its status in a chip."""

    text: str
    count: str
    status: str
    tone: str
    icon: str


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A rule set's name and its lines."""

    title: str
    lines: tuple[SourceLine, ...]


class SourceCards(Block):
    """One card a rule set."""

    cards: list[SourceCard] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """The chip stands under its words, so that long sources wrap freely."""
        pad, y = space("x4"), 0.0
        room = width - pad * 2
        for at, card in enumerate(self.cards):
            y += space("x4") if at else 0
            start, panel = y, p.panel(0, y, width, 1, shadow="e1")
            y += pad
            y += p.text(card.title, pad, y, room, style="section", weight=600) + 12
            for number, line in enumerate(card.lines):
                if number:
                    p.rule(pad, y, room)
                    y += 12
                y += p.text(line.text, pad, y, room, style="label", weight=400) + 6
                wide, tall = chip(p, pad, y, line.status, line.tone, icon=line.icon)
                if wide + 12 + p.text_width(line.count, "caption") <= room:
                    p.text(line.count, pad + wide + 10, y + (tall - p.line_height("caption")) / 2,
                           style="caption", colour="text_2")  # fmt: skip
                else:
                    tall += 2 + p.text(
                        line.count, pad, y + tall + 2, room, style="caption", colour="text_2"
                    )
                y += tall + 12
            y += 4
            panel.end(y - start)
        return y
