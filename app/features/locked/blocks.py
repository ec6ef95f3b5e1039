"""The two pictures of a lock: black doors for a real one, a plain tile for today's expiry."""

from dataclasses import dataclass

from kivy.properties import ListProperty, NumericProperty, StringProperty

from app.ui.block import Block
from app.ui.components.bars import Action
from app.ui.components.parts import button, chip, chip_size
from app.ui.context import ui
from app.ui.painter import Painter
from app.ui.theme import radius, space, theme

_TALLEST, _LEAST = 331.0, 190.0  # dp of the doors, the status bar included
_PLATE = 96.0


def night(role: str) -> tuple[float, float, float, float]:
    """A colour of the dark theme: the lock's sheet is black in every theme."""
    return theme("dark").colour(role)


class ClosedDoors(Block):
    """
    Two black leaves, a brass bar and a gold lock. Never hatched: hatching means *hidden*.

    Attributes:
        covered: Pixels under the status bar.
        phone: The screen's height in pixels.
    """

    covered = NumericProperty(0)
    phone = NumericProperty(0)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """Leaves to the edges; the sheet rises over them with round corners, under what follows."""
        bar = self.covered / ui.density
        share = 0.26 if p.large else 0.40
        height = max(_LEAST, min(_TALLEST, self.phone / ui.density * share))
        p.rect(0, 0, width, height + 1, "lock_door")
        middle, centre = width / 2, bar + (height - bar) * 0.5
        leaf = width / 2 - 40
        tall = max(40.0, centre - bar - _PLATE / 2 - 12)
        for x in (20.0, middle + 20):
            for y in (bar, height - tall - 6):
                p.panel(x, y, leaf, tall, corner=radius("sm"), fill=None, outline="lock_panel")
        p.rect(middle - 1.5, bar, 3, height - bar, "lock_panel")
        self._bar(p, middle, centre, width)
        p.panel(0, height - 4, width, 60, corner=radius("sheet"), fill="lock_sheet",
                outline="lock_panel", line=1)  # fmt: skip
        p.rect(0, height + 24, width, 40, "lock_sheet")  # the sheet goes on: its lower corners go
        return height + 6

    def _bar(self, p: Painter, middle: float, centre: float, width: float) -> None:
        reach = width * 0.345
        p.panel(middle - reach, centre - 10, reach * 2, 20, corner=10, fill="lock_bar")
        p.panel(middle - reach, centre - 10, reach * 2, 6, corner=3, fill="lock_bar_light")
        for side in (-1, 1):
            p.circle(middle + side * 52 - 15, centre - 15, 30, "lock_bar", 3)
        half = _PLATE / 2
        p.panel(
            middle - half, centre - half, _PLATE, _PLATE, corner=radius("sheet"), fill="lock_plate"
        )
        p.icon("lock", middle - 28, centre - 28, 56, "lock_on_plate")


@dataclass(frozen=True, slots=True)
class LockFact:
    """One line on the black sheet; ``tone`` is a role of the dark theme."""

    icon: str
    tone: str
    title: str
    text: str = ""


