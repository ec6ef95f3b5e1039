"""The check of a payment account's number, which says how to fix it."""

import unicodedata
from dataclasses import dataclass
from typing import Literal

from app.shared.account_kinds import NumberForm

FaultKind = Literal["look_alikes", "letters", "not_invented", "too_short", "too_long"]


@dataclass(frozen=True, slots=True)
class AccountFault:
    """What is wrong: ``count`` digits are missing or too many; 0 otherwise."""

    kind: FaultKind
    count: int = 0


def account_fault(text: str, form: NumberForm) -> AccountFault | None:
    """
    The first thing to fix in what was typed; None where it is such an account's invented number.

    Digits of other scripts and full-width ones look right and are not: they are refused, never
    turned into what they resemble, so that what was seen is what is asked about.
    """
    number = digits_of(text)
    strange = [letter for letter in number if letter not in "0123456789"]
    if strange:
        alike = all(unicodedata.normalize("NFKC", one).isdecimal() for one in strange)
        return AccountFault("look_alikes" if alike else "letters")
    if not form.prefix.startswith(number[: len(form.prefix)]):
        return AccountFault("not_invented")
    missing = form.length - len(number)
    if missing:
        return AccountFault("too_short" if missing > 0 else "too_long", abs(missing))
    return None


def digits_of(text: str) -> str:
    """The number without the blanks between its groups."""
    return "".join(text.split())


def grouped(number: str, form: NumberForm) -> str:
    """The number as it is read; what is too long stands in a group of its own."""
    parts, at = [], 0
    for size in form.groups:
        parts.append(number[at : at + size])
        at += size
    return " ".join(part for part in (*parts, number[at:]) if part)
