"""Working days step over weekends and holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.holidays import public_holidays
from app.shared.rules.working_days import add_working_days, is_working_day

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    "start, count, reached",
    [
        ("2026-06-15", 3, "2026-06-18"),  # Monday to Thursday
        ("2025-10-17", 1, "2025-10-20"),  # Friday to Monday
        ("2025-10-18", 1, "2025-10-20"),  # Saturday to Monday
        ("2025-10-15", 7, "2025-10-24"),
        ("2025-04-29", 1, "2025-05-05"),  # a holiday, a holiday, a bridge day, a weekend
        ("2026-02-13", 1, "2026-02-23"),  # the whole of Tết
        ("2025-10-18", 0, "2025-10-18"),  # no day is no day, on a Saturday too
    ],
)
def test_weekends_and_holidays_are_stepped_over(start, count, reached):
    day = add_working_days(date.fromisoformat(start), count, public_holidays())
    assert day == date.fromisoformat(reached)


def test_no_days_are_taken_back():
    with pytest.raises(ValueError, match="cannot be added"):
        add_working_days(date(2025, 10, 15), -1, frozenset())


@given(day=DAYS, count=st.integers(1, 60))
def test_adding_and_counting_agree(day, count):
    reached = add_working_days(day, count, public_holidays())
    span = [day + timedelta(days=n) for n in range(1, (reached - day).days + 1)]
    assert is_working_day(reached, public_holidays())
    assert sum(is_working_day(one, public_holidays()) for one in span) == count
