"""The clock of an office: working days counted, stopped while it waits for the holder."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import Literal

import msgspec

from app.shared.rules.working_days import is_working_day

_DAY = timedelta(days=1)
DayKind = Literal["start", "counted", "stopped", "ahead", "weekend", "holiday"]


class Pause(msgspec.Struct, frozen=True):
    """Viet Nam dates on which the office waited, both counted; ``until`` None: it still waits."""

    since: date
    until: date | None


class ClockDay(msgspec.Struct, frozen=True):
    """One day of the count; ``number`` says which working day it is, None where it is none."""

    on: date
    kind: DayKind
    number: int | None


def clock_days(
    start: date, days: int, pauses: Iterable[Pause], today: date, holidays: AbstractSet[date]
) -> tuple[ClockDay, ...]:
    """
    Every day from ``start``, which does not count, to the last of ``days`` working days.

    A working day on which the office waited, in whole or in part, does not count; where it still
    waits, the count goes on after ``today``.

    Raises:
        ValueError: ``days`` is negative.
    """
    if days < 0:
        msg = f"{days} working days cannot be counted"
        raise ValueError(msg)
    stops = [(pause.since, pause.until or today) for pause in pauses]
    found, day, number = [ClockDay(start, "start", None)], start, 0
    while number < days:
        day += _DAY
        if not is_working_day(day, holidays):
            found.append(ClockDay(day, "holiday" if day in holidays else "weekend", None))
        elif any(first <= day <= last for first, last in stops):
            found.append(ClockDay(day, "stopped", None))
        else:
            number += 1
            found.append(ClockDay(day, "counted" if day <= today else "ahead", number))
    return tuple(found)
