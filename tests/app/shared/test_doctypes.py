"""Every document type on file is whole: the folder is the list of cases."""

import ast
import tomllib
from datetime import date
from typing import get_args

import pytest

from app.shared.doctypes import document_type, document_types
from app.shared.offices import offices_renewing
from app.shared.renewal_terms import Part
from app.shared.resources import ASSETS

TYPES = [pytest.param(one, id=one.id) for one in document_types()]
RENEWABLE = [pytest.param(one, id=one.id) for one in document_types() if one.renewal]
LANGUAGES = ("vi", "en")
PROMISED = {
    "identity_card", "residence", "driving_licence", "vehicle_registration", "health_insurance",
    "social_insurance", "passport", "birth_certificate", "visa", "temporary_residence_card",
    "permanent_residence_card", "work_permit", "business_registration", "tax_registration",
    "authentication_eligibility",
}  # fmt: skip
_ICONS = ast.parse((ASSETS.parent / "app" / "ui" / "icons.py").read_text(encoding="utf-8"))


def test_the_promised_types_are_there():
    assert {one.id for one in document_types()} >= PROMISED
    assert len(document_types()) >= 22


def test_the_wallets_order_keeps_groups_together():
    groups = [one.group for one in document_types()]
    assert groups == sorted(groups, key=groups.index)


@pytest.mark.parametrize("kind", TYPES)
def test_its_face_is_a_colour_of_the_theme(kind):
    tokens = tomllib.loads((ASSETS / "theme" / "tokens.toml").read_text(encoding="utf-8"))
    assert {"from", "to"} <= set(tokens["document"][kind.face])


@pytest.mark.parametrize("kind", TYPES)
def test_its_icon_is_one_of_those_in_use(kind):
    names = {node.value for node in ast.walk(_ICONS) if isinstance(node, ast.Constant)}
    assert kind.icon in names


@pytest.mark.parametrize("kind", TYPES)
def test_its_samples_are_values_of_their_kind(kind):
    for spec in kind.fields:
        if spec.kind == "date":
            date.fromisoformat(spec.sample)
        if spec.kind in ("number", "money_vnd"):
            assert spec.sample.isdigit(), spec.id
        if spec.kind == "number":
            assert spec.sample.startswith("000"), spec.id
        if spec.words:
            assert spec.sample in spec.words, spec.id


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", TYPES)
def test_its_cards_two_lines_can_be_written(kind, lang):
    values = {spec.id: spec.shown(spec.sample, lang) for spec in kind.fields}
    values["expires_on"] = "31/12/2025"
    assert kind.card_title.filled(lang, values)
    assert kind.card_line.filled(lang, values)


@pytest.mark.parametrize("kind", TYPES)
def test_something_stands_on_its_face(kind):
    assert [spec.id for spec in kind.fields if spec.on_face]


@pytest.mark.parametrize("kind", TYPES)
def test_personal_numbers_and_birthdays_are_masked(kind):
    assert all(spec.masked for spec in kind.fields if spec.id in ("number", "born_on"))


@pytest.mark.parametrize("kind", TYPES)
def test_no_exclamation_mark_stands_in_its_file(kind):
    text = (ASSETS / "document_types" / f"{kind.id}.toml").read_text(encoding="utf-8")
    assert "!" not in text


@pytest.mark.parametrize("kind", RENEWABLE)
def test_its_terms_are_marked_as_examples(kind):
    assert kind.renewal.status == "example"
    assert kind.renewal.fee_vnd % 1000 == 0
    assert kind.renewal.refunds


def test_every_type_is_renewed_or_says_why_not():
    assert {one.id for one in document_types() if one.renewal} | {
        one.id for one in document_types() if one.unrenewed
    } == {one.id for one in document_types()}


@pytest.mark.parametrize("kind", RENEWABLE)
def test_each_part_of_its_terms_rests_on_something(kind):
    for part in get_args(Part):
        assert kind.renewal.rests_on(part).source.vi


@pytest.mark.parametrize("kind", RENEWABLE)
def test_a_counter_takes_what_is_handed_in_at_one(kind):
    assert bool(offices_renewing(kind.id)) == ("desk" in kind.renewal.home)


@pytest.mark.parametrize("kind", RENEWABLE)
def test_what_the_office_may_ask_and_refuse_fits_the_wire(kind):
    for named in (*kind.papers, *kind.refusals):
        assert named.id.replace("_", "").isalpha()
        assert named.id.islower()
        assert len(named.id) <= 40


def test_only_the_identity_card_has_its_own_rule():
    own = [one.id for one in document_types() if one.expiry_rule == "identity_expiry_effect"]
    assert own == ["identity_card"]


def test_a_coded_value_is_said_in_words():
    sex = document_type("identity_card").field("sex")
    assert (sex.shown("male", "vi"), sex.shown("male", "en")) == ("Nam", "Male")
    assert sex.shown("x", "en") == "x"


def test_a_field_of_a_newer_server_is_no_fault():
    assert document_type("identity_card").field("blood_group") is None


@pytest.mark.parametrize("name", ["no_such_type", "../personas/khoi", ""])
def test_an_unknown_type_is_a_key_error(name):
    with pytest.raises(KeyError):
        document_type(name)
