"""Days begin at midnight in Viet Nam."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.shared.clock import VIET_NAM, start_of_day, system_now, viet_nam_day


@pytest.mark.parametrize(
    "moment, day",
    [
        (datetime(2025, 10, 14, 16, 59, 59, 999999, tzinfo=UTC), date(2025, 10, 14)),
        (datetime(2025, 10, 14, 17, tzinfo=UTC), date(2025, 10, 15)),
        (datetime(2025, 10, 15, 0, tzinfo=VIET_NAM), date(2025, 10, 15)),
        (datetime(2024, 2, 28, 17, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2025, 12, 31, 17, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_viet_nam(moment, day):
    assert viet_nam_day(moment) == day


def test_the_first_moment_of_a_day_is_told_in_utc():
    start = start_of_day(date(2025, 10, 15))
    assert (start, start.tzinfo) == (datetime(2025, 10, 14, 17, tzinfo=UTC), UTC)
    assert viet_nam_day(start - timedelta(microseconds=1)) == date(2025, 10, 14)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="no zone"):
        viet_nam_day(datetime(2025, 10, 15))  # noqa: DTZ001  # that is what is refused


def test_the_machines_moment_has_its_zone():
    assert system_now().tzinfo is UTC
