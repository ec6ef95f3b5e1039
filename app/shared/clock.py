"""Time: what ``Now`` is, Viet Nam's zone, and the only call of the machine's clock."""

from calendar import monthrange
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

Now = Callable[[], datetime]
"""Answers the present moment, in UTC with its zone."""

VIET_NAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""UTC+7 all year, without a daylight-saving change: no zone database is needed."""


def system_now() -> datetime:
    """The machine's moment in UTC."""
    return datetime.now(UTC)


def viet_nam_day(moment: datetime) -> date:
    """
    The date on Viet Nam's calendar at ``moment``.

    Raises:
        ValueError: ``moment`` has no zone, so that it names no moment.
    """
    if moment.tzinfo is None:
        msg = f"{moment.isoformat()} has no zone"
        raise ValueError(msg)
    return moment.astimezone(VIET_NAM).date()


def start_of_day(day: date) -> datetime:
    """The first moment of ``day`` in Viet Nam, in UTC: 17:00 of the day before."""
    return datetime.combine(day, time(), VIET_NAM).astimezone(UTC)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
