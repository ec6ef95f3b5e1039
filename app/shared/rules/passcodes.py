"""
Which passcodes are refused as too easy to guess, and whose the present one is.

Source: ``weak_passcodes`` and ``guardian_passcode`` of the rule sets; choices of the team.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations, product
from string import digits
from typing import Literal, Protocol

from app.shared.contract.account import Account
from app.shared.rules.guardians import own_from
from app.shared.rulesets import RuleSet

Weakness = Literal["repeats", "runs", "birth_date", "phone_ending", "own_number", "unchanged"]


class PasscodeOwner(Protocol):
    """What somebody who knows the holder would try first."""

    @property
    def personal_number(self) -> str:
        """Twelve digits."""

    @property
    def born_on(self) -> date:
        """Date of birth."""

    @property
    def phone_ending(self) -> str:
        """Last digits of the phone."""


def weakness(passcode: str, owner: PasscodeOwner, rules: RuleSet) -> Weakness | None:
    """Why six digits are refused; None where they are not."""
    for kind in rules.value("weak_passcodes"):
        if _WEAK[kind](passcode, owner, rules):
            found: Weakness = kind
            return found
    return None


def passcode_lent(account: Account, day: date, rules: RuleSet) -> bool:
    """
    Whether somebody who acts alone by now still uses the passcode that a guardian set.

    Args:
        day: Viet Nam date.
    """
    since, set_on = own_from(account.kind, account.born_on, rules), account.passcode_set_on
    return set_on is not None and set_on < since <= day


def _repeats(passcode: str, _: PasscodeOwner, rules: RuleSet) -> bool:
    """A shorter block again and again, or very few digits in whatever order."""
    whole = len(passcode)
    sizes = (size for size in range(1, whole) if not whole % size)
    blocks = (passcode[:size] * (whole // size) for size in sizes)
    return passcode in blocks or len(set(passcode)) <= rules.value("weak_passcode_digits")


def _runs(passcode: str, _: PasscodeOwner, __: RuleSet) -> bool:
    """Each digit the next one, up or down, past nine too."""
    up = digits + digits
    return passcode in up or passcode in up[::-1]


def _birth_date(passcode: str, owner: PasscodeOwner, _: RuleSet) -> bool:
    return any(passcode in written for written in _written(owner.born_on))


def _written(day: date) -> Iterator[str]:
    """The day as people write it without strokes: any order, with and without leading zeros."""
    days, months = {f"{day:%d}", str(day.day)}, {f"{day:%m}", str(day.month)}
    for parts in product(days, months, {f"{day:%Y}", f"{day:%y}"}):
        yield from ("".join(order) for order in permutations(parts))


def _phone_ending(passcode: str, owner: PasscodeOwner, _: RuleSet) -> bool:
    return passcode.endswith(owner.phone_ending)


def _own_number(passcode: str, owner: PasscodeOwner, _: RuleSet) -> bool:
    return passcode in owner.personal_number


_WEAK: dict[str, Callable[[str, PasscodeOwner, RuleSet], bool]] = {
    "repeats": _repeats,
    "runs": _runs,
    "birth_date": _birth_date,
    "phone_ending": _phone_ending,
    "own_number": _own_number,
}
"""Each kind that a rule set may name."""
