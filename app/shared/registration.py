"""How the platform's list has a party that asks for data, and on which days."""

from datetime import date
from typing import Literal

import msgspec

Distrust = Literal["unregistered", "suspended", "not_yet", "lapsed"]


class Registration(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the platform's list has somebody who asks; both days inclusive, Viet Nam dates."""

    status: Literal["active", "suspended"]
    valid_from: date
    valid_until: date


def distrust_on(entry: Registration | None, day: date) -> Distrust | None:
    """
    Why the platform does not let somebody ask on that Viet Nam date; None where it does.

    Args:
        entry: None where the list does not have them.
        day: Viet Nam date.
    """
    if entry is None:
        return "unregistered"
    if entry.status != "active":
        return "suspended"
    if day < entry.valid_from:
        return "not_yet"
    return "lapsed" if day > entry.valid_until else None
