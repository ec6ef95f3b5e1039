"""
Soft-edged corners, rings, shadows and faces as small textures that one quad or nine stretch over
any size.
"""

from collections.abc import Callable
from functools import cache
from math import sqrt

from kivy.core.image import Image as CoreImage
from kivy.graphics.texture import Texture

from app.shared.resources import ASSETS


def _square(side: int, alphas: bytearray) -> Texture:
    texture = Texture.create(size=(side, side), colorfmt="rgba")
    pixels = bytearray(b"\xff") * (side * side * 4)
    pixels[3::4] = alphas
    texture.blit_buffer(bytes(pixels), colorfmt="rgba", bufferfmt="ubyte")
    return texture


def _round(half: int, alpha: Callable[[float], float]) -> Texture:
    """
    A square of twice ``half`` pixels and two of middle, whose alpha follows from the distance to
    the
    middle: one eighth is computed, the rest is its mirror.
    """
    centre = half - 0.5
    rows = [bytearray(half) for _ in range(half)]
    for y in range(half):
        row, away = rows[y], (centre - y) ** 2
        for x in range(y + 1):
            value = alpha(sqrt((centre - x) ** 2 + away))
            row[x] = rows[x][y] = 255 if value >= 1 else 0 if value <= 0 else int(value * 255 + 0.5)
    whole = [bytes(row) + bytes(row[-1:]) * 2 + bytes(row[::-1]) for row in rows]
    return _square(half * 2 + 2, bytearray(b"".join([*whole, *whole[-1:] * 2, *whole[::-1]])))


@cache
def disc(radius: int) -> Texture:
    """
    A filled disc of ``radius`` pixels with two pixels of middle: the nine-patch of a rounded panel.
    """
    return _round(radius, lambda away: radius - away + 0.5)


@cache
def corners(radius: int) -> Texture:
    """What a disc of ``radius`` pixels leaves of its square."""
    return _round(radius, lambda away: away - radius + 0.5)


@cache
def ring(radius: int, line: int) -> Texture:
    """An outline ``line`` tenths of a pixel wide, inside a disc of ``radius`` pixels."""
    inner = radius - line / 10
    return _round(radius, lambda away: min(radius - away, away - inner) + 0.5)


@cache
def shade(radius: int, blur: int) -> Texture:
    """A soft shadow of a panel: fades over ``blur`` pixels around corners of ``radius`` pixels."""
    whole = 2 * blur

    def alpha(away: float) -> float:
        part = (away - radius + blur) / whole
        return 1.0 if part <= 0 else 0.0 if part >= 1 else (1 - part) ** 2 * (1 + 2 * part)

    return _round(radius + blur, alpha)


@cache
def gradient(
    start: tuple[float, float, float, float], end: tuple[float, float, float, float]
) -> Texture:
    """A diagonal from top left to bottom right, two by two pixels stretched smoothly."""
    texture = Texture.create(size=(2, 2), colorfmt="rgb")
    middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
    corners = (middle, end, start, middle)  # rows from the bottom: left, right
    texture.blit_buffer(
        bytes(round(part * 255) for corner in corners for part in corner[:3]),
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
