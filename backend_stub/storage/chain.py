"""Rows that are only added to: numbered without gaps, each chained to the one before it."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

FIRST_LINK = b"\0" * 16
"""What the first row is chained to."""


def linked(before: bytes, named: Sequence[Any]) -> bytes:
    """The digest of a row, given as its values in their order, behind another one's digest."""
    return blake2b(before + repr(tuple(named)).encode(), digest_size=16).digest()


class Walk:
    """
    Goes along a chain and keeps the first break; later ones follow from it and are not told.

    Attributes:
        seq, chain: Number and digest of the last row that was met.
        broken: What is wrong, and the row's number; None while all is right.
    """

    def __init__(self) -> None:
        self.seq, self.chain = 0, FIRST_LINK
        self.broken: tuple[str, int] | None = None

    def meet(self, seq: int, chain: bytes, named: Sequence[Any]) -> None:
        """The next row as it is stored."""
        if self.broken is None:
            if seq != self.seq + 1:
                self.broken = ("entry_missing", self.seq + 1)
            elif linked(self.chain, named) != chain:
                self.broken = ("entry_changed", seq)
        self.seq, self.chain = seq, chain
