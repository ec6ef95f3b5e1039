"""The story day as it is typed and moved from the panel."""

from datetime import UTC, date, datetime

import pytest

from app.shared.clock import VIET_NAM, viet_nam_day
from app.stage.panel_state import moved_by_days, moved_by_months, moved_to, read_day

MORNING = datetime(2025, 10, 15, 8, 30, tzinfo=VIET_NAM)


@pytest.mark.parametrize(
    "text", ["15/10/2025", "15-10-2025", "15.10.2025", "2025-10-15", " 15/10/2025 "]
)
def test_a_day_can_be_typed_in_several_ways(text: str) -> None:
    assert read_day(text) == date(2025, 10, 15)


@pytest.mark.parametrize(
    "text",
    ["", "15/10", "31/02/2025", "15/10/1999", "15/10/2100", "a/b/c", "¹5/10/2025", "1/2/3/4"],
)
def test_what_is_no_day_of_the_story_is_not_taken(text: str) -> None:
    assert read_day(text) is None


def test_moving_a_day_keeps_the_time_of_day_and_the_zone_it_was_given_in() -> None:
    moment = MORNING.astimezone(UTC)
    on = moved_by_days(moment, 1)
    assert on == datetime(2025, 10, 16, 8, 30, tzinfo=VIET_NAM)
    assert on.tzinfo is UTC
    assert moved_by_days(on, -1) == moment


def test_late_in_the_evening_it_is_viet_nams_day_that_moves() -> None:
    late = datetime(2025, 10, 15, 23, 50, tzinfo=VIET_NAM).astimezone(UTC)
    assert viet_nam_day(moved_by_days(late, 1)) == date(2025, 10, 16)


@pytest.mark.parametrize(
    ("months", "day"),
    [
        (1, date(2025, 11, 15)),
        (-1, date(2025, 9, 15)),
        (3, date(2026, 1, 15)),
        (-10, date(2024, 12, 15)),
        (12, date(2026, 10, 15)),
    ],
)
def test_a_month_on_or_back_is_the_same_day_of_it(months: int, day: date) -> None:
    assert viet_nam_day(moved_by_months(MORNING, months)) == day


def test_a_shorter_month_ends_the_move_on_its_last_day() -> None:
    end_of_january = moved_to(MORNING, date(2026, 1, 31))
    assert viet_nam_day(moved_by_months(end_of_january, 1)) == date(2026, 2, 28)


def test_the_story_never_leaves_its_years() -> None:
    last = moved_to(MORNING, date(2099, 12, 31))
    assert viet_nam_day(moved_by_days(last, 1)) == date(2099, 12, 31)
    assert viet_nam_day(moved_by_months(last, 1)) == date(2099, 12, 31)
    first = moved_to(MORNING, date(2000, 1, 1))
    assert viet_nam_day(moved_by_days(first, -1)) == date(2000, 1, 1)
