"""What an agency sees of a field, on each side of every boundary, under both rule sets."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.shared.agencies import agencies, field_words, is_data_field
from app.shared.programmes import agencies as paying_agencies
from app.shared.rules.documents import DocumentFacts
from app.shared.rules.duties import duty_of, judged, may_ask_for_papers
from app.shared.rulesets import RULE_SET_IDS, rule_set

ENDS = date(2025, 10, 14)
TRAFFIC = ("binh_minh_traffic", "roadside_check")
WARD = ("hoa_sen_committee", "social_pension")
DUTIES = [(one, purpose) for one in agencies() for purpose in one.purposes]


def licence(ends=ENDS, number="1"):
    return DocumentFacts(
        id=number * 32, type_id="driving_licence", issued_on=date(2021, 4, 22),
        issued_at=datetime(2021, 4, 22, tzinfo=UTC), expires_on=ends,
    )  # fmt: skip


def verdict(field, rules, *held, asker=TRAFFIC, day=ENDS, locked=False):
    return judged(*asker, [field], held, day, rules, locked=locked)[0]


@pytest.mark.parametrize("rule_set_id", RULE_SET_IDS)
@pytest.mark.parametrize("asker, purpose", DUTIES, ids=lambda one: one.id)
def test_every_purpose_has_a_duty_that_names_fields_there_are(rule_set_id, asker, purpose):
    named = rule_set(rule_set_id).value(duty_of(asker.id, purpose.id))
    assert all(is_data_field(field.removesuffix("/masked")) for field in named)


def test_the_duties_of_both_rule_sets_are_of_the_same_purposes():
    wanted = {duty_of(asker.id, purpose.id) for asker, purpose in DUTIES}
    for rule_set_id in RULE_SET_IDS:
        rules = rule_set(rule_set_id).rules
        assert {one for one in rules if one.startswith("duty_")} == wanted


def test_an_agency_that_pays_too_is_called_alike_in_both_places():
    for one in agencies():
        if one.id in paying_agencies():
            assert one.name == paying_agencies()[one.id].name


@pytest.mark.parametrize(
    "asker, field, expected",
    [
        (TRAFFIC, "driving_licence.class", ("allowed", "in_duty")),
        (TRAFFIC, "driving_licence.number", ("masked", "in_part")),
        (TRAFFIC, "benefits.amount", ("refused", "outside_duty")),
        (TRAFFIC, "health_insurance.number", ("refused", "outside_duty")),
        (WARD, "benefits.amount", ("allowed", "in_duty")),
        (WARD, "benefits.account", ("masked", "in_part")),
        (WARD, "driving_licence.class", ("refused", "outside_duty")),
        (("ministry_desk", "consultation"), "person.full_name", ("refused", "outside_duty")),
    ],
)
def test_the_duty_decides_what_is_seen(draft, asker, field, expected):
    found = verdict(field, draft, licence(), asker=asker)
    assert (found.outcome, found.why, found.rule_id) == (*expected, duty_of(*asker))


def test_a_licence_is_given_on_its_last_day_and_not_on_the_next(today, draft):
    for rules, why in ((today, "document_expired"), (draft, "document_hidden")):
        assert verdict("driving_licence.class", rules, licence()).outcome == "allowed"
        after = verdict("driving_licence.class", rules, licence(), day=ENDS + timedelta(days=1))
        assert (after.outcome, after.why, after.document_id) == ("refused", why, None)
        assert after.rule_id == "document_expiry_effect"


def test_of_two_papers_the_one_that_may_be_shown_is_read(draft):
    ended, valid = licence(ENDS - timedelta(days=1)), licence(number="2")
    assert verdict("driving_licence.class", draft, valid, ended).document_id == valid.id


def test_of_a_locked_account_documents_are_withheld_and_registers_are_not(draft):
    held = verdict("driving_licence.class", draft, licence(), locked=True)
    assert (held.outcome, held.why) == ("refused", "account_locked")
    assert held.rule_id == "documents_while_locked"
    assert verdict("person.full_name", draft, locked=True).outcome == "allowed"


def test_what_is_outside_a_duty_is_refused_for_that_whatever_else_holds(draft):
    found = verdict("driving_licence.class", draft, asker=WARD, locked=True)
    assert found.why == "outside_duty"


def test_what_nobody_holds_is_said_where_the_duty_asks_for_it(draft):
    found = verdict("driving_licence.class", draft)
    assert (found.outcome, found.why, found.document_id) == ("allowed", "nothing_held", None)


def test_papers_of_integrated_documents_may_be_asked_for_today_alone(today, draft):
    assert may_ask_for_papers(today)
    assert not may_ask_for_papers(draft)


def test_a_field_of_a_document_is_counted_as_its_document():
    words = field_words("driving_licence.class")
    assert words.kind["vi"] == "Giấy phép lái xe"
    assert words.full["en"] == "Driving licence: class"
    assert field_words("question.licensed_nurse").source is None
    assert not is_data_field("driving_licence.nothing")
    assert not is_data_field("nothing.class")
