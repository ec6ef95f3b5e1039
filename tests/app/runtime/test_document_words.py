"""What a document says: values by kind, masked ones, a card's lines, and what finds it."""

import pytest

from app.runtime.document_words import card_words, field_words, searchable, values_in_words
from app.shared.doctypes import FieldSpec, document_type, document_types
from app.shared.local_text import LocalText
from app.shared.search import folded
from app.testing.specimens import specimen

ALL = [kind.id for kind in document_types()]
LABEL = LocalText("Nhãn", "Label")


def spec(kind, **more):
    return FieldSpec(id="one", kind=kind, label=LABEL, sample="x", **more)


@pytest.mark.parametrize(
    ("kind", "value", "vi", "en"),
    [
        ("date", "1985-10-14", "14/10/1985", "14 October 1985"),
        ("money_vnd", "5482000", "5.482.000 ₫", "5,482,000 ₫"),
        ("number", "000085000001", "000 085 000 001", "000 085 000 001"),
        ("text", "Trần Minh Khôi", "Trần Minh Khôi", "Trần Minh Khôi"),
        ("date", "sometime", "sometime", "sometime"),
    ],
)
def test_a_value_is_written_as_its_kind_is(kind, value, vi, en):
    assert field_words(spec(kind), value, "vi", revealed=True) == vi
    assert field_words(spec(kind), value, "en", revealed=True).replace("₫5", "5") in (en, f"₫{en}")


def test_a_masked_value_is_seen_only_when_revealed():
    masked = spec("number", masked=True)
    assert field_words(masked, "000085000001", "vi", revealed=False) == "000 ••• ••• 001"
    assert field_words(masked, "000085000001", "vi", revealed=True) == "000 085 000 001"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("type_id", ALL)
def test_every_type_fills_its_card_and_without_values_says_its_name(type_id, lang):
    title, line = card_words(specimen(type_id, ends="2031-04-22"), lang)
    assert title
    assert line
    assert "{" not in title + line
    bare, nothing = card_words(specimen(type_id, fields={}), lang)
    assert bare
    assert "{" not in bare + nothing


def test_no_card_line_shows_a_masked_value():
    for type_id in ALL:
        document = specimen(type_id)
        masked = document_type(type_id)
        line = card_words(document, "vi")[1]
        for field in masked.fields:
            if field.masked:
                assert field_words(field, field.sample, "vi", revealed=True) not in line


def test_a_type_that_a_newer_server_knows_is_named_and_never_a_crash():
    unknown = specimen("residence")
    unknown = type(unknown)(
        **{
            **{f: getattr(unknown, f) for f in unknown.__struct_fields__},
            "type_id": "fishing_permit",
        }
    )
    assert card_words(unknown, "vi") == ("fishing_permit", "")
    assert values_in_words(unknown, "vi") == {}
    assert "fishing" in searchable(unknown, "vi", values_shown=True)


def test_folding_takes_away_case_marks_and_blanks():
    assert folded("Đường  Nguyễn ") == folded("duong nguyen") == "duongnguyen"
    assert folded("Ẩm") == folded("Ẩm")


def test_a_hidden_documents_values_do_not_find_it():
    document = specimen("vehicle_registration")
    assert folded("00-X0") in searchable(document, "vi", values_shown=True)
    assert folded("00-X0") not in searchable(document, "vi", values_shown=False)
    assert folded("Đăng ký xe") in searchable(document, "vi", values_shown=False)
