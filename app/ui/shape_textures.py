"""
Soft-edged corners, rings, shadows and faces as small textures that one quad or nine stretch over
any size.
"""

from functools import cache
from math import hypot

from kivy.core.image import Image as CoreImage
from kivy.graphics.texture import Texture

from app.shared.resources import ASSETS


def _square(side: int, alphas: bytearray) -> Texture:
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    pixels = bytearray(b"\xff") * (side * side * 4)
    pixels[3::4] = alphas
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def _mirrored(half: int, side: int, quadrant: list[bytes]) -> bytearray:
    rows = [
        row + row[::-1] if side == half * 2 else row + row[-1:] * 2 + row[::-1] for row in quadrant
    ]
    middle = rows[-1:] * 2 if side != half * 2 else []
    return bytearray(b"".join(rows + middle + rows[::-1]))


def _level(value: float) -> int:
    return 255 if value >= 1 else 0 if value <= 0 else int(value * 255 + 0.5)


@cache
def disc(radius: int) -> Texture:
    """
    A filled disc of ``radius`` pixels with two pixels of middle: the nine-patch of a rounded panel.
    """
    quadrant = [
        bytes(
            _level(radius - hypot(radius - x - 0.5, radius - y - 0.5) + 0.5) for x in range(radius)
        )
        for y in range(radius)
    ]
    side = radius * 2 + 2
    return _square(side, _mirrored(radius, side, quadrant))


@cache
def ring(radius: int, line: int) -> Texture:
    """An outline ``line`` tenths of a pixel wide, inside a disc of ``radius`` pixels."""
    width = line / 10

    def alpha(x: int, y: int) -> int:
        away = hypot(radius - x - 0.5, radius - y - 0.5)
        outer = radius - away + 0.5
        inner = away - (radius - width) + 0.5
        return _level(min(outer, inner))

    quadrant = [bytes(alpha(x, y) for x in range(radius)) for y in range(radius)]
    side = radius * 2 + 2
    return _square(side, _mirrored(radius, side, quadrant))


@cache
def shade(radius: int, blur: int) -> Texture:
    """A soft shadow of a panel: fades over ``blur`` pixels around corners of ``radius`` pixels."""
    half = radius + blur

    def alpha(x: int, y: int) -> int:
        over = hypot(max(0.0, half - x - 0.5), max(0.0, half - y - 0.5)) - radius
        away = max(0.0, min(1.0, (over + blur) / (2 * blur)))
        return _level((1 - away) ** 2 * (1 + 2 * away))

    quadrant = [bytes(alpha(x, y) for x in range(half)) for y in range(half)]
    side = half * 2 + 2
    return _square(side, _mirrored(half, side, quadrant))


@cache
def gradient(
    start: tuple[float, float, float, float], end: tuple[float, float, float, float]
) -> Texture:
    """A diagonal from top left to bottom right, two by two pixels stretched smoothly."""
    texture = Texture.create(size=(2, 2), colorfmt="rgb")
    middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
    corners = (middle, end, start, middle)  # rows from the bottom: left, right
    texture.blit_buffer(
        bytes(_level(part) for corner in corners for part in corner[:3]),
        colorfmt="rgb",
        bufferfmt="ubyte",
    )
    texture.mag_filter = texture.min_filter = "linear"
    texture.wrap = "clamp_to_edge"
    return texture


@cache
def picture(name: str) -> Texture:
    """A picture of ``assets/textures``."""
    texture = CoreImage(str(ASSETS / "textures" / name), mipmap=name.startswith("mark")).texture
    if name.startswith("hatch"):
        texture.wrap = "repeat"
    return texture
