"""Viet Nam's public holidays, by year and with how sure each is."""

from datetime import date
from functools import cache
from typing import Literal

import msgspec

from app.shared.data_files import read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One day without work; ``status`` is the year's unless the day has its own."""

    on: date
    name: LocalText
    status: Literal["law", "unconfirmed"] | None = None


class HolidayYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One year's days; ``unconfirmed`` where the days were not announced when they were written."""

    year: int
    status: Literal["law", "unconfirmed"]
    source: LocalText
    days: tuple[Holiday, ...]

    def __post_init__(self) -> None:
        """Refuse a day of another year and a day that stands twice."""
        if any(day.on.year != self.year for day in self.days):
            msg = f"a day is not in {self.year}"
            raise ValueError(msg)
        if len({day.on for day in self.days}) != len(self.days):
            msg = "a day stands twice"
            raise ValueError(msg)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    years: tuple[HolidayYear, ...]


@cache
def holiday_years() -> tuple[HolidayYear, ...]:
    """
    Every year on file.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "policy" / "holidays.toml", _File).years


@cache
def public_holidays() -> frozenset[date]:
    """Every day on file; a year that is not on file has none, which makes an estimate early."""
    return frozenset(day.on for year in holiday_years() for day in year.days)
