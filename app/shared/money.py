"""Money: whole dong only, written as each language writes it."""

from typing import Any

MOST_VND = 1_000_000_000_000
"""No single amount is larger, whoever asks; the database refuses it too."""

_GROUPS = {"vi": ".", "en": ","}
_MINUS = "\u2212"
"""The minus sign, as wide as a digit; the hyphen is not one."""


def is_payable(amount: Any) -> bool:
    """Whether it is a whole number of dong above zero, and not beyond what is ever paid."""
    return type(amount) is int and 0 < amount <= MOST_VND


def vnd(amount: int, lang: str) -> str:
    """
    ``115.000 ₫`` in Vietnamese, ``115,000 ₫`` in English; the sign stands before.

    Raises:
        TypeError: ``amount`` is not a whole number of dong.
        KeyError: ``lang`` is neither ``vi`` nor ``en``.
    """
    if type(amount) is not int:  # a float is not exact, and True is no amount
        msg = f"whole dong wanted, got {type(amount).__name__}"
        raise TypeError(msg)
    return f"{_MINUS if amount < 0 else ''}{grouped(abs(amount), lang)} ₫"


def grouped(number: int, lang: str) -> str:
    """``18.204`` in Vietnamese, ``18,204`` in English."""
    return f"{number:,}".replace(",", _GROUPS[lang])
