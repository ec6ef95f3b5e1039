"""
Shapes for blocks: dp in, top-left origin, y downward; a panel, a face or a shadow is one quad or
nine.
"""

from typing import Any

from kivy.graphics import BorderImage, Color, InstructionGroup, Line, Rectangle
from kivy.graphics.texture import Texture

from app.ui import shape_textures as shapes
from app.ui.context import ui
from app.ui.faces import face_texture
from app.ui.theme import Rgba

ICON_GROWTH = 1.5  # icons stop growing here, text goes on


class Panel:
    """A drawn panel whose height is set once its content is known."""

    def __init__(self, painter: "Shapes", parts: list[tuple[Any, float, float, float]]) -> None:
        self._painter, self._parts = painter, parts

    def end(self, height: float) -> None:
        """Give the panel its height in dp."""
        density = self._painter.density
        for shape, top, grow_above, grow_below in self._parts:
            tall = (height + grow_above + grow_below) * density
            shape.size = (shape.size[0], round(tall))
            shape.pos = (shape.pos[0], -round((top - grow_above) * density) - round(tall))


class Shapes:
    """
    Draws shapes into one block's group.

    All lengths are dp from the block's top left corner, y downward. Colours are roles of the theme.
    """

    def __init__(self, group: InstructionGroup) -> None:
        self.group = group
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
        pixels = max(2, round(short * self.density))  # one alone would be half seen through
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

    def corners(
        self, x: float, y: float, width: float, height: float, *, corner: float, fill: str | Rgba
    ) -> None:
        """Paint over what lies outside the rounded corners of a rectangle."""
        pixels = round(corner * self.density)
        self._tint(fill)
        self._four(self._box(x, y, width, height), pixels, shapes.corners(pixels))

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        corner: float,
        outline: str | Rgba,
        line: float,
    ) -> None:
        """A thick rounded outline of a large rectangle, whose empty middle costs nothing."""
        box = left, bottom, wide, tall = self._box(x, y, width, height)
        pixels, thick = round(corner * self.density), round(line * self.density)
        self._tint(outline)
        self._four(box, pixels, shapes.ring(pixels, thick * 10))
        for pos, size in (
            ((left + pixels, bottom), (wide - 2 * pixels, thick)),
            ((left + pixels, bottom + tall - thick), (wide - 2 * pixels, thick)),
            ((left, bottom + pixels), (thick, tall - 2 * pixels)),
            ((left + wide - thick, bottom + pixels), (thick, tall - 2 * pixels)),
        ):
            self.group.add(Rectangle(pos=pos, size=size))

    def _four(self, box: tuple[int, int, int, int], pixels: int, texture: Texture) -> None:
        left, bottom, wide, tall = box
        part = pixels / texture.width
        for across, up in ((0, 0), (1, 0), (1, 1), (0, 1)):
            start_x, start_y = across * (1 - part), up * (1 - part)
            end_x, end_y = start_x + part, start_y + part
            self.group.add(
                Rectangle(
                    pos=(left + across * (wide - pixels), bottom + up * (tall - pixels)),
                    size=(pixels, pixels),
                    texture=texture,
                    tex_coords=(start_x, start_y, end_x, start_y, end_x, end_y, start_x, end_y),
                )
            )

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
        """
        A lacquered face; ``rosette`` is centre x, centre y and diameter of the engraving, in dp.
        """
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

    def stencil(
        self, x: float, y: float, width: float, height: float, texture: Texture, fill: str
    ) -> None:
        """A texture's alpha in one colour."""
        left, bottom, wide, tall = self._box(x, y, width, height)
        self._tint(fill)
        self.group.add(Rectangle(pos=(left, bottom), size=(wide, tall), texture=texture))

    def texture(self, x: float, y: float, width: float, height: float, texture: Texture) -> None:
        """A texture as it is."""
        left, bottom, wide, tall = self._box(x, y, width, height)
        self._tint((1, 1, 1, 1))
        self.group.add(Rectangle(pos=(left, bottom), size=(wide, tall), texture=texture))
