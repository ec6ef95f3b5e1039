"""Story time: moved by the server, going on by itself, turning at midnight in Viet Nam."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.runtime.story_clock import StoryClock
from app.testing.samples import STORY


class Real:
    """Real time that a test moves."""

    def __init__(self):
        self.at = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

    def __call__(self):
        return self.at


@pytest.fixture
def real():
    return Real()


@pytest.fixture
def clock(real):
    made = StoryClock(real)
    made.set(STORY)
    return made


def test_story_time_goes_on_by_itself(clock, real):
    real.at += timedelta(minutes=5)
    assert clock.now() == STORY + timedelta(minutes=5)


def test_a_moved_clock_is_told_forward_and_back(clock):
    told = []
    clock.subscribe(told.append)
    clock.set(STORY + timedelta(days=3650))
    clock.set(STORY)
    assert told == [STORY + timedelta(days=3650), STORY]


def test_the_delay_of_an_answer_is_no_moved_clock(clock):
    told = []
    clock.subscribe(told.append)
    clock.set(STORY + timedelta(seconds=1))
    assert told == []
    assert clock.now() == STORY + timedelta(seconds=1)


@pytest.mark.parametrize("seconds, told", [(-1, []), (0, [date(2025, 10, 16)])])
def test_a_day_begins_at_midnight_in_viet_nam(clock, real, seconds, told):
    days = []
    clock.subscribe(lambda _: days.append(clock.day()))
    real.at += timedelta(hours=15, minutes=30, seconds=seconds)
    clock.tick()
    clock.tick()
    assert days == told


def test_a_start_without_a_network_goes_on_in_the_story(clock, real):
    later = StoryClock(real, clock.distance)
    assert later.now() == STORY


def test_a_new_minute_is_told_once_and_a_moved_clock_at_once(clock, real):
    told = []
    clock.subscribe_minutes(lambda now: told.append(f"{now:%d %H:%M:%S}"))
    for seconds in (29, 30, 1, 60):
        real.at += timedelta(seconds=seconds)
        clock.tick()
    clock.set(STORY - timedelta(days=1))
    assert told == ["15 01:31:00", "15 01:32:00", "14 01:30:00"]
