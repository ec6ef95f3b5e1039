"""Drawing for blocks: dp in, top-left origin, y downward; every text, panel and icon is one quad or nine."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.graphics import BorderImage, Color, InstructionGroup, Line, Rectangle
from kivy.graphics.texture import Texture

from app.ui import shape_textures as shapes
from app.ui.context import ui
from app.ui.faces import face_texture
from app.ui.text_textures import icon_texture, text_texture, text_width
from app.ui.theme import Rgba, TypeStyle, radius, size, type_style

ICON_GROWTH = 1.5  # icons stop growing here, text goes on


@dataclass(frozen=True, slots=True)
class Target:
    """
    Something that can be tapped, focused and read aloud.

    Attributes:
        x, y, width, height: dp from the block's top left, at least 48 each way.
        act: What a tap does; None for what is only read.
        name: Its spoken name in the language shown.
        role: ``button``, ``switch``, ``radio``, ``tab``, ``field``, ``key``, ``text``.
        corner: Radius of the press and focus shapes.
        enabled: A disabled target is read with the reason and does nothing.
        selected: For radio, switch, tab: whether it is on.
        drawn: The visible rectangle, where it is smaller than the target.
    """

    x: float
    y: float
    width: float
    height: float
    act: Callable[[], object] | None
    name: str
    role: str = "button"
    corner: float = 16
    enabled: bool = True
    selected: bool | None = None
    drawn: tuple[float, float, float, float] | None = None


class Panel:
    """A drawn panel whose height is set once its content is known."""

    def __init__(self, painter: "Painter", parts: list[tuple[Any, float, float, float]]) -> None:
        self._painter, self._parts = painter, parts

    def end(self, height: float) -> None:
        """Give the panel its height in dp."""
        density = self._painter.density
        for shape, top, grow_above, grow_below in self._parts:
            tall = (height + grow_above + grow_below) * density
            shape.size = (shape.size[0], round(tall))
            shape.pos = (shape.pos[0], -round((top - grow_above) * density) - round(tall))


class Painter:
    """
    One drawing of one block.

    All lengths are dp from the block's top left corner, y downward. Colours are roles of the theme.

    Attributes:
        targets: What can be tapped, in reading order.
        words: Every word drawn, in reading order.
        spills: Words that were drawn beyond the block's edges: a test wants none.
    """

    def __init__(self, group: InstructionGroup, width: float = 0) -> None:
        self.group = group
        self.width = width
        self.targets: list[Target] = []
        self.words: list[str] = []
        self.spills: list[str] = []
        self.theme = ui.theme
        self.density = ui.density
        self.scale = ui.text_scale
        self.large = ui.large_text
        self.icon_scale = min(self.scale, ICON_GROWTH)

    # --- colour -----------------------------------------------------------------------------------
    def _tint(self, colour: str | Rgba, opacity: float = 1.0) -> None:
        red, green, blue, alpha = self.theme.colours[colour] if isinstance(colour, str) else colour
        self.group.add(Color(red, green, blue, alpha * opacity))

    def _box(self, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
        density = self.density
        left, top = round(x * density), round(y * density)
        wide, tall = round(width * density), round(height * density)
        return left, -top - tall, wide, tall

    # --- shapes -----------------------------------------------------------------------------------
    def rect(self, x: float, y: float, width: float, height: float, fill: str | Rgba) -> None:
        """A plain rectangle."""
        left, bottom, wide, tall = self._box(x, y, width, height)
        self._tint(fill)
        self.group.add(Rectangle(pos=(left, bottom), size=(wide, tall)))

    def rule(self, x: float, y: float, width: float, colour: str = "line") -> None:
        """A hairline."""
        left, bottom, wide, _ = self._box(x, y, width, 1)
        self._tint(colour)
        self.group.add(Rectangle(pos=(left, bottom), size=(wide, max(1, round(self.density)))))

    def panel(
        self,
        x: float,
        y: float,
        width: float,
        height: float = 0,
        *,
        corner: float = 20,
        fill: str | Rgba | None = "surface",
        outline: str | Rgba | None = None,
        line: float = 1.5,
        shadow: str | None = None,
    ) -> Panel:
        """
        A rounded panel, with a soft shadow and an outline where asked.

        In high contrast a shadow becomes an outline. Call ``end`` where the height is known later.
        """
        parts: list[tuple[Any, float, float, float]] = []
        if shadow and self.theme.flat:
            outline = outline or "line_strong"
        elif shadow:
            parts.append(self._shadow(x, y, width, height, corner, shadow))
        short = min(corner, width / 2, height / 2 if height > 1 else corner)
        pixels = max(1, round(short * self.density))
        for colour, texture in (
            (fill, shapes.disc(pixels) if fill else None),
            (outline, shapes.ring(pixels, round(line * self.density * 10)) if outline else None),
        ):
            if colour and texture:
                left, bottom, wide, tall = self._box(x, y, width, height)
                self._tint(colour)
                shape = BorderImage(
                    pos=(left, bottom), size=(wide, tall), texture=texture, border=(pixels,) * 4
                )
                self.group.add(shape)
                parts.append((shape, y, 0, 0))
        return Panel(self, parts)

    def _shadow(
        self, x: float, y: float, width: float, height: float, corner: float, level: str
    ) -> tuple[Any, float, float, float]:
        shadow = self.theme.shadows[level]
        blur = max(2, round(shadow.blur * self.density))
        pixels = round(corner * self.density)
        grow = blur / self.density
        left, bottom, wide, tall = self._box(
            x - grow, y - grow + shadow.offset, width + 2 * grow, height + 2 * grow
        )
        self._tint(shadow.colour)
        shape = BorderImage(
            pos=(left, bottom),
            size=(wide, tall),
            texture=shapes.shade(pixels, blur),
            border=(pixels + blur,) * 4,
        )
        self.group.add(shape)
        return shape, y, grow - shadow.offset, grow + shadow.offset

    def disc(self, x: float, y: float, side: float, fill: str | Rgba) -> None:
        """A filled circle of diameter ``side``."""
        self.panel(x, y, side, side, corner=side / 2, fill=fill)

    def circle(self, x: float, y: float, side: float, colour: str, line: float = 1.5) -> None:
        """An empty circle of diameter ``side``."""
        self.panel(x, y, side, side, corner=side / 2, fill=None, outline=colour, line=line)

    def face(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        face: str,
        *,
        corner: float,
        rosette: tuple[float, float, float] | None = None,
        shadow: str | None = None,
    ) -> None:
        """A lacquered face; ``rosette`` is centre x, centre y and diameter of the engraving, in dp."""
        if shadow and not self.theme.flat:
            self._shadow(x, y, width, height, corner, shadow)
        left, bottom, wide, tall = self._box(x, y, width, height)
        density, engraving = self.density, None
        if rosette:
            centre_x, centre_y, diameter = rosette
            opacity = 0.14 if self.large else 0.20
            engraving = (
                (centre_x - diameter / 2) * density,
                tall - (centre_y + diameter / 2) * density,
                diameter * density,
                opacity,
            )
        self._tint((1, 1, 1, 1))
        texture = face_texture(self.theme, face, (wide, tall), round(corner * density), engraving)
        self.group.add(Rectangle(pos=(left, bottom), size=(wide, tall), texture=texture))
        if self.theme.flat:
            self.panel(x, y, width, height, corner=corner, fill=None, outline="line_strong")

    def hatch(self, x: float, y: float, width: float, height: float, *, corner: float) -> None:
        """The look of *hidden*: hatching under a strong outline. Never used for a lock."""
        self.panel(x, y, width, height, corner=corner, fill="surface_2")
        inset = corner * 0.3
        left, bottom, wide, tall = self._box(x + 1, y + inset, width - 2, height - inset * 2)
        tile = 32 * self.density / 2
        self._tint("hatch")
        across, up = wide / tile, tall / tile
        self.group.add(
            Rectangle(
                pos=(left, bottom),
                size=(wide, tall),
                texture=shapes.picture("hatch-tile-32.png"),
                tex_coords=(0, 0, across, 0, across, up, 0, up),
            )
        )
        self.panel(x, y, width, height, corner=corner, fill=None, outline="line_strong")

    def arc(
        self, x: float, y: float, side: float, start: float, end: float, colour: str, line: float
    ) -> None:
        """Part of a circle, degrees clockwise from the top: progress and busy rings."""
        left, bottom, wide, _ = self._box(x, y, side, side)
        half = wide / 2
        self._tint(colour)
        self.group.add(
            Line(
                circle=(left + half, bottom + half, half - line * self.density / 2, start, end),
                width=line * self.density / 2,
                cap="round",
            )
        )

    def image(self, x: float, y: float, width: float, height: float, name: str) -> None:
        """A picture of ``assets/textures``."""
        self.texture(x, y, width, height, shapes.picture(name))

    def texture(
        self, x: float, y: float, width: float, height: float, texture: Texture
    ) -> None:
        """A texture as it is."""
        left, bottom, wide, tall = self._box(x, y, width, height)
        self._tint((1, 1, 1, 1))
        self.group.add(Rectangle(pos=(left, bottom), size=(wide, tall), texture=texture))

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
        texture = text_texture(
            text, self._pixels(line, most), weight or line.weight, round(width * self.density), align
        )
        wide, tall = texture.size
        left = round(x * self.density)
        if not width and align != "left":
            left -= wide if align == "right" else wide // 2
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
        texture = text_texture(
            text, self._pixels(line), weight or line.weight, round(width * self.density)
        )
        return float(texture.height / self.density)

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
            cell = {" ": 0.38, ":": 0.32}.get(letter, 0.70) * pixels / self.density
            if letter != " ":
                self.text(
                    letter, left + cell / 2, y, style=style, colour=colour, align="center",
                    most=most, spoken=False,
                )  # fmt: skip
            left += cell
        self.words.append(text)
        return left - x

    def digits_width(self, text: str, style: str, most: float | None = None) -> float:
        """Width in dp that ``digits`` will take."""
        pixels = self._pixels(type_style(style), most)
        cells = sum({" ": 0.38, ":": 0.32}.get(letter, 0.70) for letter in text)
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
                x - grow_x, y - grow_y, width + grow_x * 2, height + grow_y * 2, act, name,
                drawn=drawn, **more,
            )  # fmt: skip
        )


def size_of_touch() -> float:
    """The least side of a target in dp."""
    return size("icon_button")
