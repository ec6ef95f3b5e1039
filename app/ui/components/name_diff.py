"""Two names in cells, one letter a cell, with the letters that differ in gold."""

from collections.abc import Iterator, Sequence

from kivy.properties import ListProperty, StringProperty

from app.shared.rules.name_diff import Cell
from app.ui.block import Block
from app.ui.painter import Painter
from app.ui.theme import radius, tokens

_PAD, _GAP, _WORD_GAP, _LINE_GAP = 16.0, 3.0, 12.0, 6.0
_LARGEST = 1.5  # letters grow no further, so that a name stays a name and not a column


class NameDiff(Block):
    """
    The holder's name above the provider's, on one lacquer card.

    A letter that is missing is an empty gold cell. What differs is said in ``note`` too, and read
    aloud with ``spoken``, since gold alone says nothing to whoever does not see it.

    Attributes:
        our_label, ours: Where the first name stands, and its words of cells.
        their_icon, their_label, theirs: The second name's.
        note: What differs, in a sentence.
        spoken: The same, letter by letter, for a reader.
    """

    our_label = StringProperty("")
    ours: Sequence[Sequence[Cell]] = ListProperty([])
    their_icon = StringProperty("bank-outline")
    their_label = StringProperty("")
    theirs: Sequence[Sequence[Cell]] = ListProperty([])
    note = StringProperty("")
    spoken = StringProperty("")

    def draw(self, p: Painter, width: float) -> float:
        """Measured first, since the face is one texture of the final size."""
        room = width - _PAD * 2
        rows = (
            ("card-account-details-outline", self.our_label, self.ours),
            (self.their_icon, self.their_label, self.theirs),
        )
        height = _PAD + sum(self._row_height(p, label, words, room) for _, label, words in rows)
        note = self._line_height(p, self.note, room, "item")
        height += note + _PAD
        p.face(0, 0, width, height, "citizen_id", corner=radius("xl"), shadow="e2",
               rosette=(width * 0.92, height * 0.9, 300))  # fmt: skip
        y = _PAD
        for icon, label, words in rows:
            y += self._row(p, y, icon, label, words, room)
        self._line(p, y, "magnify", self.note, room, "item", "document_on_accent")
        name = f"{self.our_label}: {_said(self.ours)}. {self.their_label}: {_said(self.theirs)}."
        p.target(0, 0, width, height, None, f"{name} {self.spoken or self.note}", role="text")
        return height

    def _row_height(
        self, p: Painter, label: str, words: Sequence[Sequence[Cell]], room: float
    ) -> float:
        _, tall = _cell(p, words, room)
        lines = len(list(_lines(p, words, room)))
        return self._line_height(p, label, room, "label") + lines * (tall + _LINE_GAP) + 8

    def _row(
        self, p: Painter, y: float, icon: str, label: str, words: Sequence[Sequence[Cell]],
        room: float,
    ) -> float:  # fmt: skip
        start, (wide, tall) = y, _cell(p, words, room)
        y += self._line(p, y, icon, label, room, "label", "document_on_2")
        for line in _lines(p, words, room):
            for x, cell in line:
                self._draw_cell(p, _PAD + x, y, wide, tall, cell)
            y += tall + _LINE_GAP
        p.words.append(_said(words))
        return y + 8 - start

    @staticmethod
    def _draw_cell(p: Painter, x: float, y: float, wide: float, tall: float, cell: Cell) -> None:
        corner = radius("check")
        if cell.differs:
            p.panel(x - 2, y - 2, wide + 4, tall + 4, corner=corner + 2, fill="document_chip_fill",
                    outline="gold", line=2)  # fmt: skip
        fill = "gold_bright" if cell.differs else "document_tile_fill"
        outline = "document_on" if p.theme.flat and not cell.differs else None
        p.panel(x, y, wide, tall, corner=corner, fill=fill, outline=outline)
        ink = "on_gold_bright" if cell.differs else "document_on"
        high = p.line_height("heading") * min(p.scale, _LARGEST) / p.scale
        p.text(cell.letter, x + wide / 2, y + (tall - high) / 2, style="heading", weight=600,
               colour=ink, align="center", most=_LARGEST, spoken=False)  # fmt: skip

    @staticmethod
    def _line_height(p: Painter, text: str, room: float, style: str) -> float:
        side = 20 * p.icon_scale
        return max(side, p.text_height(text, room - side - 8, style)) + 8 if text else 0.0

    def _line(
        self, p: Painter, y: float, icon: str, text: str, room: float, style: str, ink: str
    ) -> float:
        if not text:
            return 0.0
        side = 20 * p.icon_scale
        p.icon(icon, _PAD, y + (p.line_height(style) - side) / 2, side, ink)
        p.text(text, _PAD + side + 8, y, room - side - 8, style=style, colour=ink)
        return self._line_height(p, text, room, style)


def _cell(p: Painter, words: Sequence[Sequence[Cell]], room: float) -> tuple[float, float]:
    """Width and height of a cell at this text size, narrower where a word would break for it."""
    wide, tall = (float(part) for part in tokens()["size"]["letter_cell"])
    grown = min(p.scale, _LARGEST)
    longest = max((len(word) for word in words), default=1)
    fitting = (room + _GAP) / max(longest, 1) - _GAP
    return min(wide * grown, max(fitting, wide)), tall * grown


def _lines(
    p: Painter, words: Sequence[Sequence[Cell]], room: float
) -> Iterator[list[tuple[float, Cell]]]:
    """Cells with their places, line by line; a word is broken only where it is wider than all."""
    wide, _ = _cell(p, words, room)
    line: list[tuple[float, Cell]] = []
    x = 0.0
    for word in words:
        if line and x + len(word) * (wide + _GAP) - _GAP > room:
            yield line
            line, x = [], 0.0
        for cell in word:
            if line and x + wide > room:
                yield line
                line, x = [], 0.0
            line.append((x, cell))
            x += wide + _GAP
        x += _WORD_GAP - _GAP
    if line:
        yield line


def _said(words: Sequence[Sequence[Cell]]) -> str:
    return " ".join("".join(cell.letter for cell in word) for word in words).strip()
