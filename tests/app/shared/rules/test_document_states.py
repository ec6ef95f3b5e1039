"""Nine states, every combination: all are said, none masks another, one ruling decides."""

from datetime import date, timedelta
from itertools import product

import pytest

from app.shared.rules.document_states import Said, StateFacts, document_states
from app.shared.rulesets import RULE_SET_IDS, rule_set

ENDS = date(2026, 6, 15)
LICENCE, CARD, VEHICLE = "driving_licence", "identity_card", "vehicle_registration"
RESTRICTED = ((), ("held",), ("revoked",), ("held", "revoked"))


def facts(**more: object) -> StateFacts:
    """A licence that ends on ``ENDS``, with other facts."""
    given: dict[str, object] = {"type_id": LICENCE, "expires_on": ENDS, **more}
    return StateFacts(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize("rules_id", RULE_SET_IDS)
def test_every_combination_says_all_that_is_true_and_rules_by_end_and_authority_alone(rules_id):
    rules = rule_set(rules_id)
    flags = (False, True)
    for type_id, days, restricted, in_renewal, reported, silent, renewed in product(
        (LICENCE, CARD, VEHICLE, "of_a_newer_server"), (400, 31, 30, 8, 7, 0, -1, -400, None),
        RESTRICTED, flags, flags, flags, flags,
    ):  # fmt: skip
        day = ENDS - timedelta(days=days or 0)
        states = document_states(
            facts(
                type_id=type_id, expires_on=None if days is None else ENDS, restricted=restricted,
                in_renewal=in_renewal, reported=reported, silent=silent,
                renewed_on=day if renewed else None,
            ),
            day,
            rules,
        )  # fmt: skip
        said = set(states.said)
        assert (Said.IN_RENEWAL in said) is in_renewal
        assert (Said.REPORTED in said) is reported
        assert (Said.SILENT in said) is silent
        assert (Said.RENEWED in said) is renewed
        assert {kind for kind in ("held", "revoked") if Said(kind) in said} == set(restricted)
        ended = days is not None and days < 0
        assert bool(said & {Said.HIDDEN, Said.EXPIRED}) is ended
        assert (Said.DUE_NOW in said) is (days is not None and 0 <= days <= 7)
        assert (Said.DUE_SOON in said) is (days is not None and 7 < days <= 30)
        assert (Said.VALID in said) is (not restricted and (days is None or days > 30))
        assert Said.REQUESTED not in said
        assert states.presentable is (not ended and not restricted)
        assert states.values_shown is (not ended and "revoked" not in restricted)
        assert not (states.renewable and (in_renewal or restricted or days is None))
        assert len(said) == len(states.said)
        assert list(states.said) == sorted(states.said, key=list(Said).index)


@pytest.mark.parametrize(("days", "renewable"), [(91, False), (90, True), (0, True), (-30, True)])
def test_a_renewal_may_begin_from_the_first_notice_on(days, renewable, draft):
    day = ENDS - timedelta(days=days)
    assert document_states(facts(), day, draft).renewable is renewable


@pytest.mark.parametrize("more", [{"in_renewal": True}, {"restricted": ("held",)}])
def test_what_is_renewed_or_held_is_not_renewed_again(more, draft):
    assert not document_states(facts(**more), ENDS, draft).renewable


def test_a_paper_that_never_ends_is_valid_for_ever(either):
    endless = facts(type_id=VEHICLE, expires_on=None)
    states = document_states(endless, date(2999, 12, 31), either)
    assert (states.said, states.renewable) == ((Said.VALID,), False)


def test_what_was_only_asked_for_is_nothing_else(either):
    states = document_states(facts(requested=True, reported=True), ENDS, either)
    assert (states.said, states.standing, states.values_shown) == ((Said.REQUESTED,), None, False)


@pytest.mark.parametrize(("age", "said"), [(0, True), (7, True), (8, False), (-1, False)])
def test_a_renewed_paper_is_pointed_out_for_a_week(age, said, draft):
    renewed = facts(expires_on=None, renewed_on=ENDS)
    states = document_states(renewed, ENDS + timedelta(days=age), draft)
    assert (Said.RENEWED in states.said) is said


def test_what_ended_and_was_revoked_names_both_rules(draft):
    standing = document_states(
        facts(restricted=("revoked",)), ENDS + timedelta(days=1), draft
    ).standing
    assert standing is not None
    assert [reason.rule_id for reason in standing.verdict.reasons] == [
        "document_expiry_effect", "revoked_document_effect",
    ]  # fmt: skip
