"""
The look as data: roles, type styles, spaces and radii read once from ``assets/theme/tokens.toml``.
"""

import json
from functools import cache
from typing import Any

import msgspec

from app.shared.resources import ASSETS

Rgba = tuple[float, float, float, float]

THEMES = ("light", "dark", "high_contrast", "high_contrast_dark")


class TypeStyle(msgspec.Struct, frozen=True):
    """One line of the type scale: ``size`` and ``line`` in sp, ``weight`` 400 to 700."""

    size: float
    line: float
    weight: int


class Shadow(msgspec.Struct, frozen=True):
    """One elevation: downward offset and blur in dp, and its colour."""

    offset: float
    blur: float
    colour: Rgba


class Theme(msgspec.Struct, frozen=True):
    """
    One theme: a colour per role, and what every theme shares.

    Attributes:
        name: One of ``THEMES``.
        colours: Role → RGBA in 0..1.
        faces: Document face → (top left, bottom right) colours.
        shadows: ``e1`` … ``stack``; empty in high contrast, where outlines replace them.
        flat: High contrast: no engraving, no gradients.
        is_dark: Shadows and scrims are the dark ones.
    """

    name: str
    colours: dict[str, Rgba]
    faces: dict[str, tuple[Rgba, Rgba]]
    shadows: dict[str, Shadow]
    flat: bool
    is_dark: bool

    def colour(self, role: str) -> Rgba:
        """The colour of a role; ``KeyError`` names a role that the tokens do not have."""
        return self.colours[role]


def rgba(text: str) -> Rgba:
    """``#RRGGBB`` or ``#RRGGBBAA`` as four numbers in 0..1."""
    digits = text.removeprefix("#")
    parts = [int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)]
    red, green, blue, alpha = (*parts, 1.0)[:4]
    return red, green, blue, alpha


@cache
def tokens() -> dict[str, Any]:
    """The whole token file: as JSON where the set-up made that and it is newer, else as TOML."""
    source = ASSETS / "theme" / "tokens.toml"
    made = ASSETS.parent / "build" / "tokens.json"
    try:
        if made.stat().st_mtime_ns > source.stat().st_mtime_ns:
            read: dict[str, Any] = json.loads(made.read_bytes())["tokens"]
            return read
    except (OSError, ValueError, KeyError):
        pass  # it is only a quicker way to the same tokens
    import tomllib  # noqa: PLC0415 — only without the set-up's file

    with source.open("rb") as file:
        return tomllib.load(file)


@cache
def type_style(name: str) -> TypeStyle:
    """A line of the type scale by its name, such as ``body``."""
    entry = tokens()["type"][name]
    return TypeStyle(entry["size"], entry["line"], entry["weight"])


@cache
def space(name: str) -> float:
    """A space in dp, such as ``x4``."""
    return float(tokens()["space"][name])


@cache
def radius(name: str) -> float:
    """A radius in dp, such as ``lg``."""
    return float(tokens()["radius"][name])


@cache
def size(name: str) -> float:
    """A size in dp, such as ``app_bar``."""
    return float(tokens()["size"][name])


@cache
def motion(name: str, *, reduced: bool = False) -> float:
    """A duration in seconds, such as ``base``; the reduced one where motion is turned down."""
    table = tokens()["motion"]
    return float(table["reduced"].get(name, table[name]) if reduced else table[name]) / 1000


def _palette(name: str) -> dict[str, str]:
    own = dict(tokens()["color"][name])
    parent = own.pop("extends", None)
    return {**(_palette(parent) if parent else {}), **own}


@cache
def theme(name: str) -> Theme:
    """One of the four themes; ``KeyError`` where there is no such theme."""
    flat = name.startswith("high_contrast")
    is_dark = name.endswith("dark")
    colours = {role: rgba(value) for role, value in _palette(name).items()}
    for group in ("document", "lock", "stage"):
        for role, value in tokens()[group].items():
            if isinstance(value, str) and value.startswith("#"):
                colours[f"{group}_{role}"] = rgba(value)
    colours["engraving"] = (*rgba(tokens()["engraving"]["color"])[:3], 1.0)
    faces = {}
    for face, entry in tokens()["document"].items():
        if isinstance(entry, dict):
            start, end = rgba(entry["from"]), rgba(entry["to"])
            if flat:
                solid = str(entry.get("solid_high_contrast") or entry["from"])
                start = end = rgba(solid)
            faces[face] = (start, end)
    shadows = {}
    for level, entry in tokens()["elevation"].items():
        colour = entry.get("color_dark", entry["color"]) if is_dark else entry["color"]
        shadows[level] = Shadow(-entry["offset"][1], entry["blur"], rgba(colour))
    return Theme(name, colours, faces, {} if flat else shadows, flat, is_dark)
