"""Drawing for blocks: shapes, words, icons, and the places that can be tapped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kivy.graphics import InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from app.ui.shapes import Shapes
from app.ui.text_textures import icon_texture, text_texture, text_width
from app.ui.theme import Rgba, TypeStyle, radius, size, type_style

_DIGIT = 0.70
_THIN = 0.42  # of the type size: a text whose letters were all this thin might fit
_CELLS = {" ": 0.38, ":": 0.32}
"""Width of a digit's cell and of the narrow ones, as a share of the type size."""


@dataclass(frozen=True, slots=True)
class Target:
    """
    Something that can be tapped, focused and read aloud.

    Attributes:
        x, y, width, height: dp from the block's top left, at least 48 each way.
        act: What a tap does; None for what is only read. Two targets that differ in it alone are
            the same one, drawn twice.
        name: Its spoken name in the language shown.
        role: ``button``, ``switch``, ``radio``, ``tab``, ``field``, ``key``, ``text``.
        corner: Radius of the press and focus shapes.
        enabled: A disabled target is read with the reason and does nothing.
        selected: For radio, switch, tab: whether it is on.
        drawn: The visible rectangle, where it is smaller than the target.
        key: What it stands for, where its name or size may change under a finger, as a filter's
            count does; empty where all of the above tell it.
    """

    x: float
    y: float
    width: float
    height: float
    act: Callable[[], object] | None = field(compare=False)
    name: str
    role: str = "button"
    corner: float = 16
    enabled: bool = True
    selected: bool | None = None
    drawn: tuple[float, float, float, float] | None = None
    key: str = ""

    def is_still(self, before: "Target") -> bool:
        """Whether it is the one that was drawn ``before``, drawn anew."""
        return self == before or bool(self.key and self.key == before.key)


class Painter(Shapes):
    """
    One drawing of one block.

    Attributes:
        targets: What can be tapped, in reading order.
        words: Every word drawn, in reading order.
        spills: Words that were drawn beyond the block's edges: a test wants none.
    """

    def __init__(self, group: InstructionGroup, width: float = 0) -> None:
        super().__init__(group)
        self.width = width
        self.targets: list[Target] = []
        self.words: list[str] = []
        self.spills: list[str] = []

    # --- text and icons ---------------------------------------------------------------------------
    def _pixels(self, style: TypeStyle, most: float | None = None) -> int:
        scale = min(self.scale, most) if most else self.scale
        return round(style.size * scale * self.density)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        width: float = 0,
        *,
        style: str = "body",
        colour: str | Rgba = "text",
        align: str = "left",
        weight: int = 0,
        most: float | None = None,
        spoken: bool = True,
    ) -> float:
        """
        Words; wrapped to ``width`` where it is not 0, else on one line.

        Returns the height taken in dp. ``most`` caps how far it grows with the text size.
        """
        if not text:
            return 0.0
        line = type_style(style)
        texture = self._lettering(
            text, width, self._pixels(line, most), weight or line.weight, align
        )
        wide, tall = texture.size
        left = round(x * self.density)
        room = round(width * self.density) if width else 0
        if align == "right":
            left += room - wide
        elif align == "center":
            left += (room - wide) // 2
        if self.width and (left < -1 or left + wide > self.width * self.density + 1):
            self.spills.append(text)
        self._tint(colour)
        self.group.add(
            Rectangle(
                pos=(left, -round(y * self.density) - tall), size=(wide, tall), texture=texture
            )
        )
        if spoken:
            self.words.append(text)
        return tall / self.density

    def text_height(self, text: str, width: float, style: str = "body", weight: int = 0) -> float:
        """Height in dp that a wrapped text will take."""
        if not text:
            return 0.0
        line = type_style(style)
        texture = self._lettering(text, width, self._pixels(line), weight or line.weight, "left")
        return float(texture.height / self.density)

    def _lettering(self, text: str, width: float, pixels: int, weight: int, align: str) -> Texture:
        """One line where it fits: drawing that is less than measuring every word first."""
        room = round(width * self.density)
        if not room:
            return text_texture(text, pixels, weight)
        if "\n" not in text and len(text) * pixels * _THIN < room:
            line = text_texture(text, pixels, weight)
            if line.width <= room:
                return line
        return text_texture(text, pixels, weight, room, align)

    def text_width(
        self, text: str, style: str = "body", weight: int = 0, most: float | None = None
    ) -> float:
        """Width in dp of a text on one line."""
        line = type_style(style)
        pixels = self._pixels(line, most)
        return text_width(text, pixels, weight or line.weight) / self.density

    def line_height(self, style: str) -> float:
        """Height in dp of one line of a style at this text size."""
        return type_style(style).line * self.scale

    def digits(
        self, text: str, x: float, y: float, *, style: str, colour: str | Rgba = "text",
        most: float | None = None,
    ) -> float:  # fmt: skip
        """
        Digits and dots in cells of one width, so that nothing shakes; returns the width in dp.

        The font has no tabular digits. A blank is a group gap, a colon a narrow cell.
        """
        line = type_style(style)
        pixels = self._pixels(line, most)
        left = x
        for letter in text:
            cell = _CELLS.get(letter, _DIGIT) * pixels / self.density
            if letter != " ":
                self.text(
                    letter,
                    left + cell / 2,
                    y,
                    style=style,
                    colour=colour,
                    align="center",
                    most=most,
                    spoken=False,
                )
            left += cell
        self.words.append(text)
        return left - x

    def digits_width(self, text: str, style: str, most: float | None = None) -> float:
        """Width in dp that ``digits`` will take."""
        pixels = self._pixels(type_style(style), most)
        cells = sum(_CELLS.get(letter, _DIGIT) for letter in text)
        return cells * pixels / self.density

    def icon(
        self, name: str, x: float, y: float, side: float = 24, colour: str | Rgba = "text"
    ) -> None:
        """An icon whose box is ``side`` dp (before it grows with the text size, centred)."""
        texture = icon_texture(name, round(side * self.density))
        wide, tall = texture.size
        left, top = round(x * self.density), round(y * self.density)
        box = round(side * self.density)
        self._tint(colour)
        self.group.add(
            Rectangle(
                pos=(left + (box - wide) // 2, -top - box + (box - tall) // 2),
                size=(wide, tall),
                texture=texture,
            )
        )

    # --- targets ----------------------------------------------------------------------------------
    def target(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        act: Callable[[], object] | None,
        name: str,
        **more: Any,
    ) -> None:
        """Make a place tappable; it grows to 48 dp around its middle where it is smaller."""
        least = float(size_of_touch())
        drawn = (x, y, width, height)
        grow_x, grow_y = max(0.0, least - width) / 2, max(0.0, least - height) / 2
        more.setdefault("corner", min(radius("md"), height / 2))
        self.targets.append(
            Target(
                x - grow_x,
                y - grow_y,
                width + grow_x * 2,
                height + grow_y * 2,
                act,
                name,
                drawn=drawn,
                **more,
            )
        )


def size_of_touch() -> float:
    """The least side of a target in dp."""
    return size("icon_button")
