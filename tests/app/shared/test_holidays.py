"""The holidays on file are weekdays of their years."""

from datetime import date

import pytest

from app.shared.holidays import holiday_years, public_holidays


def test_the_years_of_the_story_are_on_file():
    assert [year.year for year in holiday_years()] == [2025, 2026, 2027]


def test_a_year_that_was_not_announced_says_so():
    assert {year.year: year.status for year in holiday_years()}[2027] == "unconfirmed"


@pytest.mark.parametrize("day", sorted(public_holidays()), ids=str)
def test_only_weekdays_need_a_line(day):
    assert day.isoweekday() <= 5


@pytest.mark.parametrize(
    "day",
    [date(2025, 1, 29), date(2025, 4, 7), date(2025, 9, 2), date(2026, 2, 17), date(2027, 4, 16)],
)
def test_well_known_days_are_among_them(day):
    assert day in public_holidays()
