"""The check of a typed account number, which says how to fix it."""

from dataclasses import dataclass
from typing import Literal

LENGTH = 12
INVENTED_PREFIX = "0000"
"""No real account is asked for: every invented one starts so."""

FaultKind = Literal["letters", "not_invented", "too_short", "too_long"]


@dataclass(frozen=True, slots=True)
class AccountFault:
    """What is wrong: ``count`` digits are missing or too many; 0 otherwise."""

    kind: FaultKind
    count: int = 0


def account_fault(text: str) -> AccountFault | None:
    """The first thing to fix in what was typed; None where it is an invented account's number."""
    number = digits_of(text)
    if any(letter not in "0123456789" for letter in number):
        return AccountFault("letters")
    if not INVENTED_PREFIX.startswith(number[: len(INVENTED_PREFIX)]):
        return AccountFault("not_invented")
    missing = LENGTH - len(number)
    if missing:
        return AccountFault("too_short" if missing > 0 else "too_long", abs(missing))
    return None


def digits_of(text: str) -> str:
    """The number without the blanks between its groups."""
    return "".join(text.split())
