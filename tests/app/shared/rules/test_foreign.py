"""What a service abroad is answered: from a paper that may be shown, on that day, or not at all."""

from datetime import date

import pytest

from app.shared.foreign import foreign_question, foreign_services
from app.shared.rules.foreign import Finding, Proof, finding, foreign_sign_in
from app.shared.rulesets import RULE_SET_IDS, rule_set

TODAY, DRAFT = (rule_set(name) for name in RULE_SET_IDS[:2])
NURSE, ADULT = foreign_question("licensed_nurse"), foreign_question("adult")
LICENCE = Proof(id="1", type_id="nursing_licence", fields={}, expires_on=date(2026, 3, 14))
CARD = Proof(
    id="2", type_id="identity_card", fields={"born_on": "2007-10-16"}, expires_on=date(2030, 1, 1)
)
PASSPORT = Proof(id="3", type_id="passport", fields={"born_on": "2007-10-16"}, expires_on=None)


@pytest.mark.parametrize("rules", [TODAY, DRAFT], ids=RULE_SET_IDS[:2])
@pytest.mark.parametrize(
    ("day", "answer"), [(date(2026, 3, 14), "yes"), (date(2026, 3, 15), "unprovable")]
)
def test_a_licence_answers_to_its_last_day_and_never_no_afterwards(rules, day, answer):
    assert finding(NURSE, [LICENCE], day, rules).answer == answer


def test_an_ended_licence_is_named_so_that_it_can_be_renewed():
    found = finding(NURSE, [LICENCE], date(2026, 3, 15), DRAFT)
    assert (found.document_id, found.type_id, found.ended_on) == (
        "1", "nursing_licence", date(2026, 3, 14),
    )  # fmt: skip


def test_who_holds_no_licence_is_none():
    assert finding(NURSE, [CARD], date(2025, 10, 15), DRAFT) == Finding(answer="no")


@pytest.mark.parametrize(
    ("day", "answer"), [(date(2025, 10, 15), "no"), (date(2025, 10, 16), "yes")]
)
def test_an_age_is_reached_on_the_birthday(day, answer):
    assert finding(ADULT, [CARD], day, DRAFT).answer == answer


def test_another_paper_answers_where_the_first_has_ended():
    day = date(2030, 1, 2)
    assert finding(ADULT, [CARD, PASSPORT], day, DRAFT).answer == "yes"
    assert finding(ADULT, [CARD], day, DRAFT).type_id == "identity_card"


def test_without_any_paper_nothing_is_known_of_an_age():
    assert finding(ADULT, [], date(2025, 10, 15), DRAFT) == Finding(answer="unprovable")


def test_only_the_draft_has_the_platform():
    assert (foreign_sign_in(TODAY).holds, foreign_sign_in(DRAFT).holds) == (False, True)
    assert TODAY.rule("foreign_sign_in").status == "unconfirmed"


@pytest.mark.parametrize("service", foreign_services(), ids=lambda one: one.id)
def test_every_service_asks_a_question_that_there_is(service):
    assert foreign_question(service.question).documents
