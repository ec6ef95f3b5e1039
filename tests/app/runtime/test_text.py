"""Dates, times, ages and initials as each language writes them."""

from datetime import date, timedelta

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
