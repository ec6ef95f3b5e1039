"""Settings that hold more than a switch: choices beside a name, and the steps of the text size."""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty, StringProperty

from app.ui.block import Block
from app.ui.components.choices import Choice, draw_segments
from app.ui.components.parts import chip, chip_size
from app.ui.components.rows import Row, draw_row
from app.ui.painter import Painter
from app.ui.theme import size, space, tokens


class NameCard(Block):
    """
    Who is signed in.

    Attributes:
        initials, full_name, level: What is shown.
        number: The masked number.
    """

    initials = StringProperty("")
    full_name = StringProperty("")
    number = StringProperty("")
    level = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Initials, name, level."""
        pad = space("x4")
        card = p.panel(0, 0, width, 1, shadow="e1")
        side = float(tokens()["size"]["avatar"][2])
        left = pad if p.large else pad + side + 12
        room = width - left - pad
        name = p.text_height(self.full_name, room, "section", 600)
        badge = chip_size(p, self.level, "check-decagram")[1]
        number = p.line_height("item") if self.number else 0
        words = name + 4 + badge + (number + 6 if number else 0)
        height = max(words, side) + pad * 2 - 4
        if not p.large:
            top = (height - side) / 2
            p.disc(pad, top, side, "gold_soft")
            if p.theme.flat:
                p.circle(pad, top, side, "line_strong")
            high = p.line_height("heading") / p.scale
            p.text(self.initials, pad + side / 2, top + (side - high) / 2, style="heading",
                   colour="on_gold_soft", align="center", most=1.0, spoken=False)  # fmt: skip
        y = (height - words) / 2
        p.text(self.full_name, left, y, room, style="section", weight=600)
        y += name + 4
        if number:
            p.digits(self.number, left, y, style="item", colour="text_2")
            y += number + 6
        chip(p, left, y, self.level, "gold")
        card.end(height)
        return height


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """A setting with its choices beside the name, or below where they do not fit."""

    icon: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str
    choose: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class StepRow:
    """
    A setting in steps: a track with a knob, and − and + beside it.

    Attributes:
        steps: Spoken names, one a step.
        at: The step chosen.
        choose: Called with a step.
        less, more: Spoken names of the two buttons.
    """

    icon: str
    label: str
    steps: tuple[str, ...]
    at: int
    choose: Callable[[int], object]
    less: str
    more: str


class SettingsCard(Block):
    """A card of settings: ``ChoiceRow``, ``StepRow`` and the rows of every other card."""

    rows: list[ChoiceRow | StepRow | Row] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """One below the other, a hairline between."""
        card = p.panel(0, 0, width, 1, shadow="e1")
        y = 0.0
        for at, row in enumerate(self.rows):
            if at:
                p.rule(0, y, width)
            if isinstance(row, ChoiceRow):
                y += _choice(p, y, width, row)
            elif isinstance(row, StepRow):
                y += _steps(p, y, width, row)
            else:
                y += draw_row(p, y, width, row)
        card.end(y)
        return y


def _lead(p: Painter, y: float, high: float, icon: str, label: str, room: float) -> None:
    pad, side = space("x4"), 24 * p.icon_scale
    words = p.text_height(label, room, "item")
    p.icon(icon, pad, y + (high - side) / 2, side, "text_2")
    p.text(label, pad + side + 12, y + (high - words) / 2, room, style="item")


def _choice(p: Painter, y: float, width: float, row: ChoiceRow) -> float:
    pad, side = space("x4"), 24 * p.icon_scale
    left = pad + side + 12
    name = p.text_width(row.label, "item")
    wide = (max(p.text_width(c.label, "label") for c in row.choices) + 9) * len(row.choices) + 8
    high = max(size("list_row") - 8, p.text_height(row.label, width - left - pad, "item") + 20)
    if p.large:
        _lead(p, y, high, row.icon, row.label, width - left - pad)
        return high + _radio_rows(p, y + high, width, row)
    if left + name + 12 + wide + 12 <= width:
        wide = max(wide, width * 0.5) if left + name + 20 + width * 0.5 <= width else wide
        _lead(p, y, high, row.icon, row.label, name + 2)
        _segments(p, width - 8 - wide, y + (high - 48) / 2, wide, row)
        return high
    _lead(p, y, high, row.icon, row.label, width - left - pad)
    tall = _segments(p, pad, y + high, width - pad * 2, row)
    return high + tall + pad


def _radio_rows(p: Painter, y: float, width: float, row: ChoiceRow) -> float:
    start = y
    for choice in row.choices:
        p.rule(0, y, width)
        on = choice.id == row.chosen
        y += draw_row(
            p, y, width, Row(choice.label, act=lambda c=choice.id: row.choose(c), radio=on)
        )  # fmt: skip
    return y - start


def _segments(p: Painter, x: float, y: float, width: float, row: ChoiceRow) -> float:
    return draw_segments(p, x, y, width, list(row.choices), row.chosen, row.choose, label=row.label)


def _steps(p: Painter, y: float, width: float, row: StepRow) -> float:
    pad, touch = space("x4"), size("icon_button")
    left = pad + 24 * p.icon_scale + 12
    value = row.steps[row.at]
    room = width - left - pad - p.text_width(value, "item") - 12
    high = max(48.0, p.text_height(row.label, room, "item") + 20)
    _lead(p, y, high, row.icon, row.label, room)
    p.text(value, width - pad, y + (high - p.line_height("item")) / 2, style="item", align="right")
    bar, knob = (float(part) for part in tokens()["size"]["slider"])
    y_middle = y + high + touch / 2
    start, end = pad + touch + knob / 2, width - pad - touch - knob / 2
    p.panel(start, y_middle - bar / 2, end - start, bar, corner=bar / 2, fill="surface_3",
            outline="line_strong" if p.theme.flat else None, line=1)  # fmt: skip
    gap = (end - start) / max(1, len(row.steps) - 1)
    for step, name in enumerate(row.steps):
        x = start + step * gap
        if step == row.at:
            p.disc(x - knob / 2 - 2, y_middle - knob / 2 - 2, knob + 4, "line")
            p.disc(x - knob / 2 - 1, y_middle - knob / 2 - 1, knob + 2, "surface")
            p.disc(x - knob / 2 + 3, y_middle - knob / 2 + 3, knob - 6, "primary")
        else:
            p.disc(x - 2, y_middle - 2, 4, "text_2")
        spoken = f"{row.label}: {name}"
        p.target(x - 12, y_middle - 12, 24, 24, lambda s=step: row.choose(s), spoken,
                 role="radio", selected=step == row.at, corner=24)  # fmt: skip
    for icon, x, step, name in (
        ("minus", pad, row.at - 1, row.less),
        ("plus", width - pad - touch, row.at + 1, row.more),
    ):
        able = 0 <= step < len(row.steps)
        p.icon(icon, x + 12, y_middle - 12, 24, "text" if able else "text_3")
        p.target(x, y_middle - touch / 2, touch, touch, lambda s=step: row.choose(s), name,
                 enabled=able, corner=touch / 2)  # fmt: skip
    return high + touch + 12
