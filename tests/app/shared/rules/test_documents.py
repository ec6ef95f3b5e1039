"""Which documents a wallet holds, with the clock moved forward and back."""

from datetime import date, timedelta

from app.shared.clock import start_of_day
from app.shared.rules.documents import in_force, newest, successors
from tests.support.facts import a_card, an_id, at

OLD = a_card(1)
RENEWED_AT = at(date(2025, 10, 20), 14, 5)
NEW = a_card(
    2, issued_on=date(2025, 10, 20), issued_at=RENEWED_AT, expires_on=None, replaces=OLD.id
)


def _held(now):
    return [document.id for document in in_force((OLD, NEW), now)]


def test_a_document_counts_from_the_moment_it_was_issued():
    assert _held(OLD.issued_at - timedelta(seconds=1)) == []
    assert _held(OLD.issued_at) == [OLD.id]


def test_an_expired_document_stays_in_the_wallet_until_it_is_renewed():
    assert _held(RENEWED_AT - timedelta(seconds=1)) == [OLD.id]


def test_a_renewed_one_leaves_at_the_moment_the_new_one_is_issued():
    assert _held(RENEWED_AT) == [NEW.id]


def test_a_clock_moved_back_brings_the_old_one_back():
    days = (date(2025, 10, 25), date(2025, 10, 16), date(2025, 10, 25))
    assert [_held(at(day)) for day in days] == [[NEW.id], [OLD.id], [NEW.id]]


def test_two_renewals_of_one_day_follow_each_other():
    third = a_card(
        3, issued_on=NEW.issued_on, issued_at=RENEWED_AT + timedelta(minutes=1), replaces=NEW.id
    )
    held = in_force((third, NEW, OLD), RENEWED_AT + timedelta(minutes=2))
    assert [document.id for document in held] == [third.id]


def test_a_moment_of_renewal_that_is_told_needs_no_successor():
    gone = a_card(1, renewed_at=RENEWED_AT)
    assert in_force((gone,), RENEWED_AT) == ()
    assert in_force((gone,), RENEWED_AT - timedelta(seconds=1)) == (gone,)


def test_of_two_that_claim_one_place_the_earlier_took_it():
    later = a_card(3, issued_at=RENEWED_AT + timedelta(days=1), replaces=OLD.id)
    assert successors((later, NEW, OLD)) == {OLD.id: NEW}


def test_a_ring_of_replacements_is_walked_once():
    start = start_of_day(date(2025, 1, 1))
    one = a_card(1, issued_at=start, replaces=an_id(2))
    two = a_card(2, issued_at=start, replaces=an_id(1))
    assert newest(one, successors((one, two)), RENEWED_AT) in (one, two)
