"""The way of a thing in stations: discs on a line, from the first to the last."""

from dataclasses import dataclass
from typing import Literal

from kivy.properties import ListProperty

from app.ui.block import Block
from app.ui.components.parts import chip
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import space

Mark = Literal["done", "now", "next", "failed"]

_DISC = 28.0  # dp before it grows with the text
_SPOKEN = {
    "done": "track.done",
    "now": "track.now",
    "next": "track.next",
    "failed": "track.failed",
}


@dataclass(frozen=True, slots=True)
class Station:
    """
    One station of a track.

    Attributes:
        title, text: The bold line and the quiet one.
        mark: done, now, next, failed.
        waits: Says that it waits for the resident; empty where it does not.
    """

    title: str
    text: str = ""
    mark: Mark = "next"
    waits: str = ""


class Track(Block):
    """
    Stations one below the other on a line, on a card.

    Attributes:
        stations: From the first to the last.
    """

    stations: list[Station] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Each disc is joined to the next one."""
        if not self.stations:
            return 0.0
        pad = space("x4")
        card = p.panel(0, 0, width, 1, shadow="e1")
        side = _DISC * p.icon_scale
        y, from_y = pad, 0.0
        for at, station in enumerate(self.stations):
            if at:
                done = self.stations[at - 1].mark == "done"
                ink = "success" if done else "line_strong" if p.theme.flat else "line"
                p.rect(pad + side / 2 - 1, from_y + 4, 2, max(0.0, y - from_y - 8), ink)
            high = _draw_station(p, station, pad, y, side, width - pad)
            from_y = y + side
            y += max(high, side) + 16
        y += pad - 16
        card.end(y)
        return y


def _draw_station(
    p: Painter, station: Station, x: float, y: float, side: float, right: float
) -> float:
    """A disc and its words; returns the height of the words in dp."""
    _draw_disc(p, station.mark, x, y, side)
    left = x + side + 12
    room = right - left
    first = p.line_height("section")
    high = max(0.0, (side - first) / 2)
    weight, ink = (500, "text_2") if station.mark == "next" else (600, "text")
    high += p.text(station.title, left, y + high, room, style="section", weight=weight, colour=ink)
    if station.text:
        high += 1
        high += p.text(
            station.text, left, y + high, room, style="label", weight=400, colour="text_2"
        )
    if station.waits:
        high += 8
        high += chip(p, left, y + high, station.waits, "warn", icon="account-clock-outline")[1]
    said = ". ".join(
        part
        for part in (ui.tr(_SPOKEN[station.mark]), station.title, station.text, station.waits)
        if part
    )
    p.target(x, y, right - x, max(high, side), None, said, role="text")
    return high


def _draw_disc(p: Painter, mark: Mark, x: float, y: float, side: float) -> None:
    """Done is filled with a tick, now a ring, next empty, failed outlined with its icon."""
    inner = side * 0.62
    start = x + (side - inner) / 2, y + (side - inner) / 2
    if mark == "done":
        p.disc(x, y, side, "success")
        p.icon("check", *start, inner, "surface")
    elif mark == "now":
        p.disc(x, y, side, "primary")
        p.disc(x + side * 0.31, y + side * 0.31, side * 0.38, "on_primary")
    elif mark == "failed":
        p.circle(x, y, side, "error", 2)
        p.icon("alert", *start, inner, "error")
    else:
        p.circle(x, y, side, "line_strong", 2)
