"""Every preset, verifier and derived claim on file is whole, and says no more than it may."""

import ast
from datetime import date

import pytest

from app.shared.doctypes import document_type, document_type_ids
from app.shared.issuers import credential_type, issuer_of, issuing_registers, type_of_credential
from app.shared.presets import claims_of, derived_claims, presets, presets_for, values_of
from app.shared.registration import Registration, distrust_on
from app.shared.resources import ASSETS
from app.shared.verifiers import verifiers

ICONS = (ASSETS.parent / "app" / "ui" / "icons.py").read_text(encoding="utf-8")
KNOWN = {node.value for node in ast.walk(ast.parse(ICONS)) if isinstance(node, ast.Constant)}
BORN = {"born_on": "2007-10-16", "full_name": "An"}
DAY = date(2025, 10, 15)


@pytest.mark.parametrize("one", [*presets(), *verifiers()], ids=lambda one: one.id)
def test_its_icon_is_one_of_those_in_use(one):
    assert one.icon in KNOWN


@pytest.mark.parametrize("listed", [presets(), verifiers()], ids=["presets", "verifiers"])
def test_no_two_claim_one_place(listed):
    assert len({one.order for one in listed}) == len(listed)


def test_who_may_ask_is_told_from_who_may_not():
    found = {one.id: one.distrust_on(DAY) for one in verifiers()}
    assert {"suspended", "unregistered", None} <= set(found.values())
    assert len({one.host for one in verifiers()}) == len(found)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 12, 31), "not_yet"),
        (date(2025, 1, 1), None),
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "lapsed"),
    ],
)
def test_a_registration_counts_from_its_first_to_its_last_day(day, expected):
    entry = Registration(
        status="active", valid_from=date(2025, 1, 1), valid_until=date(2025, 12, 31)
    )
    assert distrust_on(entry, day) == expected


@pytest.mark.parametrize("type_id", sorted(document_type_ids()))
def test_what_may_be_shown_of_a_type_has_one_name_each(type_id):
    claims = claims_of(type_id)
    assert len(set(claims)) == len(claims)
    assert {spec.id for spec in document_type(type_id).fields} <= set(claims)
    assert type_of_credential(credential_type(type_id)) == type_id


@pytest.mark.parametrize(
    ("day", "of_age"), [(date(2025, 10, 15), False), (date(2025, 10, 16), True)]
)
def test_eighteen_is_reached_on_the_birthday(day, of_age):
    said = values_of("identity_card", BORN, date(2024, 1, 1), date(2032, 10, 16), day)
    assert said["age_over_18"] is of_age
    offered = {one.id for one in presets_for("identity_card", said)}
    assert ("over_18" in offered) is of_age


@pytest.mark.parametrize(
    ("of_class", "may"),
    [("B", True), ("C", True), ("A1", False), ("A1, C", True), ("A1, B1", False)],
)
def test_which_classes_may_drive_a_car(of_class, may):
    said = values_of("driving_licence", {"class": of_class}, DAY, None, DAY)
    assert said["drives_class_b"] is may
    assert "expires_on" not in said
    assert "age_over_18" not in said


def test_derived_claims_and_fields_never_share_a_name():
    fields = {spec.id for one in document_type_ids() for spec in document_type(one).fields}
    assert not fields & {one.id for one in derived_claims()}


@pytest.mark.parametrize("vct", ["", "https://elsewhere.example", credential_type("no_such")])
def test_another_type_is_none_of_ours(vct):
    assert type_of_credential(vct) is None


def test_every_register_signs_under_a_name_of_its_own():
    assert len({issuer_of(one) for one in issuing_registers()}) == len(issuing_registers())
    assert all(len(f"r.{one}") <= 40 for one in issuing_registers())