class LockSheet(Block):
    """
    What a real lock means, on black.

    Attributes:
        title, text: Who locked it, when and what follows.
        facts: ``LockFact`` in a card.
        note: One quiet sentence below.
    """

    title = StringProperty("")
    text = StringProperty("")
    facts: list[LockFact] = ListProperty([])
    note = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Title, sentence, card, note."""
        y = p.text(self.title, 0, 0, width, style="title", colour=night("text")) + 4
        y += p.text(self.text, 0, y, width, colour=night("text_2")) + 16
        if self.facts:
            y += self._card(p, y, width) + 14
        y += p.text(self.note, 0, y, width, style="label", weight=400, colour=night("text_2"))
        return y

    def _card(self, p: Painter, y: float, width: float) -> float:
        pad, side = 16.0, 24 * p.icon_scale
        left = pad + side + 14
        room = width - left - pad
        outline = night("line_strong") if p.theme.flat else None
        card = p.panel(0, y, width, 1, fill=night("surface"), outline=outline)
        start = y
        for at, fact in enumerate(self.facts):
            if at:
                p.rect(0, y, width, 1, night("line"))
            title = p.text_height(fact.title, room, "item", 500)
            text = p.text_height(fact.text, room, "caption")
            high = max(50.0, title + text + 22)
            top = y + (high - title - text) / 2
            p.icon(fact.icon, pad, y + (high - side) / 2, side, night(fact.tone))
            p.text(fact.title, left, top, room, style="item", weight=500, colour=night("text"))
            p.text(fact.text, left, top + title, room, style="caption", colour=night("text_2"))
            y += high
        card.end(y - start)
        return y - start


class LockActions(Block):
    """The way out of a real lock, on black: a gold button and a gold text button below."""

    actions: list[Action] = ListProperty([])
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        """A bar over the whole width."""
        margin = space("x4")
        bar = p.panel(0, 0, width, 1, corner=1, fill=night("nav"))
        p.rect(0, 0, width, 1, night("line"))
        y = space("x3")
        for action in self.actions:
            y += button(
                p, margin, y, width - margin * 2, action.label, action.act, kind=action.kind,
                icon=action.icon, busy=action.busy, enabled=action.enabled,
            )  # fmt: skip
            y += space("x2")
        bar.end(y)
        return y


class LockTile(Block):
    """
    Today's lock: a stone tile with a lock, the title and why.

    Attributes:
        title, text: What holds and since when.
        label: The law's words for it, in a chip.
    """

    title = StringProperty("")
    text = StringProperty("")
    label = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Everything in the middle."""
        side = 88.0
        y = 20.0
        p.panel((width - side) / 2, y, side, side, corner=radius("xl"), fill="surface_3",
                outline="line_strong" if p.theme.flat else None)  # fmt: skip
        p.icon("lock-outline", (width - 44) / 2, y + 22, 44, "text_2")
        y += side + 18
        y += p.text(self.title, 0, y, width, style="title", align="center") + 6
        y += p.text(self.text, 8, y, width - 16, colour="text_2", align="center")
        if self.label:
            y += 12
            wide = chip_size(p, self.label, "scale-balance")[0]
            if wide <= width:
                at = (width - wide) / 2
                y += chip(p, at, y, self.label, "neutral", icon="scale-balance")[1]
            else:
                y += p.text(self.label, 0, y, width, style="chip", colour="text_2", align="center")
        return y


@dataclass(frozen=True, slots=True)
class LockedName:
    """A document that is locked: only its icon and its name."""

    icon: str
    name: str


class LockedList(Block):
    """What the lock covers, by name only: nothing here can be opened."""

    items: list[LockedName] = ListProperty([])
    word = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Sunken rows with a small lock each."""
        y = 0.0
        side = 24 * p.icon_scale
        for at, item in enumerate(self.items):
            y += 8 if at else 0
            left = 16 + side + 12
            room = width - left - side - 24
            words = p.text_height(item.name, room, "section", 500)
            high = max(52.0, words + 20)
            p.panel(0, y, width, high, corner=radius("sm"), fill="surface_2",
                    outline="line_strong" if p.theme.flat else None)  # fmt: skip
            p.icon(item.icon, 16, y + (high - side) / 2, side, "text_2")
            p.text(
                item.name,
                left,
                y + (high - words) / 2,
                room,
                style="section",
                weight=500,
                colour="text_2",
            )
            p.icon(
                "lock", width - 16 - side * 0.8, y + (high - side * 0.8) / 2, side * 0.8, "text_2"
            )
            p.target(
                0,
                y,
                width,
                high,
                None,
                f"{item.name}. {self.word}",
                role="text",
                corner=radius("sm"),
            )
            y += high
        return y
