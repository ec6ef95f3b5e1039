"""The cards of a document's screen: source, values, history, and what its end changes."""

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
    """

    title = StringProperty("")
    text = StringProperty("")
    refresh: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    refresh_name = StringProperty("")
    busy = BooleanProperty(False)

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
            parts.tile(p, PAD, (height - side) / 2, side, "database-check-outline", "ok")
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
class Value:
    """
    One value of a document.

    Attributes:
        label, text: What it is, and how it may be seen now.
        key: Its field.
        masked: It can be revealed and masked again; ``eye_name`` says which of the two is next.
        revealed: It is seen now.
    """

    label: str
    text: str
    key: str = ""
    masked: bool = False
    revealed: bool = False
    eye_name: str = ""


class ValuesCard(Block):
    """
    Everything on the document.

    Attributes:
        title: Of the card.
        values: ``Value`` from top to bottom.
        all_label, all_icon, all_act: Reveal or mask all; no label where nothing is masked.
        toggle: Called with a field's key.
    """

    title = StringProperty("")
    values: list[Value] = ListProperty([])
    all_label = StringProperty("")
    all_icon = StringProperty("eye-outline")
    all_act: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    toggle: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        """Title with its link, then a row for each value."""
        card = p.panel(0, 0, width, 1, fill="surface", shadow="e1")
        y = self._head(p, width)
        for at, value in enumerate(self.values):
            if at:
                p.rule(0, y, width)
            y += self._row(p, value, y, width)
        card.end(y)
        return y

    def _head(self, p: Painter, width: float) -> float:
        link = p.text_width(self.all_label, "item") + 30 * p.icon_scale if self.all_label else 0.0
        beside = (
            link and not p.large and p.text_width(self.title, "section", 700) + link + 48 < width
        )
        y = PAD
        high = p.text(self.title, PAD, y, width - PAD * 2, style="section", weight=700)
        if self.all_label:
            x = width - PAD - link if beside else PAD
            y += 0 if beside else high + 8
            side = 22 * p.icon_scale
            p.icon(self.all_icon, x, y + (p.line_height("item") - side) / 2, side, "primary")
            p.text(
                self.all_label,
                x + link - p.text_width(self.all_label, "item"),
                y,
                style="item",
                colour="primary",
            )
            p.target(x, y, link, p.line_height("item"), self.all_act, self.all_label, corner=8)
            high = max(high if beside else 0, p.line_height("item"))
        return y + high + 8

    def _row(self, p: Painter, value: Value, y: float, width: float) -> float:
        touch = size("icon_button")
        room = width - PAD - (touch + 4 if value.masked else PAD)
        top = y + GAP
        top += p.text(value.label, PAD, top, room, style="caption", colour="text_2")
        top += p.text(value.text, PAD, top, room, style="section", weight=600)
        height = max(64.0, top - y + GAP)
        if value.masked:
            icon = "eye-off-outline" if value.revealed else "eye-outline"
            x, side = width - 4 - touch, 24 * p.icon_scale
            p.icon(icon, x + (touch - side) / 2, y + (height - side) / 2, side, "primary")
            p.target(
                x, y + (height - touch) / 2, touch, touch, lambda: self._toggle(value.key),
                value.eye_name, corner=touch / 2,
            )  # fmt: skip
        return height

    def _toggle(self, key: str) -> None:
        if self.toggle is not None:
            self.toggle(key)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history."""

    title: str
    text: str
    day: str


class HistoryCard(Block):
    """What changed, newest first."""

    title = StringProperty("")
    events: list[Event] = ListProperty([])

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
