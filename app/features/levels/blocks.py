"""The two rungs of the ladder."""

from dataclasses import dataclass

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from app.ui.block import Block
from app.ui.components.parts import chip, chip_size
from app.ui.painter import Painter
from app.ui.theme import radius


@dataclass(frozen=True, slots=True)
class Line:
    """An icon, what it is, and in bold what holds; ``label`` may be empty."""

    icon: str
    text: str
    label: str = ""


class Rung(Block):
    """
    One level: its number, what it opens, and how one gets there.

    Attributes:
        number, title, text: ``1``, its name, one sentence.
        chip: Says that one is here; empty where one is not.
        lacquer: Drawn as the one lacquered object of the screen.
        opens, ways: What it opens; where, what to bring, how long, which rule.
    """

    number = StringProperty("")
    title = StringProperty("")
    text = StringProperty("")
    chip = StringProperty("")
    lacquer = BooleanProperty(False)
    opens: list[Line] = ListProperty([])
    ways: list[Line] = ListProperty([])

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        pad = 16.0
        height = self._content(p, width, pad, measure=True)
        if self.lacquer:
            p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
                   rosette=(width * 0.95, 60, 300))  # fmt: skip
        else:
            here = bool(self.chip)
            outline = "success" if here else "line_strong" if p.theme.flat else None
            p.panel(0, 0, width, height, corner=radius("xl"), fill="surface", outline=outline,
                    line=2, shadow=None if here else "e1")  # fmt: skip
        return self._content(p, width, pad, measure=False)

    def _content(self, p: Painter, width: float, pad: float, *, measure: bool) -> float:
        ink = "document_on" if self.lacquer else "text"
        quiet = "document_on_2" if self.lacquer else "text_2"
        accent = "document_on_accent" if self.lacquer else "success"
        side = 48 * p.icon_scale
        left = pad + side + 12
        wide, tall = chip_size(p, self.chip, None) if self.chip else (0.0, 0.0)
        beside = self.chip and not p.large
        room = width - left - pad - (wide + 8 if beside else 0)
        title = p.text_height(self.title, room, "heading", 700)
        text = p.text_height(self.text, room, "label") if self.text else 0
        words = title + text
        y = pad + max(side, words) + 14
        if not measure:
            ground = "gold_bright" if self.lacquer else "success_soft"
            on = "on_gold_bright" if self.lacquer else "success"
            p.panel(pad, pad, side, side, corner=radius("sm"), fill=ground)
            high = p.line_height("heading")
            p.text(self.number, pad + side / 2, pad + (side - high) / 2, style="heading",
                   weight=700, colour=on, align="center", spoken=False)  # fmt: skip
            top = pad + max(0.0, (side - words) / 2)
            p.text(self.title, left, top, room, style="heading", weight=700, colour=ink)
            p.text(self.text, left, top + title, room, style="label", weight=400, colour=quiet)
            if beside:
                chip(p, width - pad, pad + (side - tall) / 2, self.chip, "ok", right=True)
        if self.chip and not beside:
            if not measure:
                chip(p, pad, y, self.chip, "ok")
            y += tall + 12
        for at, line in enumerate((*self.opens, *self.ways)):
            if at == len(self.opens) and at:
                if not measure:
                    p.rect(pad, y + 2, width - pad * 2, 1, quiet if self.lacquer else "line")
                y += 14
            y += self._line(p, y, width, pad, line, ink, quiet, accent, measure=measure) + 10
        return y + pad - 8

    @staticmethod
    def _line(
        p: Painter, y: float, width: float, pad: float, line: Line, ink: str, quiet: str,
        accent: str, *, measure: bool,
    ) -> float:  # fmt: skip
        side = 22 * p.icon_scale
        left = pad + side + 12
        room = width - left - pad
        label = p.text_height(line.label, room, "caption") if line.label else 0
        style, weight = ("item", 600) if line.label else ("body", 400)
        high = p.text_height(line.text, room, style, weight)
        if not measure:
            p.icon(line.icon, pad, y + 1, side, accent)
            if line.label:
                p.text(line.label, left, y, room, style="caption", colour=quiet)
            p.text(line.text, left, y + label, room, style=style, weight=weight, colour=ink)
        return max(side, label + high)
