"""Where money goes by its holder's choice: order, programme, cool-off; true for any accounts."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.holidays import public_holidays
from app.shared.rules.routing import (
    PaymentAccount,
    RoutingChoices,
    RoutingFacts,
    first_day,
    in_order,
    ladder,
)
from app.shared.rulesets import RULE_SET_IDS, rule_set

DAY, RULES = date(2025, 10, 15), rule_set(RULE_SET_IDS[-1])
LONG_AGO = datetime(2025, 9, 1, tzinfo=UTC)
NAMES = "abcdef"


def account(ref, *, linked_at=LONG_AGO, is_default=False, was_default_at=None, registered=False):
    return PaymentAccount(
        ref=ref, provider_id="sen_vang", account_number="000000000001", linked_at=linked_at,
        is_default=is_default, was_default_at=was_default_at, registered=registered,
    )  # fmt: skip


def places(*accounts, day=DAY, cash_at="hoa_sen_committee", ready_by=None, **choices):
    facts = RoutingFacts(accounts=accounts, cash_at=cash_at)
    return ladder(
        facts, RoutingChoices(**choices), day, RULES, public_holidays(), ready_by=ready_by
    )


def told(found):
    return [(one.account.ref if one.account else "cash", one.reason) for one in found.rungs]


A, B, C = account("a", is_default=True), account("b"), account("c")


def test_a_programmes_own_account_comes_before_the_default():
    assert told(places(A, B, C, chosen="c", order=("a", "b", "c"))) == [
        ("c", "chosen"), ("a", "default"), ("b", "backup"), ("cash", "last_resort"),
    ]  # fmt: skip


def test_the_holders_order_holds_behind_the_default_and_names_no_account_that_is_gone():
    assert told(places(A, B, C, order=("c", "gone", "b")))[1:3] == [
        ("c", "backup"),
        ("b", "backup"),
    ]


def test_what_was_chosen_and_is_gone_leads_back_to_the_default():
    assert told(places(A, B, chosen="gone"))[0] == ("a", "default")


def test_the_default_of_before_comes_before_a_newer_account():
    newest = account("new", linked_at=LONG_AGO + timedelta(days=5))
    before = account("before", was_default_at=LONG_AGO)
    assert told(places(newest, before, A))[:3] == [
        ("a", "default"), ("before", "earlier_default"), ("new", "next_newest"),
    ]  # fmt: skip


@pytest.mark.parametrize("days", range(4))
def test_a_new_default_receives_only_once_its_cool_off_is_over(days):
    linked_at = datetime(2025, 10, 15, 16, 59, tzinfo=UTC)  # a minute before midnight
    new = account("new", linked_at=linked_at, is_default=True)
    found = places(new, account("old", was_default_at=LONG_AGO), day=DAY + timedelta(days=days))
    ready = days >= RULES.value("cool_off_days")
    assert found.rungs[0].account.ref == ("new" if ready else "old")
    on = DAY + timedelta(days=RULES.value("cool_off_days"))
    waiting = [] if ready else [("new", "cool_off", on)]
    assert [(one.account.ref, one.reason, one.on) for one in found.waiting] == waiting


def test_a_first_account_too_new_leaves_cash():
    new = account("new", linked_at=datetime(2025, 10, 15, tzinfo=UTC), is_default=True)
    assert told(places(new)) == [("cash", "last_resort")]


def test_what_comes_after_a_failed_try_is_judged_today():
    new = account("new", linked_at=datetime(2025, 10, 15, tzinfo=UTC))
    assert places(new).waiting
    later = places(new, ready_by=DAY + timedelta(days=RULES.value("cool_off_days")))
    assert later.rungs[0].on == DAY
    assert not later.waiting


MOMENTS = st.integers(0, 60 * 24 * 60).map(lambda minutes: LONG_AGO + timedelta(minutes=minutes))


@st.composite
def situations(draw):
    """Any accounts, the newest first, any choices among them and among some that are gone."""
    refs = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5))
    default = draw(st.sampled_from([*refs, None]))
    accounts = [
        account(
            ref, linked_at=draw(MOMENTS), is_default=ref == default,
            was_default_at=draw(st.none() | MOMENTS), registered=draw(st.booleans()),
        )
        for ref in refs
    ]  # fmt: skip
    choices = RoutingChoices(
        chosen=draw(st.none() | st.sampled_from(NAMES)),
        order=tuple(draw(st.lists(st.sampled_from(NAMES), unique=True))),
    )
    return tuple(accounts), choices, draw(st.dates(date(2025, 9, 1), date(2025, 11, 10)))


def found(accounts, choices, day):
    facts = RoutingFacts(accounts=accounts, cash_at="hoa_sen_committee")
    return ladder(facts, choices, day, RULES, public_holidays())


@given(situations())
def test_cash_is_last_and_there_is_one(situation):
    kinds = [one.kind for one in found(*situation).rungs]
    assert kinds[-1] == "cash"
    assert kinds.count("cash") == 1


@given(situations())
def test_each_account_stands_once_on_the_ladder_or_waits(situation):
    seen = found(*situation)
    refs = [one.account.ref for one in (*seen.rungs, *seen.waiting) if one.account]
    assert sorted(refs) == sorted(one.ref for one in situation[0])


@given(situations())
def test_no_account_receives_before_its_cool_off_is_over(situation):
    for one in found(*situation).rungs:
        if one.account and not one.account.registered:
            assert one.on >= first_day(one.account.linked_at, RULES)


@given(situations(), st.data())
def test_an_account_that_is_taken_off_leaves_the_others_in_their_order(situation, data):
    accounts, choices, day = situation
    gone = data.draw(st.sampled_from([*accounts, None]))
    rest = tuple(one for one in accounts if one is not gone)
    before, after = found(*situation), found(rest, choices, day)
    assert after.rungs
    kept = [one.account.ref for one in before.rungs if one.account and one.account is not gone]
    assert [one.account.ref for one in after.rungs if one.account] == kept


@given(situations(), st.dates(date(2025, 9, 1), date(2025, 11, 10)))
def test_a_day_looked_at_between_changes_nothing(situation, other_day):
    first = found(*situation)
    found(situation[0], situation[1], other_day)
    assert found(*situation) == first


@given(situations(), st.randoms(use_true_random=False))
def test_the_order_does_not_hang_on_how_accounts_were_listed(situation, random):
    accounts, choices, _ = situation
    if len(
        {one.linked_at for one in accounts} | {one.was_default_at for one in accounts}
    ) < 2 * len(accounts):
        return  # equal moments leave the order to the list
    shuffled = list(accounts)
    random.shuffle(shuffled)
    linked = [one for one in accounts if not one.registered]
    again = [one for one in shuffled if not one.registered]
    assert in_order(linked, choices) == in_order(again, choices)
