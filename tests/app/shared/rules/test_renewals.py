"""A renewal file as it stood at any moment, its due day stopped while a paper is missing."""

from datetime import date, timedelta

import pytest

from app.shared.holidays import public_holidays
from app.shared.rules.renewals import as_of, due_on, state_after
from tests.support.facts import a_file, an_id, at, events

SENT = at(date(2025, 10, 15), 9)
ASKED = at(date(2025, 10, 17), 10)
GIVEN = at(date(2025, 10, 21), 11)
ISSUED = at(date(2025, 10, 28), 15)
STEPS = (
    ("submitted", SENT),
    ("accepted", at(date(2025, 10, 16))),
    ("paper_missing", ASKED, "portrait_photo"),
    ("paper_given", GIVEN, "portrait_photo"),
    ("issued", ISSUED),
)
FILE = a_file(*STEPS, state="issued", new_document_id=an_id(2))
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "now, state",
    [
        (SENT, "submitted"),
        (at(date(2025, 10, 16)), "accepted"),
        (ASKED - MINUTE, "accepted"),
        (ASKED, "paper_missing"),
        (GIVEN, "accepted"),
        (ISSUED - MINUTE, "accepted"),
        (ISSUED, "issued"),
    ],
)
def test_a_file_is_shown_as_it_stood(now, state):
    assert as_of(FILE, now).state == state


def test_a_file_does_not_exist_before_it_was_submitted():
    assert as_of(FILE, SENT - MINUTE) is None


def test_only_a_missing_paper_is_called_missing():
    assert as_of(FILE, ASKED).missing_paper == "portrait_photo"
    assert as_of(FILE, GIVEN).missing_paper is None


def test_a_new_document_is_not_told_of_before_it_is_issued():
    assert as_of(FILE, ISSUED - MINUTE).new_document_id is None
    assert as_of(FILE, ISSUED).new_document_id == an_id(2)


def test_a_refusal_keeps_its_reason():
    refused = a_file(("submitted", SENT), ("refused", ASKED, "photo_unlike"))
    assert as_of(refused, ASKED).refusal == "photo_unlike"


def test_a_paper_given_before_the_file_was_accepted_leads_back_to_submitted():
    steps = (("submitted", SENT), ("paper_missing", ASKED, "x"), ("paper_given", GIVEN))
    assert state_after(events(*steps)) == "submitted"


def test_the_office_aims_so_many_working_days_ahead():
    sent = events(("submitted", SENT))
    assert due_on(sent, 7, date(2025, 10, 15), public_holidays()) == date(2025, 10, 24)


def test_days_without_the_paper_do_not_count():
    # Missing from Friday 17 to Tuesday 21 October: three working days, in whole or in part.
    assert due_on(FILE.events, 7, date(2025, 10, 28), public_holidays()) == date(2025, 10, 29)


def test_the_due_day_moves_on_while_the_paper_is_missing():
    waiting = FILE.events[:3]
    days = [date(2025, 10, 17) + timedelta(days=n) for n in (0, 3, 4, 5)]
    due = [due_on(waiting, 7, day, public_holidays()).day for day in days]
    assert due == [27, 28, 29, 30]


def test_a_file_without_a_submission_has_no_due_day():
    with pytest.raises(ValueError, match="submission"):
        due_on((), 7, date(2025, 10, 15), frozenset())
