"""The cards of a document's screen: source, history, and what its end changes."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components import parts
from app.ui.painter import Painter
from app.ui.theme import size

PAD, GAP = 16.0, 12.0


class SourceCard(Block):
    """
    Which database it comes from and when that last confirmed it.

    Attributes:
        title, text: The database and the moment.
        refresh, refresh_name: Ask again, and what that is called.
        busy: It is being asked.
        silent: It does not answer now.
    """

    title = StringProperty("")
    text = StringProperty("")
    refresh: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    refresh_name = StringProperty("")
    busy = BooleanProperty(False)
    silent = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Tile, words, refresh."""
        side, touch = parts.tile_side(p), size("icon_button")
        left = PAD if p.large else PAD + side + 10
        room = width - left - touch
        title = p.text_height(self.title, room, "item")
        text = p.text_height(self.text, room, "caption")
        height = max(72.0, title + text + 30)
        p.panel(0, 0, width, height, fill="surface", shadow="e1")
        if not p.large:
            icon = "server-network-off" if self.silent else "database-check-outline"
            parts.tile(p, PAD, (height - side) / 2, side, icon, "warn" if self.silent else "ok")
        y = (height - title - text) / 2
        p.text(self.title, left, y, room, style="item")
        p.text(self.text, left, y + title, room, style="caption", colour="text_2")
        inner = 24 * p.icon_scale
        x, top = width - 8 - (touch + inner) / 2, (height - inner) / 2
        if self.busy:
            p.arc(x, top, inner, 40, 320, "primary", 2.5)
        else:
            p.icon("refresh", x, top, inner, "primary")
        p.target(
            width - 8 - touch, (height - touch) / 2, touch, touch, self.refresh, self.refresh_name,
            corner=touch / 2, enabled=not self.busy,
        )  # fmt: skip
        return height


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history."""

    title: str
    text: str
    day: str


class HistoryCard(Block):
    """
    What changed, newest first.

    Attributes:
        title, events: Over it, and a line each.
        link, link_act: A way on at its end; none without words.
    """

    title = StringProperty("")
    events: list[Event] = ListProperty([])
    link = StringProperty("")
    link_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """A dot, what changed and who did it, and the day at the right."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = PAD + p.text(self.title, PAD, PAD, width - PAD * 2, style="section", weight=700) + 8
        for event in self.events:
            left = PAD + 24
            day = p.text_width(event.day, "caption")
            room = width - left - PAD - (0 if p.large else day + 12)
            p.disc(PAD, y + p.line_height("item") / 2 - 5, 10, "line_strong")
            top = y
            if not p.large:
                p.text(event.day, width - PAD - day, y, style="caption", colour="text_2")
            y += p.text(event.title, left, y, room, style="item")
            y += p.text(event.text, left, y, room, style="caption", colour="text_2")
            if p.large:
                y += p.text(event.day, left, y, style="caption", colour="text_2")
            y = max(y, top + 44) + GAP
        if self.link:
            touch = max(size("icon_button"), p.line_height("item") + 20)
            p.rule(0, y, width)
            p.text(self.link, PAD, y + (touch - p.line_height("item")) / 2, width - PAD * 3 - 24,
                   style="item", colour="primary")  # fmt: skip
            side = 24 * p.icon_scale
            p.icon("chevron-right", width - PAD - side, y + (touch - side) / 2, side, "primary")
            p.target(0, y, width, touch, self.link_act, self.link, corner=0)
            y += touch
        else:
            y += 4
        card.end(y)
        return y


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that goes on working, or does not."""

    text: str
    works: bool = True


class EffectsCard(Block):
    """What still works, then what does not: an icon and a sentence each."""

    effects: list[Effect] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """One row for each."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y, side = 0.0, 24 * p.icon_scale
        for at, effect in enumerate(self.effects):
            if at:
                p.rule(0, y, width)
            left = PAD + side + GAP
            words = p.text_height(effect.text, width - left - PAD, "body", 500)
            height = max(56.0, words + 28)
            icon, ink = ("check-circle", "success") if effect.works else ("minus-circle", "warning")
            p.icon(icon, PAD, y + (height - side) / 2, side, ink)
            p.text(effect.text, left, y + (height - words) / 2, width - left - PAD, weight=500)
            y += height
        card.end(y)
        return y
