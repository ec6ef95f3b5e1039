"""Working days: Monday to Friday without public holidays."""

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

_FRIDAY = 5
_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: AbstractSet[date]) -> bool:
    """Whether offices work on ``day``; Saturdays made up for a bridge day do not count."""
    return day.isoweekday() <= _FRIDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: AbstractSet[date]) -> date:
    """
    The ``count``-th working day after ``day``; ``day`` itself where ``count`` is 0.

    Raises:
        ValueError: ``count`` is negative.
    """
    if count < 0:
        msg = f"{count} working days cannot be added"
        raise ValueError(msg)
    while count:
        day += _DAY
        count -= is_working_day(day, holidays)
    return day
