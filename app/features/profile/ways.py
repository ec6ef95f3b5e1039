"""The rows of the profile that lead to other screens: one line a screen."""

from collections.abc import Callable
from dataclasses import dataclass

from app.runtime.destinations import (
    About,
    AccessLog,
    AccountHistory,
    Comparison,
    Consultation,
    Destination,
    Devices,
    Eligibility,
    Family,
    ForeignServices,
    Levels,
    LockAccount,
    OwnData,
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
        count: What is shown of the state beside it: the name of one of its numbers.
    """

    words: str
    icon: str
    to: Callable[[], Destination]
    group: str = "account"
    foreigners: bool = False
    count: str = ""


WAYS: tuple[Way, ...] = (
    Way("profile.levels", "chevron-double-up", Levels),
    Way("profile.family", "human-male-child", Family),
    Way("profile.stay", "passport", Stay, foreigners=True),
    Way("profile.passcode", "dialpad", Passcode),
    Way("profile.access", "shield-account-outline", AccessLog),
    Way("profile.own_data", "file-download-outline", OwnData),
    Way("profile.foreign", "earth", ForeignServices),
    Way("profile.lock", "lock-outline", LockAccount),
    Way("profile.devices", "devices", Devices, count="devices"),
    Way("profile.history", "calendar-clock-outline", AccountHistory),
    Way("profile.eligibility", "help-circle-outline", Eligibility, "pages"),
    Way("profile.compare", "scale-balance", Comparison, "pages"),
    Way("profile.consultation", "comment-text-outline", Consultation, "pages"),
    Way("profile.about", "information-outline", About, "pages"),
)
