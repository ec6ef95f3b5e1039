"""
The panel's blocks: the components at a size that the phone's text size does not touch, and four
more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kivy.properties import ListProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.block import Block
from app.ui.components.banner import Banner
from app.ui.components.bars import BarIcon, icon_button
from app.ui.components.choices import Choice, Segmented, draw_segments
from app.ui.components.field import Field
from app.ui.components.parts import button, button_height
from app.ui.components.rows import RowCard
from app.ui.components.sheet import Sheet
from app.ui.components.words import Words
from app.ui.painter import Painter
from app.ui.theme import radius, size, space

_GAP = 8.0


class PanelBlock(Block):
    """
    A block of the panel, whose text stays at 100 % while the phone's grows.

    The first parent of each block below: it sets the painter up and passes the drawing on.
    """

    def draw(self, p: Painter, width: float) -> float:
        """As the component does, at the panel's own text size."""
        p.scale, p.large, p.icon_scale = 1.0, False, 1.0
        return super().draw(p, width)


class PanelWords(PanelBlock, Words):
    """A label or a sentence."""


class _LabelledChoice(Segmented):
    note = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        y = p.text(self.label, 0, 0, width, style="label", colour="text_2") + 6
        y += draw_segments(p, 0, y, width, self.choices, self.chosen, self._choose,
                           label=self.label)  # fmt: skip
        if self.note:
            y += p.text(self.note, 0, y + 6, width, style="caption", colour="text_2") + 6
        return y


class PanelChoice(PanelBlock, _LabelledChoice):
    """Two to four choices side by side below what is chosen, and a note where there is one."""


class PanelField(PanelBlock, Field):
    """A field to type into."""


class PanelRows(PanelBlock, RowCard):
    """A card of rows."""


class PanelBanner(PanelBlock, Banner):
    """What went wrong, in one line."""


class PanelSheet(PanelBlock, Sheet):
    """A question over the panel."""


class _Head(Block):
    title = StringProperty("")
    hide_name = StringProperty("")
    hide: Callable[[], object] | None = ObjectProperty(None, allownone=True)
    bleed = True

    def draw(self, p: Painter, width: float) -> float:
        height, margin = size("app_bar"), space("x4")
        p.rect(0, 0, width, height, "bg")
        words = p.line_height("heading")
        p.text(self.title, margin, (height - words) / 2, style="heading", weight=700)
        if self.hide is not None:
            top = (height - size("icon_button")) / 2
            away = BarIcon("dock-right", self.hide_name, self.hide)
            icon_button(p, width - space("x1"), top, away)
        return height


class PanelHead(PanelBlock, _Head):
    """The panel's title, and the icon that puts the panel away."""


class _Picker(Block):
    label = StringProperty("")
    text = StringProperty("")
    open_list: Callable[[], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        pad, side = 14.0, size("icon")
        room = width - pad * 2 - side - _GAP
        words = p.text_height(self.text, room, "item")
        height = max(size("button"), words + 20)
        p.panel(0, 0, width, height, corner=radius("md"), outline="line_strong")
        p.text(self.text, pad, (height - words) / 2, room, style="item", weight=500)
        p.icon("menu-down", width - pad - side, (height - side) / 2, side, "text_2")
        p.target(0, 0, width, height, self.open_list, f"{self.label}: {self.text}")
        return height


class Picker(PanelBlock, _Picker):
    """What is chosen from a longer list, and a tap that opens the list."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One button of a grid: its words, what it does, and its icon."""

    label: str
    act: Callable[[], object]
    icon: str | None = None
    kind: str = "outline"
    enabled: bool = True


class _DeedGrid(Block):
    deeds: list[Deed] = ListProperty([])
    columns = NumericProperty(2)

    def draw(self, p: Painter, width: float) -> float:
        return draw_deeds(p, 0, 0, width, self.deeds, int(self.columns))


class DeedGrid(PanelBlock, _DeedGrid):
    """Small buttons in columns."""


class _ChoiceGrid(Block):
    choices: list[Choice] = ListProperty([])
    chosen = StringProperty("")
    label = StringProperty("")
    choose: Callable[[str], object] | None = ObjectProperty(None, allownone=True)

    def draw(self, p: Painter, width: float) -> float:
        cell, tall = (width - _GAP) / 2, size("icon_button")
        for at, choice in enumerate(self.choices):
            x, y, on = at % 2 * (cell + _GAP), at // 2 * (tall + _GAP), choice.id == self.chosen
            fill, ink = ("primary_soft", "on_primary_soft") if on else ("surface", "text_2")
            line = size("outline_selected") if on else size("outline")
            outline = "primary" if on else "line_strong" if p.theme.flat else "line"
            p.panel(x, y, cell, tall, corner=14, fill=fill, outline=outline, line=line)
            left = x + 10
            if choice.icon:
                p.icon(choice.icon, left, y + (tall - 20) / 2, 20, ink)
                left += 26
            words = p.line_height("label")
            p.text(choice.label, left, y + (tall - words) / 2, style="label", colour=ink)
            name = f"{self.label}: {choice.label}" if self.label else choice.label
            p.target(x, y, cell, tall, lambda c=choice.id: self._choose(c), name, role="radio",
                     selected=on, corner=14)  # fmt: skip
        rows = (len(self.choices) + 1) // 2
        return max(0.0, rows * (tall + _GAP) - _GAP)

    def _choose(self, choice: str) -> None:
        if self.choose is not None:
            self.choose(choice)


class ChoiceGrid(PanelBlock, _ChoiceGrid):
    """A choice of a few with icons, two in a row."""


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """One renewal file on the office's desk: what it is, where it stands, what can be done."""

    title: str
    text: str
    deeds: tuple[Deed, ...]


class _OfficeDesk(Block):
    files: list[OfficeFile] = ListProperty([])
    nothing = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        if not self.files:
            return p.text(self.nothing, 0, 0, width, style="caption", colour="text_2")
        y, pad = 0.0, 14.0
        for file in self.files:
            start = y
            card = p.panel(0, y, width, 1, shadow="e1")
            y += pad
            y += p.text(file.title, pad, y, width - pad * 2, style="item") + 2
            y += p.text(file.text, pad, y, width - pad * 2, style="caption", colour="text_2") + 10
            y += draw_deeds(p, pad, y, width - pad * 2, list(file.deeds), 2, of=file.title) + pad
            card.end(y - start)
            y += _GAP
        return y - _GAP


class OfficeDesk(PanelBlock, _OfficeDesk):
    """Every file that waits for the office, each with the office's deeds."""


def draw_deeds(
    p: Painter, x: float, y: float, width: float, deeds: list[Deed], columns: int, of: str = ""
) -> float:
    """Buttons of one width in columns; returns their height. ``of`` is spoken after each name."""
    if not deeds:
        return 0.0
    cell, start = (width - _GAP * (columns - 1)) / columns, y
    for at in range(0, len(deeds), columns):
        line = deeds[at : at + columns]
        tall = max(button_height(p, deed.label, cell, small=True, icon=deed.icon) for deed in line)
        for place, deed in enumerate(line):
            name = f"{deed.label}: {of}" if of else deed.label
            button(p, x + place * (cell + _GAP), y, cell, deed.label, deed.act, kind=deed.kind,
                   icon=deed.icon, small=True, enabled=deed.enabled, name=name)  # fmt: skip
        y += tall + _GAP
    return y - _GAP - start
