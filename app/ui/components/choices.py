"""Choosing one of a few: segments side by side, and filter chips that wrap."""

from collections.abc import Callable

import msgspec
from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.rows import Row, draw_rows
from app.ui.painter import Painter
from app.ui.theme import size

_CHIP_PAD, _LEAST_CHIP_PAD = 14.0, 11.0


class Choice(msgspec.Struct, frozen=True):
    """
    One choice: its id, its words, a count where it is not None, an icon, and how it is spoken.
    """

    id: str
    label: str
    count: int | None = None
    icon: str | None = None
    spoken: str = ""


class Segmented(Block):
    """
    Two to four choices side by side; a list of radio rows at large text or where words do not fit.

    Attributes:
        choices, chosen: What there is and the id chosen.
        choose: Called with an id.
        label: Spoken before each choice.
        samples: Type sizes that the words are drawn at, for a choice of text size.
    """

    choices: list[Choice] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    label = StringProperty("")
    samples: list[float] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Segments on one ground."""
        return draw_segments(
            p,
            0,
            0,
            width,
            self.choices,
            self.chosen,
            self._choose,
            label=self.label,
            samples=self.samples,
        )

    def _choose(self, choice: str) -> None:
        if self.choose is not None:
            self.choose(choice)


def draw_segments(
    p: Painter,
    x: float,
    y: float,
    width: float,
    choices: list[Choice],
    chosen: str,
    choose: Callable[[str], object],
    *,
    label: str = "",
    samples: list[float] | None = None,
) -> float:
    """Segments at ``x``, ``y``; returns the height in dp."""
    cell = (width - 8) / max(1, len(choices))
    fits = all(p.text_width(c.label, "label") + (26 if c.icon else 0) + 8 <= cell for c in choices)
    if not samples and (p.large or not fits):
        rows = [
            Row(choice.label, act=lambda c=choice.id: choose(c), radio=choice.id == chosen)
            for choice in choices
        ]
        return draw_rows(p, x, y, width, rows)
    height = 48.0
    p.panel(
        x,
        y,
        width,
        height,
        corner=14,
        fill="surface_2",
        outline="line_strong" if p.theme.flat else None,
    )
    for at, choice in enumerate(choices):
        left, on = x + 4 + at * cell, choice.id == chosen
        if on:
            p.panel(
                left,
                y + 4,
                cell,
                height - 8,
                corner=11,
                fill="surface",
                shadow="e1",
                outline="primary" if p.theme.flat else None,
                line=2,
            )
        ink = "text" if on else "text_2"
        wide = p.text_width(choice.label, "label")
        start = left + (cell - wide - (26 if choice.icon else 0)) / 2
        if choice.icon:
            p.icon(choice.icon, start, y + 14, 20, ink)
            start += 26
        if samples:
            style = ("label", "section", "subheading", "title")[min(at, 3)]
            high = p.line_height(style) / p.scale
            p.text(
                choice.label,
                left + cell / 2,
                y + (height - high) / 2,
                style=style,
                weight=600 if on else 500,
                colour=ink,
                align="center",
                most=1.0,
            )
        else:
            high = p.line_height("label")
            p.text(
                choice.label,
                start,
                y + (height - high) / 2,
                style="label",
                weight=600 if on else 500,
                colour=ink,
            )
        said = choice.spoken or choice.label
        name = f"{label}: {said}" if label else said
        p.target(
            left,
            y,
            cell,
            height,
            lambda c=choice.id: choose(c),
            name,
            role="radio",
            selected=on,
            corner=11,
        )
    return height


class FilterChips(Block):
    """Filters in pills that wrap to the next line; the chosen one is dark."""

    choices: list[Choice] = ListProperty([])
    chosen = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)
    line_gap = NumericProperty(12)

    def draw(self, p: Painter, width: float) -> float:
        """Pills from the left, line by line."""
        x, y = 0.0, 6.0
        tall = max(size("filter_chip"), p.line_height("label") + 14)
        beside = 8.0 * (len(self.choices) - 1)
        inner = sum(sum(_words(p, choice)) for choice in self.choices)
        pad = _CHIP_PAD
        if inner + beside + 2 * pad * len(self.choices) > width:  # closer, where that saves a line
            closer = (width - inner - beside) / (2 * max(1, len(self.choices)))
            pad = closer if closer >= _LEAST_CHIP_PAD else pad
        for choice in self.choices:
            on = choice.id == self.chosen
            count = f"{choice.count}" if choice.count is not None else ""
            words, extra = _words(p, choice)
            wide = words + extra + 2 * pad
            if x and x + wide > width + 0.5:
                x, y = 0.0, y + tall + self.line_gap
            p.panel(
                x,
                y,
                wide,
                tall,
                corner=tall / 2,
                fill="chip_on" if on else "surface",
                outline=None if on else "line_strong" if p.theme.flat else "line",
            )
            top = y + (tall - p.line_height("label")) / 2
            p.text(
                choice.label,
                x + pad,
                top,
                style="label",
                weight=500,
                colour="on_chip_on" if on else "text",
            )
            if count:
                p.text(
                    count,
                    x + pad + words + 8,
                    top,
                    style="label",
                    weight=700,
                    colour="on_chip_on" if on else "primary",
                )
            name = f"{choice.label}, {count}" if count else choice.label
            p.target(
                x,
                y,
                wide,
                tall,
                lambda c=choice.id: self._choose(c),
                name,
                key=choice.id,
                role="radio",
                selected=on,
            )
            x += wide + 8
        return y + tall + 6

    def _choose(self, choice: str) -> None:
        if self.choose is not None:
            self.choose(choice)


def _words(p: Painter, choice: Choice) -> tuple[float, float]:
    """Widths in dp of a chip's words, and of its count with the gap before it."""
    count = p.text_width(f"{choice.count}", "label", 700) + 8 if choice.count is not None else 0.0
    return p.text_width(choice.label, "label", 500), count
