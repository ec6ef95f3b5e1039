"""Personal numbers: a check that says how to fix one, and masking of what must stay unseen."""

from typing import Literal

import msgspec

LENGTH = 12
INVENTED_PREFIX = "000"
"""No province has this code, so no real number starts with it."""
GROUP = 3
DOT = "\u2022"

FaultKind = Literal[
    "full_width_digits", "letters", "spaces", "not_invented", "too_short", "too_long"
]


class NumberFault(msgspec.Struct, frozen=True):
    """
    What is wrong with a typed personal number.

    Attributes:
        kind: Names the sentence at the field.
        count: Digits missing (``too_short``) or too many (``too_long``); 0 otherwise.
        prefix: The first digits that were typed (``not_invented``); empty otherwise.
    """

    kind: FaultKind
    count: int = 0
    prefix: str = ""


def number_fault(text: str) -> NumberFault | None:
    """
    The first thing to fix in what was typed; None where it is an invented personal number.

    Spaces at the ends and between groups of three are grouping and pass; elsewhere they are a
    fault, since a digit may be missing there. A number that could be a real person's is told before
    its length is, so that nobody goes on typing one.
    """
    if any(char.isdigit() and not char.isascii() for char in text):
        return NumberFault("full_width_digits")
    if any(not char.isdigit() and not char.isspace() for char in text):
        return NumberFault("letters")
    number = digits_of(text)
    prefix = number[: len(INVENTED_PREFIX)]
    if prefix and not INVENTED_PREFIX.startswith(prefix):
        return NumberFault("not_invented", prefix=prefix)
    if len(number) != LENGTH:
        missing = LENGTH - len(number)
        return NumberFault("too_short" if missing > 0 else "too_long", abs(missing))
    misgrouped = any(len(group) % GROUP for group in text.split())
    return NumberFault("spaces") if misgrouped else None


def digits_of(text: str) -> str:
    """The number without its grouping; call it on what ``number_fault`` passes."""
    return "".join(text.split())


def grouped(digits: str) -> str:
    """``000 085 000 001``: groups of three, the last one shorter where the number is."""
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def masked_number(digits: str) -> str:
    """``000 ••• ••• 001``: the first and the last group stay, as in the pictures."""
    groups = grouped(digits).split(" ")
    if len(groups) <= 2:  # a first and a last group would be all of it
        return " ".join(DOT * len(group) for group in groups)
    return " ".join((groups[0], *(DOT * len(group) for group in groups[1:-1]), groups[-1]))


def masked_value(kind: str, value: str, lang: str) -> str:
    """
    A document's field with what is private replaced by dots.

    Numbers keep their first and last group, dates (ISO 8601) their year, places all but the first
    part; anything else keeps nothing, not even its length.
    """
    if kind == "number":
        return masked_number(value)
    if kind == "date":
        year = value.partition("-")[0]
        day, month = DOT * 2, DOT * 2
        return f"{day}/{month}/{year}" if lang == "vi" else f"{day} {month} {year}"
    if kind == "place":
        _, comma, rest = value.partition(",")
        return DOT * 3 + comma + rest
    return DOT * 6
