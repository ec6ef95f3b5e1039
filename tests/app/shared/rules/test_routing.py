"""The ladder: the default first, then the newest, cash last, each with its day and its reason."""

from datetime import UTC, date, datetime

import pytest

from app.shared.holidays import public_holidays
from app.shared.rules.routing import PaymentAccount, RoutingChoices, RoutingFacts, ladder
from app.shared.rulesets import RULE_SET_IDS, rule_set

DAY = date(2025, 10, 15)


def account(ref, *, is_default=False, registered=False):
    return PaymentAccount(
        ref=ref, provider_id="sen_vang", account_number="000000000001",
        linked_at=datetime(2025, 10, 1, tzinfo=UTC), is_default=is_default, registered=registered,
    )  # fmt: skip


def rungs(*accounts, cash_at="hoa_sen_committee", rules=RULE_SET_IDS[0]):
    facts = RoutingFacts(accounts=accounts, cash_at=cash_at)
    found = ladder(facts, RoutingChoices(), DAY, rule_set(rules), public_holidays())
    return [(one.account.ref if one.account else "cash", one.reason, one.on) for one in found.rungs]


@pytest.mark.parametrize("rules", RULE_SET_IDS)
def test_the_default_stands_first_and_cash_last(rules):
    assert rungs(account("new"), account("old", is_default=True), rules=rules) == [
        ("old", "default", date(2025, 10, 15)),
        ("new", "next_newest", date(2025, 10, 17)),  # two working days later
        ("cash", "last_resort", date(2025, 10, 27)),  # six after that, a weekend between
    ]


def test_who_has_no_account_gets_cash_at_once():
    assert rungs() == [("cash", "last_resort", DAY)]


def test_what_the_register_alone_knows_says_so():
    assert rungs(account("r", registered=True), cash_at=None) == [("r", "register", DAY)]


def test_there_may_be_no_place():
    assert rungs(cash_at=None) == []
