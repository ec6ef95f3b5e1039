"""A document's standing on each side of every boundary day, under both rule sets."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.rules.standing import DocumentState, document_standing
from app.shared.rulesets import RULE_SET_IDS, rule_set

ENDS = date(2025, 10, 14)
TYPES = ("identity_card", "driving_licence", "passport", "a_type_of_a_newer_server")


@pytest.mark.parametrize(
    "days_left, state",
    [
        (31, DocumentState.VALID),
        (30, DocumentState.DUE_SOON),
        (1, DocumentState.DUE_SOON),
        (0, DocumentState.DUE_SOON),
        (-1, DocumentState.HIDDEN),
        (-3650, DocumentState.HIDDEN),
    ],
)
@pytest.mark.parametrize("type_id", TYPES)
def test_under_the_draft_a_document_is_hidden_from_the_day_after_its_last(
    draft, type_id, days_left, state
):
    standing = document_standing(type_id, ENDS, ENDS - timedelta(days=days_left), draft)
    assert (standing.state, standing.days_left) == (state, days_left)


@pytest.mark.parametrize("type_id", TYPES)
def test_today_an_ended_document_is_expired_and_not_hidden(today, type_id):
    standing = document_standing(type_id, ENDS, ENDS + timedelta(days=1), today)
    assert standing.state is DocumentState.EXPIRED


@pytest.mark.parametrize(
    "type_id, rule_id",
    [("identity_card", "identity_expiry_effect"), ("driving_licence", "document_expiry_effect")],
)
def test_the_reason_names_the_rule_that_decided(either, type_id, rule_id):
    verdict = document_standing(type_id, ENDS, date(2025, 10, 15), either).verdict
    assert [reason.rule_id for reason in verdict.reasons] == [rule_id]


def test_the_reason_carries_the_day_it_speaks_of(draft):
    reason = document_standing("identity_card", ENDS, date(2025, 10, 15), draft).verdict.reasons[0]
    assert (reason.key, reason.values["ends_on"]) == ("reason.document_hidden", ENDS)


def test_what_never_ends_is_valid_for_ever(either):
    standing = document_standing("vehicle_registration", None, date(2999, 12, 31), either)
    assert (standing.state, standing.days_left) == (DocumentState.VALID, None)


@given(
    rules=st.sampled_from(RULE_SET_IDS).map(rule_set),
    type_id=st.sampled_from(TYPES),
    ends=st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    day=st.dates(date(1950, 1, 1), date(2100, 1, 1)),
)
def test_what_is_ended_is_never_shown_and_what_is_not_always_is(rules, type_id, ends, day):
    standing = document_standing(type_id, ends, day, rules)
    usable = day <= ends
    assert standing.presentable is standing.values_shown is standing.verdict.holds is usable
