"""What Home tells the resident to do."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from app.features.home.things import things_to_do
from app.shared.contract.documents import HeldDocument
from app.shared.contract.foreign import ForeignRequest
from app.shared.contract.renewals import RenewalFile
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import rule_set

TODAY, DRAFT = rule_set("decree_69_2024"), rule_set("draft_2025_10")
DAY = date(2025, 10, 15)


def a_document(number=1, type_id="identity_card", expires_on=date(2025, 10, 14), renewal_id=None):
    return HeldDocument(
        id=f"{number:032x}",
        type_id=type_id,
        fields={},
        issued_on=date(2015, 10, 14),
        expires_on=expires_on,
        updated_at=datetime(2025, 10, 1, tzinfo=UTC),
        renewal_id=renewal_id,
    )


def a_file(state="submitted", document=1, paper=None):
    return RenewalFile(
        id="a" * 32,
        code="GH-000-2510-0001",
        document_id=f"{document:032x}",
        type_id="identity_card",
        state=state,
        fee_vnd=0,
        submitted_at=datetime(2025, 10, 15, tzinfo=UTC),
        due_on=date(2025, 10, 24),
        missing_paper=paper,
        refusal="unclear_photo" if state == "refused" else None,
        new_document_id=None,
        events=(),
    )


@pytest.mark.parametrize(("rules", "kind"), [(TODAY, "expired"), (DRAFT, "hidden")])
def test_an_ended_document_is_told_in_the_words_of_its_rule_set(rules, kind):
    licence = a_document(type_id="driving_licence")
    assert [t.kind for t in things_to_do([licence], [], 2, DAY, rules)] == [kind]


@pytest.mark.parametrize(
    ("left", "kinds"), [(31, []), (30, ["due_soon"]), (0, ["due_soon"]), (-1, ["hidden"])]
)
def test_a_document_is_due_from_the_first_day_of_its_term_to_its_last(left, kinds):
    card = a_document(expires_on=date.fromordinal(DAY.toordinal() + left))
    assert [t.kind for t in things_to_do([card], [], 2, DAY, DRAFT)] == kinds


def test_a_renewal_under_way_masks_neither_the_file_nor_the_end():
    card = a_document(renewal_id="a" * 32)
    (thing,) = things_to_do([card], [a_file()], 2, DAY, DRAFT)
    assert (thing.kind, thing.out_of_use) == ("in_renewal", DocumentState.HIDDEN)
    assert thing.due_on == date(2025, 10, 24)


def test_a_missing_paper_comes_first_and_what_is_under_way_last():
    documents = [
        a_document(1, renewal_id="a" * 32),
        a_document(2, "driving_licence"),
        a_document(3, "health_insurance", renewal_id="b" * 32),
    ]
    missing = a_file("paper_missing", document=3, paper="portrait_photo")
    files = [a_file(), msgspec.structs.replace(missing, id="b" * 32)]
    found = things_to_do(documents, files, 2, DAY, DRAFT)
    assert [t.kind for t in found] == ["paper_missing", "hidden", "in_renewal"]
    assert found[0].paper == "portrait_photo"


def test_a_refused_file_is_told_until_a_new_one_is_sent():
    refused = a_file("refused")
    (thing,) = things_to_do([a_document()], [refused], 2, DAY, DRAFT)
    assert (thing.kind, thing.renewal_id) == ("refused", refused.id)
    again = a_document(renewal_id="b" * 32)
    (thing,) = things_to_do([again], [refused], 2, DAY, DRAFT)
    assert thing.kind == "in_renewal"


def test_a_refused_file_of_a_document_that_is_valid_again_is_not_told():
    assert things_to_do([a_document(expires_on=None)], [a_file("refused")], 2, DAY, DRAFT) == ()


def test_what_cannot_be_renewed_here_is_not_told():
    certificate = a_document(type_id="birth_certificate")
    assert things_to_do([certificate], [], 2, DAY, DRAFT) == ()


@pytest.mark.parametrize(("level", "told"), [(0, False), (1, True), (2, False)])
def test_only_level_1_is_shown_the_way_to_level_2(level, told):
    kinds = [t.kind for t in things_to_do([], [], level, DAY, DRAFT)]
    assert ("raise_level" in kinds) is told


@pytest.mark.parametrize(
    ("type_id", "abroad", "consulate"),
    [
        ("passport", None, ""),
        ("passport", "porta_clara_utopia", "lumen_consulate"),
        ("identity_card", "lumen_utopia", ""),
        ("passport", "no_such_place", ""),
    ],
)
def test_what_ends_abroad_names_the_consulate_that_renews_it(type_id, abroad, consulate):
    ending = a_document(type_id=type_id, expires_on=date(2025, 10, 20))
    (thing,) = things_to_do([ending], [], 2, DAY, DRAFT, abroad=abroad)
    assert thing.consulate == consulate


def test_a_booked_visit_is_told_until_the_consulate_has_the_file():
    slot = datetime(2025, 10, 16, 11, tzinfo=UTC)
    ending = a_document(type_id="passport", renewal_id="a" * 32)
    told = []
    for state in ("submitted", "accepted"):
        file = msgspec.structs.replace(a_file(state), office="lumen_consulate", slot_at=slot)
        (thing,) = things_to_do([ending], [file], 2, DAY, DRAFT, abroad="lumen_utopia")
        told.append((thing.consulate, thing.slot_at))
    assert told == [("lumen_consulate", slot), ("lumen_consulate", None)]


def test_a_question_from_abroad_comes_first_since_its_time_is_short():
    asked = ForeignRequest(
        id="b" * 32,
        service_id="lumen_hospital",
        question_id="licensed_nurse",
        state="asked",
        asked_at=datetime(2025, 10, 15, tzinfo=UTC),
        seconds_left=600,
    )
    first, second = things_to_do([a_document()], [], 2, DAY, DRAFT, asked=[asked])
    assert (first.kind, first.request_id, second.kind) == ("foreign_question", asked.id, "hidden")
