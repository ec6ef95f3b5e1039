"""The rows of the profile that lead to other screens: one line a screen."""

from collections.abc import Callable
from dataclasses import dataclass

from app.runtime.navigation import (
    About,
    Comparison,
    Destination,
    Eligibility,
    Family,
    Levels,
    LockAccount,
    Passcode,
    Stay,
)


@dataclass(frozen=True, slots=True)
class Way:
    """
    One row.

    Attributes:
        words: Key of its words.
        to: Makes the destination.
        group: ``account`` stands above ``pages``.
        foreigners: For foreigners alone.
    """

    words: str
    icon: str
    to: Callable[[], Destination]
    group: str = "account"
    foreigners: bool = False


WAYS: tuple[Way, ...] = (
    Way("profile.levels", "chevron-double-up", Levels),
    Way("profile.family", "human-male-child", Family),
    Way("profile.stay", "passport", Stay, foreigners=True),
    Way("profile.passcode", "dialpad", Passcode),
    Way("profile.lock", "lock-outline", LockAccount),
    Way("profile.eligibility", "help-circle-outline", Eligibility, "pages"),
    Way("profile.compare", "scale-balance", Comparison, "pages"),
    Way("profile.about", "information-outline", About, "pages"),
)
