"""A ladder of places: numbered discs on a line, what became of each, and when its turn comes."""

from dataclasses import dataclass
from typing import Literal

from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import space

Mark = Literal["failed", "now", "later", "done"]

_DISC = 44.0  # dp before it grows with the text
_SPOKEN = {
    "done": "track.done",
    "now": "track.now",
    "later": "track.next",
    "failed": "track.failed",
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One place: its name, when, one line about it, and how it stands."""

    title: str
    when: str = ""
    text: str = ""
    mark: Mark = "later"


class Ladder(Block):
    """
    Places one below the other on a card, the first to be tried at the top.

    Attributes:
        rungs: In that order.
    """

    rungs: list[Rung] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Each disc is joined to the next one."""
        if not self.rungs:
            return 0.0
        pad, side = space("x4"), _DISC * min(1.3, p.icon_scale)
        card = p.panel(0, 0, width, 1, shadow="e1")
        y, from_y = pad, 0.0
        for at, rung in enumerate(self.rungs):
            if at:
                p.rect(pad + side / 2 - 1.5, from_y + 4, 3, max(0.0, y - from_y - 8), "line")
            high = _draw_rung(p, rung, at + 1, pad, y, side, width - pad)
            from_y = y + side
            y += max(high, side) + 18
        y += pad - 18
        card.end(y)
        return y


def _draw_rung(
    p: Painter, rung: Rung, number: int, x: float, y: float, side: float, right: float
) -> float:
    """A disc and its words; returns the height of the words in dp."""
    _draw_disc(p, rung.mark, number, x, y, side)
    left = x + side + 14
    room = right - left
    when = p.text_width(rung.when, "label") if rung.when else 0.0
    beside = bool(rung.when) and not p.large and when <= room * 0.45
    title_room = room - when - 12 if beside else room
    high = p.text(rung.title, left, y, title_room, style="section", weight=600)
    if beside:
        p.text(rung.when, right - when, y + 2, when + 1, style="label", weight=600)
    elif rung.when:
        high += p.text(rung.when, left, y + high, room, style="label", weight=600)
    if rung.text:
        high += 2
        high += p.text(rung.text, left, y + high, room, style="label", weight=400, colour="text_2")
    said = ui.tr(_SPOKEN[rung.mark]), rung.title, rung.when, rung.text
    spoken = ". ".join(part for part in said if part)
    p.target(x, y, right - x, max(high, side), None, spoken, role="text")
    return high


def _draw_disc(p: Painter, mark: Mark, number: int, x: float, y: float, side: float) -> None:
    """Failed is crossed, now is filled, later is quiet, done is ticked."""
    inner = side * 0.5
    start = x + (side - inner) / 2, y + (side - inner) / 2
    if mark == "failed":
        p.disc(x, y, side, "error_soft")
        p.circle(x, y, side, "error", 2)
        p.icon("close", *start, inner, "error")
    elif mark == "done":
        p.disc(x, y, side, "success")
        p.icon("check", *start, inner, "surface")
    else:
        p.disc(x, y, side, "primary" if mark == "now" else "surface_2")
        words, ink = str(number), "on_primary" if mark == "now" else "text_2"
        wide, high = p.text_width(words, "section"), p.line_height("section")
        p.text(
            words, x + (side - wide) / 2, y + (side - high) / 2, wide + 2,
            style="section", weight=700, colour=ink,
        )  # fmt: skip
