"""A document's face: what is printed on it, or the hatched place of one that is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass

from kivy.graphics import InstructionGroup
from kivy.properties import BooleanProperty, ListProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import chip, chip_size
from app.ui.painter import Painter
from app.ui.theme import radius, tokens

PAD = 16.0
_PORTRAIT = (100.0, 136.0)
_MARK = 40.0
_HIDDEN_HEIGHT = 196.0


@dataclass(frozen=True, slots=True)
class FaceField:
    """One line of the face: its label and its value as it may be seen now."""

    label: str
    value: str


class DocumentFace(Block):
    """
    360 by 228 dp, taller where its words need it.

    Attributes:
        title, note: Name, and the line that says it is a sample.
        face: Its colours, a token of the theme.
        portrait: The holder's picture, a file of ``assets/textures``; none where it carries none.
        fields: ``FaceField``, the most important first.
        look: ``shown``; ``hidden`` is hatched and ``expired`` outlined, both without values.
        chip, chip_icon: Its standing, on a face without values.
        renewing: A golden outline: its successor is under way.
    """

    title = StringProperty("")
    note = StringProperty("")
    face = StringProperty("citizen_id")
    portrait = StringProperty("")
    fields: list[FaceField] = ListProperty([])
    look = StringProperty("shown")
    chip = StringProperty("")
    chip_icon = StringProperty("eye-off-outline")
    renewing = BooleanProperty(False)

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since a lacquered face is one texture of its final size."""
        aside = Painter(InstructionGroup())
        corner = radius("face")
        if self.look != "shown":
            height = max(_HIDDEN_HEIGHT, self._blank(aside, width, _HIDDEN_HEIGHT))
            if self.look == "hidden":
                p.hatch(0, 0, width, height, corner=corner)
            else:
                p.panel(0, 0, width, height, corner=corner, fill="surface_2", outline="line_strong")
            if self.renewing:
                p.panel(0, 0, width, height, corner=corner, fill=None, outline="gold", line=2)
            self._blank(p, width, height)
            return height
        height = max(tokens()["size"]["document_face"][1], self._printed(aside, width))
        p.face(
            0,
            0,
            width,
            height,
            self.face,
            corner=corner,
            shadow="e2",
            rosette=(width - 32, 32, 420),
        )
        self._printed(p, width)
        return height

    def _printed(self, p: Painter, width: float) -> float:
        room = width - PAD * 2 - _MARK - 8
        p.image(width - PAD - _MARK, PAD - 2, _MARK, _MARK, "mark-512.png")
        y = PAD + p.text(
            self.title, PAD, PAD, room, style="subheading", weight=700, colour="document_on"
        )
        y += p.text(self.note, PAD, y, room, style="caption", colour="document_on_2")
        y = max(y, PAD + _MARK) + 16
        left, bottom = PAD, y
        if self.portrait:
            wide, high = _PORTRAIT
            p.image(PAD, y, wide, high, self.portrait)
            if p.large:
                y += high + 12
            else:
                left, bottom = PAD + wide + 16, y + high
        return max(bottom, self._fields(p, left, y, width - left - PAD)) + PAD

    def _fields(self, p: Painter, left: float, y: float, room: float) -> float:
        """One below the other, short ones in pairs; returns where they end."""
        half, at = (room - 12) / 2, 0
        while at < len(self.fields):
            pair = self.fields[at : at + 2]
            fit = at > 0 and not p.large and all(_width(p, field) <= half for field in pair)
            if fit and len(pair) == 2:
                high = _field(p, pair[0], left, y, half, first=False)
                wide = max(half, _width(p, pair[0]) + 16)
                high = max(high, _field(p, pair[1], left + wide, y, half, first=False))
                at += 2
            else:
                high = _field(p, pair[0], left, y, room, first=at == 0)
                at += 1
            y += high + 10
        return y - 10 if self.fields else y

    def _blank(self, p: Painter, width: float, height: float) -> float:
        wide, high = chip_size(p, self.chip, self.chip_icon) if self.chip else (0.0, 0.0)
        beside = bool(self.chip) and not p.large and width - PAD * 2 - wide - 12 >= 140
        room = width - PAD * 2 - (wide + 12 if beside else 0)
        y = PAD + p.text(self.title, PAD, PAD, room, style="section")
        y += p.text(self.note, PAD, y, room, style="caption", colour="text_2")
        if self.chip:
            top = PAD + 8 if beside else y + 8
            x = width - PAD if beside else PAD
            chip(
                p,
                x,
                top,
                self.chip,
                "gold" if self.renewing else "warn",
                icon=self.chip_icon,
                right=beside,
            )
            y = max(y, top + high)
        tall, side = 84.0, 64.0
        top = max(y + 16, height - PAD - tall)
        p.panel(PAD, top, side, tall, corner=14, fill="surface_3")
        p.icon("account", PAD + 12, top + 22, 40, "text_3")
        for at, share in enumerate((0.72, 0.54, 0.62)):
            bar = (width - PAD * 3 - side) * share
            p.panel(PAD * 2 + side, top + 14 + at * 22, bar, 12, corner=6, fill="surface_3")
        return top + tall + PAD


def _width(p: Painter, field: FaceField) -> float:
    return max(p.text_width(field.label, "caption"), p.text_width(field.value, "item", 600))


def _field(p: Painter, field: FaceField, x: float, y: float, room: float, *, first: bool) -> float:
    style, weight = ("heading", 700) if first else ("item", 600)
    if first and p.text_width(field.value, style, weight) > room:
        style, weight = "item", 600
    high = p.text(field.label, x, y, room, style="caption", colour="document_on_2")
    return high + p.text(
        field.value, x, y + high, room, style=style, weight=weight, colour="document_on"
    )


def portrait_of(fields: Mapping[str, str]) -> str:
    """The drawn picture that stands for a holder's own; nobody's photograph is ever shown."""
    return (
        "portrait-placeholder-man.png"
        if fields.get("sex") == "male"
        else "portrait-placeholder.png"
    )
