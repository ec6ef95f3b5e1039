"""Until when a renewed document is valid: by age, by class, by years; also counted another way."""

import random
from calendar import isleap
from datetime import date, timedelta

import pytest

from app.shared.doctypes import document_type, document_types
from app.shared.holidays import public_holidays
from app.shared.rules.office_clock import Pause, clock_days
from app.shared.rules.renewals import due_on
from app.shared.rules.validity import (
    card_until,
    class_until,
    licence_until,
    opens_on,
    renewed_until,
)
from app.shared.rulesets import RULE_SET_IDS, rule_set
from tests.support.facts import at, events

CARD, LICENCE = (document_type(one).renewal for one in ("identity_card", "driving_licence"))
RENEWABLE = [pytest.param(one, id=one.id) for one in document_types() if one.renewal]
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "born, issued, until",
    [
        ("1985-10-14", "2025-10-15", "2045-10-14"),  # just turned 40: to 60
        ("1985-10-14", "2023-10-13", "2025-10-14"),  # over two years before 40: to 40
        ("1985-10-14", "2023-10-14", "2045-10-14"),  # two years before 40 to the day: to 60
        ("1985-10-14", "2025-10-14", "2045-10-14"),  # on the very birthday: to 60
        ("1985-10-14", "2025-10-13", "2045-10-14"),  # on the eve of it: to 60
        ("2011-10-16", "2024-07-08", "2036-10-16"),  # within two years of 14: to 25
        ("2016-04-05", "2024-08-15", "2030-04-05"),  # at 8: to 14
        ("2000-10-14", "2023-10-13", "2025-10-14"),  # over two years before 25: to 25
        ("2000-10-14", "2023-10-14", "2040-10-14"),  # two years before 25 to the day: to 40
        ("1964-10-14", "2022-10-13", "2024-10-14"),  # over two years before 60: to 60
        ("1964-10-14", "2022-10-14", None),  # two years before 60 to the day: never ends
        ("1964-10-14", "2023-01-01", None),
        ("1949-02-03", "2021-06-15", None),
        ("2000-02-29", "2014-03-01", "2025-02-28"),  # no 29 February in that year
        ("2000-02-29", "2023-02-27", "2025-02-28"),
        ("2000-02-29", "2023-02-28", "2040-02-29"),  # two years before 28 February 2025
        ("1984-02-29", "2022-02-28", "2024-02-29"),  # a day over two years before it
        ("1984-02-29", "2022-03-01", "2044-02-29"),
        ("1985-03-01", "2024-02-29", "2045-03-01"),  # issued on a 29 February, within two years
    ],
)
def test_an_identity_card_lasts_to_the_next_age(either, born, issued, until):
    last = renewed_until(CARD, date.fromisoformat(born), date.fromisoformat(issued), either)
    assert last == (date.fromisoformat(until) if until else None)


@pytest.mark.parametrize(
    "classes, until",
    [
        ("A1", None), ("A", None), ("B1", None), ("A1, B1", None),
        ("B", "2038-02-28"), ("C1", "2038-02-28"), ("C", "2033-02-28"), ("D2", "2033-02-28"),
        ("A1, B", "2038-02-28"), ("B, C", "2033-02-28"), ("A1, C", "2033-02-28"),
    ],
)  # fmt: skip
def test_a_licence_lasts_as_its_classes_do(either, classes, until):
    last = renewed_until(LICENCE, date(1992, 5, 20), date(2028, 2, 29), either, classes=classes)
    assert last == (date.fromisoformat(until) if until else None)


def test_each_class_of_a_licence_has_its_own_end(either):
    ends = [class_until(one, date(2026, 6, 15), either) for one in ("A1", "B", "C")]
    assert ends == [None, date(2036, 6, 15), date(2031, 6, 15)]


def test_other_papers_last_their_years(either):
    terms = document_type("passport").renewal
    last = renewed_until(terms, date(1992, 5, 20), date(2028, 2, 29), either)
    assert last == date(2038, 2, 28)


@pytest.mark.parametrize("kind", RENEWABLE)
def test_it_may_be_renewed_before_the_first_reminder(kind, either):
    assert kind.renewal.early_days >= max(either.value("renewal_notice_days"))
    assert opens_on(kind.renewal, date(2026, 6, 30)) <= date(2026, 6, 30)


def _day_in(year, month, day):
    return date(year, month, min(day, 29 if isleap(year) else 28) if month == 2 else day)


def _counted_card(born, issued):
    """By another road: walk the years one by one, and look at each birthday that matters."""
    for year in range(born.year, born.year + 61):
        birthday = _day_in(year, born.month, born.day)
        counts = _day_in(issued.year + 2, issued.month, issued.day) < birthday
        if year - born.year in (14, 25, 40, 60) and counts:
            return birthday
    return None


def _counted_due(start, days, pauses, today):
    """By another road: strike days off one list until enough are left."""
    far = [start + DAY * n for n in range(1, 900)]
    stopped = {day for since, until in pauses for day in far if since <= day <= (until or today)}
    off = {day for day in far if day.weekday() > 4 or day in public_holidays()}
    return [day for day in far if day not in stopped | off][days - 1]


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_end_clock_and_due_day_agree_with_another_count(rules):
    found, one_set = random.Random(f"renewals {rules}"), rule_set(rules)
    for _ in range(400):
        born = date(1940, 1, 1) + DAY * found.randrange(80 * 365)
        issued = max(born, date(2000, 1, 1)) + DAY * found.randrange(30 * 365)
        assert card_until(born, issued, one_set) == _counted_card(born, issued), (born, issued)
        start = date(2025, 1, 1) + DAY * found.randrange(700)
        steps, pauses, on = [("submitted", at(start))], [], start
        for _ in range(found.randrange(3)):
            since = on + DAY * found.randrange(1, 9)
            on = since + DAY * found.randrange(0, 9)
            pauses.append((since, on))
            steps += [("paper_missing", at(since), "x"), ("paper_given", at(on), "x")]
        today = on + DAY * found.randrange(9)
        if found.random() < 0.3:
            pauses.append((today, None))
            steps.append(("paper_missing", at(today), "x"))
        days = found.randrange(1, 20)
        due = due_on(events(*steps), days, today, public_holidays())
        assert due == _counted_due(start, days, pauses, today), (start, days, pauses, today)
        clock = clock_days(start, days, [Pause(*one) for one in pauses], today, public_holidays())
        assert [day.number for day in clock if day.number] == list(range(1, days + 1))
        assert clock[-1].on == due


def test_a_licence_without_an_ending_class_has_no_end(either):
    assert licence_until("", date(2026, 6, 15), either) is None
