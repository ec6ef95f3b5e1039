"""Every event is told exactly once, whichever way the clock moves."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.clock import start_of_day
from app.shared.codec import decode, encode
from app.shared.contract.notices import NoticeList
from app.shared.rules.notices import NoticeFacts, notices_of
from app.shared.rulesets import RULE_SET_IDS, rule_set
from tests.support.facts import a_card, a_file, a_link, an_account, an_id, at

ENDS = date(2025, 10, 14)
CARD = a_card(1)
RENEWED_AT = at(date(2025, 10, 20), 14)
NEW = a_card(
    2, issued_on=date(2025, 10, 20), issued_at=RENEWED_AT, expires_on=date(2045, 10, 14),
    replaces=CARD.id,
)  # fmt: skip
SENT, ASKED = at(date(2025, 10, 15), 9), at(date(2025, 10, 17), 9)
FILE = a_file(
    ("submitted", SENT),
    ("paper_missing", ASKED, "portrait_photo"),
    ("paper_given", ASKED + timedelta(hours=1)),
    ("paper_missing", ASKED + timedelta(hours=2), "residence_confirmation"),
    ("paper_given", ASKED + timedelta(hours=3)),
    ("issued", RENEWED_AT),
    new_document_id=NEW.id,
)
LINK = a_link(linked_at=at(date(2025, 10, 16)), unlinked_at=at(date(2025, 10, 18)))
EVERYTHING = NoticeFacts(
    account=an_account(), documents=(CARD, NEW), renewals=(FILE,), links=(LINK,)
)
MOMENTS = st.integers(0, 4000).map(
    lambda hours: at(date(2025, 7, 1), 0, 0) + timedelta(hours=hours)
)


def _facts(*documents, **others):
    return NoticeFacts(account=an_account(), documents=documents, **others)


def _rungs(facts, now, rules):
    told = notices_of(facts, now, rules, frozenset()).notices
    return [notice.days_left for notice in told if notice.kind == "renewal_due"]


def _kinds(facts, now, rules):
    return Counter(notice.kind for notice in notices_of(facts, now, rules, frozenset()).notices)


@pytest.mark.parametrize("rung", [90, 30, 7, 1, 0])
def test_a_rung_is_told_from_the_first_moment_of_its_day(either, rung):
    due = start_of_day(ENDS - timedelta(days=rung))
    assert rung not in _rungs(_facts(CARD), due - timedelta(seconds=1), either)
    assert _rungs(_facts(CARD), due, either)[0] == rung


def test_the_ladder_is_the_rule_sets(either):
    assert _rungs(_facts(CARD), at(ENDS), either) == [0, 1, 7, 30, 90]
    assert set(either.value("renewal_notice_days")) == {0, 1, 7, 30, 90}


def test_rungs_before_the_document_was_issued_do_not_exist(either):
    late = a_card(issued_on=ENDS - timedelta(days=20))
    assert _rungs(_facts(late), at(ENDS), either) == [0, 1, 7]


def test_a_rung_on_the_day_of_issue_is_told_when_it_is_issued(either):
    day = ENDS - timedelta(days=7)
    late = a_card(issued_on=day, issued_at=at(day, 15, 0))
    assert _rungs(_facts(late), at(day, 14, 59), either) == []
    assert _rungs(_facts(late), at(day, 15, 0), either) == [7]


def test_rungs_stop_once_it_was_renewed(either):
    early = a_card(
        2, issued_on=date(2025, 10, 1), issued_at=at(date(2025, 10, 1)), expires_on=None,
        replaces=CARD.id,
    )  # fmt: skip
    assert _rungs(_facts(CARD, early), at(date(2025, 12, 1)), either) == [30, 90]


def test_what_was_renewed_in_time_is_never_told_hidden_or_locked(either):
    early = a_card(
        2, issued_on=ENDS, issued_at=at(ENDS), expires_on=None, replaces=CARD.id
    )  # fmt: skip
    kinds = _kinds(_facts(CARD, early), at(date(2025, 12, 1)), either)
    assert not kinds["document_hidden"] + kinds["account_locked"]


def test_under_the_draft_the_hidden_card_is_told_at_midnight(draft):
    midnight = start_of_day(date(2025, 10, 15))
    assert _kinds(_facts(CARD), midnight, draft)["document_hidden"] == 1
    assert _kinds(_facts(CARD), midnight - timedelta(seconds=1), draft)["document_hidden"] == 0
    assert _kinds(_facts(CARD), midnight, draft)["account_locked"] == 0


def test_today_the_locked_account_is_told_and_nothing_is_called_hidden(today):
    kinds = _kinds(_facts(CARD), start_of_day(date(2025, 10, 15)), today)
    assert (kinds["account_locked"], kinds["document_hidden"]) == (1, 0)


def test_today_another_documents_end_locks_nothing(today):
    kinds = _kinds(_facts(a_card(type_id="driving_licence")), at(date(2025, 10, 20)), today)
    assert kinds["account_locked"] == 0


def test_a_foreigners_passport_is_told_as_a_lock_today(today):
    passport = a_card(type_id="passport")
    facts = NoticeFacts(account=an_account(kind="foreigner"), documents=(passport,))
    assert _kinds(facts, at(date(2025, 10, 20)), today)["account_locked"] == 1


@pytest.mark.parametrize("kind", ["renewal_submitted", "document_renewed", "account_linked"])
def test_each_event_is_told_once(either, kind):
    assert _kinds(EVERYTHING, at(date(2025, 11, 1)), either)[kind] == 1


def test_asking_twice_for_a_paper_is_told_twice_with_each_paper(draft):
    told = notices_of(EVERYTHING, at(date(2025, 11, 1)), draft, frozenset()).notices
    asked = [notice.subject for notice in told if notice.kind == "renewal_paper_missing"]
    assert asked == ["residence_confirmation", "portrait_photo"]


def test_a_card_renewed_at_a_counter_is_told_without_a_file(today):
    kinds = _kinds(_facts(CARD, NEW), RENEWED_AT, today)
    assert (kinds["document_renewed"], kinds["renewal_submitted"]) == (1, 0)


def test_a_link_that_was_never_linked_is_not_told_unlinked(draft):
    gone = a_link(unlinked_at=at(date(2025, 10, 16)))
    assert _kinds(_facts(links=(gone,)), at(date(2025, 11, 1)), draft) == {}


def test_reading_keeps_to_the_key(draft):
    now = at(date(2025, 10, 15))
    every = notices_of(_facts(CARD), now, draft, frozenset())
    key = f"document_hidden:{CARD.id}:2025-10-14"
    seen = notices_of(_facts(CARD), now, draft, {key, "renewal_due:gone:1"})
    assert (every.unread, seen.unread) == (6, 5)
    assert [notice.key for notice in seen.notices if notice.read] == [key]


@pytest.mark.parametrize(
    "now, action, target",
    [
        (SENT - timedelta(minutes=1), "renew", CARD.id),
        (SENT, "track", FILE.id),
        (RENEWED_AT - timedelta(minutes=1), "track", FILE.id),
        (RENEWED_AT, "open_document", NEW.id),
    ],
)
def test_the_hidden_cards_notice_offers_what_is_to_do_now(draft, now, action, target):
    told = notices_of(EVERYTHING, now, draft, frozenset()).notices
    hidden = next(notice for notice in told if notice.kind == "document_hidden")
    assert (hidden.action, hidden.target_id) == (action, target)


def test_after_a_refusal_it_may_be_renewed_again(draft):
    refused = a_file(("submitted", SENT), ("refused", ASKED, "photo_unlike"))
    told = notices_of(_facts(CARD, renewals=(refused,)), ASKED, draft, frozenset()).notices
    hidden = next(notice for notice in told if notice.kind == "document_hidden")
    assert (hidden.action, hidden.target_id) == ("renew", CARD.id)


@given(rules=st.sampled_from(RULE_SET_IDS).map(rule_set), now=MOMENTS, later=MOMENTS)
def test_forward_and_back_the_same_events_are_the_same_notices(rules, now, later):
    now, later = sorted((now, later))
    before = notices_of(EVERYTHING, now, rules, frozenset()).notices
    after = notices_of(EVERYTHING, later, rules, frozenset()).notices
    keys = [notice.key for notice in after]
    assert len(set(keys)) == len(keys)
    assert [notice.key for notice in after if notice.at <= now] == [one.key for one in before]
    assert notices_of(EVERYTHING, now, rules, frozenset()).notices == before


@given(rules=st.sampled_from(RULE_SET_IDS).map(rule_set), now=MOMENTS)
def test_newest_first_none_from_the_future_and_every_one_fits_the_wire(rules, now):
    told = notices_of(EVERYTHING, now, rules, frozenset())
    moments = [notice.at for notice in told.notices]
    assert moments == sorted(moments, reverse=True)
    assert all(moment <= now for moment in moments)
    assert decode(encode(told), NoticeList, strict=True) == told


def test_a_replaced_document_whose_renewal_is_only_known_by_its_moment_stops(draft):
    gone = a_card(renewed_at=at(date(2025, 10, 1)))
    told = _kinds(_facts(gone), at(date(2025, 11, 1)), draft)
    assert told == {"renewal_due": 2}


def test_the_key_of_an_id_is_its_own(draft):
    two = (a_card(1), a_card(3, type_id="driving_licence"))
    keys = [one.key for one in notices_of(_facts(*two), at(ENDS), draft, frozenset()).notices]
    assert sum(an_id(3) in key for key in keys) == sum(an_id(1) in key for key in keys) == 5
