"""QR codes as squares to draw."""

from typing import TypeAlias

Squares: TypeAlias = tuple[tuple[bool, ...], ...]


def qr_squares(text: str) -> Squares:
    """
    Rows of dark (True) and light squares, with the quiet zone of four around.

    Raises:
        ValueError: More text than a code holds.
    """
    import segno  # noqa: PLC0415 — only who shows a code pays for it

    code = segno.make(text, error="m", micro=False)
    return tuple(tuple(bool(square) for square in row) for row in code.matrix_iter(border=4))
