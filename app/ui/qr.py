"""A text as the squares of a QR code; drawn by whoever shows it."""

from functools import lru_cache

QUIET = 4
"""Light squares that a reader needs on each side (ISO/IEC 18004)."""
_CORRECTION = "m"
"""Fifteen parts in a hundred may be covered: a glare, a crack, a thumb."""


@lru_cache(maxsize=4)
def squares(text: str) -> tuple[tuple[bool, ...], ...]:
    """
    Row by row, true where a square is dark; without the quiet margin.

    Raises:
        ValueError: It is longer than a code can hold.
    """
    import segno  # noqa: PLC0415 — 20 ms that only a shown code needs

    made = segno.make_qr(text, error=_CORRECTION, boost_error=True)
    return tuple(tuple(bool(square) for square in row) for row in made.matrix)
