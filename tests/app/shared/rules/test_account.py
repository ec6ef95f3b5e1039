"""Today an ended card locks the account; under the draft it never does; real locks hold in both."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.shared.clock import start_of_day
from app.shared.contract.account import AccountLock
from app.shared.rules.account import account_standing
from tests.support.facts import an_account, at

ENDS = date(2025, 10, 14)
MIDNIGHT = start_of_day(date(2025, 10, 15))
SECOND = timedelta(seconds=1)


def test_today_the_account_locks_at_midnight_after_the_cards_last_day(today):
    account = an_account(identity_expires_on=ENDS)
    assert not account_standing(account, MIDNIGHT - SECOND, today).locked
    standing = account_standing(account, MIDNIGHT, today)
    assert (standing.locked, standing.ground) == (True, "identity_expired")
    assert standing.since == MIDNIGHT


def test_midnight_is_viet_nams(today):
    assert datetime(2025, 10, 14, 17, tzinfo=UTC) == MIDNIGHT


@pytest.mark.parametrize("years", [0, 1, 20])
def test_under_the_draft_no_ended_card_ever_locks_the_account(draft, years):
    day = date(2025 + years, 10, 15)
    standing = account_standing(an_account(identity_expires_on=ENDS), at(day), draft)
    assert (standing.locked, standing.ground, standing.since) == (False, None, None)
    assert standing.verdict.holds


def test_a_clock_moved_back_unlocks_it_again(today):
    account = an_account(identity_expires_on=ENDS)
    answers = [account_standing(account, at(day), today).locked for day in _there_and_back()]
    assert answers == [False, True, False, True]


def _there_and_back() -> tuple[date, ...]:
    before, after = ENDS, ENDS + timedelta(days=1)
    return (before, after, before, after)


def test_a_card_without_an_end_never_locks(today):
    assert not account_standing(an_account(identity_expires_on=None), at(ENDS), today).locked


def test_a_foreigners_passport_locks_today_and_not_under_the_draft(today, draft):
    account = an_account(kind="foreigner", identity_type="passport", identity_expires_on=ENDS)
    standing = account_standing(account, MIDNIGHT, today)
    assert standing.verdict.reasons[0].rule_id == "passport_expiry_effect"
    assert standing.locked
    assert not account_standing(account, MIDNIGHT, draft).locked


def test_who_has_no_account_has_none_that_could_be_locked(today):
    assert not account_standing(an_account(level=0), MIDNIGHT, today).locked


@pytest.mark.parametrize(
    "ground",
    ["own_request", "breach_of_terms", "card_revoked_or_held", "death", "authority_order"],
)
def test_a_real_lock_holds_under_both_rule_sets(either, ground):
    lock = AccountLock(ground=ground, since=MIDNIGHT, until=None)
    account = an_account(identity_expires_on=None, locks=(lock,))
    assert account_standing(account, MIDNIGHT, either).ground == ground
    assert ground in either.value("account_lock_grounds")
    assert not account_standing(account, MIDNIGHT - SECOND, either).locked


def test_a_real_lock_ends_at_its_moment(either):
    ends = MIDNIGHT + timedelta(hours=5)
    lock = AccountLock(ground="own_request", since=MIDNIGHT, until=ends)
    account = an_account(identity_expires_on=None, locks=(lock,))
    assert account_standing(account, ends - SECOND, either).locked
    assert not account_standing(account, ends, either).locked


def test_locked_and_expired_names_the_real_lock_and_gives_both_reasons(today):
    lock = AccountLock(ground="own_request", since=MIDNIGHT + SECOND, until=None)
    account = an_account(identity_expires_on=ENDS, locks=(lock,))
    standing = account_standing(account, at(date(2025, 10, 16)), today)
    assert (standing.ground, standing.since) == ("own_request", lock.since)
    keys = [reason.key for reason in standing.verdict.reasons]
    assert keys == ["reason.account_own_request", "reason.account_identity_expired"]
