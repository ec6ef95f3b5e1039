"""Every register on file is whole, and every document type comes from one."""

from datetime import date

import pytest

from app.shared.doctypes import document_types
from app.shared.personas import personas
from app.shared.registers import ENDS, area_of, register, register_of, registers
from app.shared.rules.register_facts import RecordDates, fault_in
from app.shared.rulesets import rule_set

REGISTERS = [pytest.param(one, id=one.id) for one in registers()]
NAMED = {
    "population", "civil_status", "citizen_identification", "business_registration",
    "driving_licences", "vehicles", "insurance", "immigration", "tax", "education",
}  # fmt: skip
RULES = rule_set("draft_2025_10")
TODAY = date(2025, 10, 15)
DATES = RecordDates(born_on=date(1985, 10, 14), issued_on=date(2021, 3, 18))


def test_the_named_registers_are_there_and_every_type_comes_from_one():
    assert {one.id for one in registers()} >= NAMED
    assert all(register_of(one.id).types for one in document_types())


@pytest.mark.parametrize("one", REGISTERS)
def test_what_it_copies_is_kept_somewhere_else_as_a_fact(one):
    for type_id in one.types:
        for fact in one.facts(type_id):
            origin = one.origin(type_id, fact.id)
            if origin is None:
                continue
            there = register_of(origin.type_id).fact(origin.type_id, origin.fact_id)
            assert there is not None, fact.id
            assert there.kind == fact.kind or origin.area


@pytest.mark.parametrize("one", REGISTERS)
def test_every_copied_and_every_fixed_name_is_a_fact_of_its_records(one):
    known = {fact.id for type_id in one.types for fact in one.facts(type_id)}
    assert {name.rpartition(".")[2] for name in one.copies} | one.fixed <= known


def test_no_chain_of_copies_is_a_ring():
    for one in registers():
        for type_id in one.types:
            for fact in one.facts(type_id):
                seen, origin = {(type_id, fact.id)}, one.origin(type_id, fact.id)
                while origin is not None:
                    here = (origin.type_id, origin.fact_id)
                    assert here not in seen or one.beside == type_id, here
                    seen.add(here)
                    origin = register_of(origin.type_id).origin(*here)


@pytest.mark.parametrize("person", [pytest.param(one, id=one.id) for one in personas()])
def test_the_seeded_documents_contradict_no_register(person):
    held = {one.type: one.fields for one in reversed(person.wallet)}
    for type_id, fields in held.items():
        for fact_id, value in fields.items():
            origin = register_of(type_id).origin(type_id, fact_id)
            if origin and origin.type_id in held and origin.fact_id in held[origin.type_id]:
                assert value == origin.copied(held[origin.type_id][origin.fact_id]), fact_id


def test_the_last_valid_day_is_a_fact_of_what_shows_on_documents_alone():
    assert register("driving_licences").fact("driving_licence", ENDS).kind == "date"
    assert register("citizen_identification").fact("identity_card", ENDS) is None


def test_ward_and_province_begin_with_a_capital():
    assert area_of("Số 3 ngõ Lúa, phường Suối Mơ, tỉnh Bình Minh") == (
        "Phường Suối Mơ, tỉnh Bình Minh"
    )


@pytest.mark.parametrize(
    ("fact_id", "value", "fault"),
    [
        ("born_on", "1985-10-15", None),
        ("born_on", "2021-03-18", None),
        ("born_on", "2021-03-19", "before_birth"),
        ("born_on", "2025-10-16", "in_future"),
        (ENDS, "2021-03-18", None),
        (ENDS, "2021-03-17", "before_start"),
        (ENDS, "2099-01-01", None),
        ("full_name", "Trần Khôi ", "wrong_kind"),
        ("full_name", "Trâ\u0300n Khôi", "wrong_kind"),
        ("full_name", "a" * 200, None),
        ("full_name", "a" * 201, "too_long"),
        ("sex", "male", None),
        ("sex", "Male", "unknown_code"),
        ("residence", "Số 1, phường Hoa Sen", None),
        ("residence", "Số 1,", "wrong_kind"),
    ],
)
def test_what_may_stand_in_a_record(fact_id, value, fault):
    fact = register("population").fact("identity_card", fact_id)
    assert fault_in(fact, value, {}, DATES, TODAY, RULES) == fault


@pytest.mark.parametrize(
    ("value", "fault"),
    [("0", None), ("007", "wrong_kind"), ("-5", "wrong_kind"), ("1.5", "wrong_kind")],
)  # fmt: skip
def test_money_is_whole_dong(value, fault):
    fact = register("business_registration").fact("business_registration", "capital")
    assert fault_in(fact, value, {}, DATES, TODAY, RULES) == fault
