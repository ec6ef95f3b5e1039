"""Working days of an office: weekends, holidays, Tết, the end of a year, and pauses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.clock import start_of_day
from app.shared.contract.issuing import IssuingEvent
from app.shared.holidays import public_holidays
from app.shared.rules.issuing import days_rule, file_clock, organisation_due
from app.shared.rules.office_clock import Pause, clock_days
from app.shared.rulesets import RULE_SET_IDS, rule_set

HOLIDAYS = public_holidays()
RULES = rule_set("decree_69_2024")


def due(start, days, pauses=(), today=None):
    return clock_days(start, days, pauses, today or start, HOLIDAYS)[-1].on


@pytest.mark.parametrize(
    ("why", "start", "days", "wanted"),
    [
        ("a Wednesday", date(2025, 10, 15), 1, date(2025, 10, 16)),
        ("a Friday evening", date(2025, 10, 17), 1, date(2025, 10, 20)),
        ("a Friday, three days", date(2025, 10, 17), 3, date(2025, 10, 22)),
        ("a Saturday", date(2025, 10, 18), 1, date(2025, 10, 20)),
        ("scene 4: Thursday, a Sunday between", date(2025, 10, 16), 3, date(2025, 10, 21)),
        ("the eve of the New Year", date(2025, 12, 31), 3, date(2026, 1, 7)),
        ("the eve of Tết 2025", date(2025, 1, 24), 1, date(2025, 2, 3)),
        ("the eve of Tết 2026", date(2026, 2, 13), 3, date(2026, 2, 25)),
        ("seven days across Hùng Kings' Day", date(2025, 4, 2), 7, date(2025, 4, 14)),
        ("no days", date(2025, 10, 15), 0, date(2025, 10, 15)),
    ],
)
def test_due_days(why, start, days, wanted):
    assert due(start, days) == wanted, why


@pytest.mark.parametrize("rules", RULE_SET_IDS)
@pytest.mark.parametrize(
    ("kind", "level", "card_valid", "held", "days"),
    [
        ("citizen", 1, True, False, 1),
        ("citizen", 2, True, False, 3),
        ("citizen", 1, False, False, 7),
        ("citizen", 2, False, True, 7),
        ("foreigner", 1, False, False, 1),
        ("foreigner", 2, False, True, 3),
        ("foreigner", 2, False, False, 7),
    ],
)
def test_how_many_days_article_13(rules, kind, level, card_valid, held, days):
    rule = rule_set(rules).rule(days_rule(kind, level, card_valid=card_valid, biometrics_held=held))
    assert rule.value == days
    assert "13" in rule.source["en"]


def test_an_organisation_waits_working_days_where_known_and_calendar_days_where_not():
    asked = date(2025, 10, 17)
    assert organisation_due(asked, RULES, HOLIDAYS, registered=True) == date(2025, 10, 22)
    assert organisation_due(asked, RULES, HOLIDAYS, registered=False) == date(2025, 11, 1)


def at(day):
    return start_of_day(day) + timedelta(hours=10)


def test_a_supplement_stops_the_clock_as_the_picture_shows():
    events = (
        IssuingEvent(kind="booked", at=at(date(2025, 10, 14))),
        IssuingEvent(kind="accepted", at=at(date(2025, 10, 15))),
        IssuingEvent(kind="supplement", at=at(date(2025, 10, 21)), detail="passport_page"),
    )
    days = file_clock(events, 7, date(2025, 10, 22), HOLIDAYS | {date(2025, 10, 24)})
    assert [(day.on.day, day.kind, day.number) for day in days] == [
        (15, "start", None), (16, "counted", 1), (17, "counted", 2), (18, "weekend", None),
        (19, "weekend", None), (20, "counted", 3), (21, "stopped", None), (22, "stopped", None),
        (23, "ahead", 4), (24, "holiday", None), (25, "weekend", None), (26, "weekend", None),
        (27, "ahead", 5), (28, "ahead", 6), (29, "ahead", 7),
    ]  # fmt: skip


def test_level_2_has_no_clock_before_the_desk_has_seen_the_holder():
    events = (IssuingEvent(kind="booked", at=at(date(2025, 10, 14))),)
    assert file_clock(events, 3, date(2025, 10, 20), HOLIDAYS) == ()


@given(
    start=st.dates(date(2025, 1, 1), date(2027, 10, 1)),
    days=st.integers(0, 15),
    first=st.integers(1, 20),
    length=st.integers(0, 10),
)
def test_a_pause_never_brings_the_day_forward(start, days, first, length):
    since = start + timedelta(days=first)
    pause = Pause(since, since + timedelta(days=length))
    today = start + timedelta(days=first + length)
    assert due(start, days, (pause,), today) >= due(start, days)


@given(start=st.dates(date(2025, 1, 1), date(2027, 10, 1)), days=st.integers(1, 15))
def test_an_independent_count_agrees(start, days):
    last = due(start, days)
    span = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert sum(day.weekday() < 5 and day not in HOLIDAYS for day in span) == days
    assert last.weekday() < 5
    assert last not in HOLIDAYS
