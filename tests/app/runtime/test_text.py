"""Dates, times, ages and initials as each language writes them."""

from datetime import date, timedelta, timezone

import pytest

from app.runtime import text
from app.testing.samples import STORY

WEDNESDAY = date(2025, 10, 15)


@pytest.mark.parametrize(
    "write, day, vi, en",
    [
        (text.date_text, date(2026, 7, 5), "05/07/2026", "5 July 2026"),
        (text.date_text, date(985, 1, 1), "01/01/0985", "1 January 0985"),
        (text.day_month, date(2026, 12, 31), "31/12", "31 December"),
        (text.weekday, WEDNESDAY, "thứ Tư", "Wednesday"),
        (text.weekday_date, WEDNESDAY, "thứ Tư, 15/10/2025", "Wednesday 15 October 2025"),
    ],
)
def test_dates_are_written_as_each_language_does(write, day, vi, en):
    assert (write(day, "vi"), write(day, "en")) == (vi, en)


@pytest.mark.parametrize(
    "before, vi, en",
    [
        (timedelta(), "08:30 hôm nay", "08:30 today"),
        (timedelta(hours=8, minutes=30), "00:00 hôm nay", "00:00 today"),
        (timedelta(hours=8, minutes=31), "23:59 hôm qua", "23:59 yesterday"),
        (timedelta(days=2), "08:30, 13/10/2025", "08:30 on 13 October 2025"),
        (timedelta(days=-1), "08:30, 16/10/2025", "08:30 on 16 October 2025"),
    ],
)
def test_a_copy_tells_its_age_by_viet_nams_day(before, vi, en):
    moment = STORY - before
    assert (text.as_of(moment, STORY, "vi"), text.as_of(moment, STORY, "en")) == (vi, en)


@pytest.mark.parametrize(
    "before, en",
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=8), "8 hours ago"),
        (timedelta(hours=9), "23:30 yesterday"),
        (timedelta(seconds=-1), "08:30 today"),
    ],
)
def test_what_is_young_tells_its_age_in_minutes_and_hours(before, en):
    assert text.age(STORY - before, STORY, "en") == en


def test_the_time_is_viet_nams_in_24_hours():
    assert text.clock_time(STORY + timedelta(hours=12)) == "20:30"


@pytest.mark.parametrize(
    "name, letters",
    [
        ("Trần Minh Khôi", "MK"),
        ("Nguyễn Thị Ánh Nguyệt", "AN"),
        ("Đỗ Đạt", "DD"),
        ("Mira Calder", "MC"),
        ("Sáu", "S"),
        ("", ""),
    ],
)
def test_initials_are_the_last_two_without_marks(name, letters):
    assert text.initials(name) == letters


@pytest.mark.parametrize(
    "minutes, vi, en",
    [
        (540, "+9 giờ", "+9 hours"),
        (60, "+1 giờ", "+1 hour"),
        (90, "+1 giờ 30", "+1 h 30 min"),
        (0, "cùng giờ", "same time"),
        (-360, "−6 giờ", "−6 hours"),
        (-150, "−2 giờ 30", "−2 h 30 min"),
    ],
)
def test_what_another_clock_shows_beyond_this_one(minutes, vi, en):
    assert (text.hours_apart(minutes, "vi"), text.hours_apart(minutes, "en")) == (vi, en)


def test_a_time_that_binds_is_written_with_its_day_in_either_zone():
    lumen = timezone(timedelta(hours=-2))
    assert text.time_and_day(STORY, "vi") == "08:30, thứ Tư 15/10"
    assert text.time_and_day(STORY, "en", lumen) == "23:30, Tuesday 14 October"
    assert text.time_at_home(STORY, "en", lumen) == "08:30, Wednesday 15 October"
    assert text.time_at_home(STORY + timedelta(hours=3), "vi", lumen) == "11:30"
