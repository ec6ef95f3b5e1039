"""Files that cannot be used say which file, which field and why."""

import pytest

from app.shared.data_files import DataFault, read_as
from app.shared.doctypes import DocumentType
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS

CARD = (ASSETS / "document_types" / "identity_card.toml").read_text(encoding="utf-8")


def _fault(tmp_path, text):
    path = tmp_path / "a_type.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DataFault) as caught:
        read_as(path, DocumentType, id="a_type")
    return caught.value


@pytest.mark.parametrize(
    "change, field",
    [
        (('kind = "date"', 'kind = "moon"'), "$.fields[2].kind"),
        (("fee_vnd = 50000", 'fee_vnd = "dear"'), "$.renewal.fee_vnd"),
        (("fee_vnd = 50000", "fee_vnd = -1"), "$.renewal"),
        (('status = "example"', 'status = "sure"'), "$.renewal.status"),
        (('short = { vi = "thẻ", en = "card" }', 'short = { vi = "thẻ" }'), "$.short"),
        (('short = { vi = "thẻ", en = "card" }', 'short = { vi = "", en = "card" }'), "$.short"),
        (("order = 10", 'order = 10\ncolour = "sky"'), "$"),
        (('en = "{number}" }', 'en = "{plate}" }'), "$.card_line"),
        (('vi = "{number}", en = "{number}"', 'vi = "{plate}", en = "{plate}"'), "$"),
        (('verb = "renew_card"\n', ""), "$"),
        (('may_ask = ["portrait_photo"', 'may_ask = ["a_poem"'), "$.renewal"),
        (('id = "full_name"', 'id = "number"'), "$"),
    ],
)
def test_a_wrong_field_is_named(tmp_path, change, field):
    assert change[0] in CARD
    fault = _fault(tmp_path, CARD.replace(*change, 1))
    assert (fault.file.rpartition("/")[2], fault.field) == ("a_type.toml", field)


@pytest.mark.parametrize("text", ["order = ", b"order = '\xff'", "a = 1\na = 2"])
def test_what_is_not_toml_is_named(tmp_path, text):
    assert _fault(tmp_path, text).field == "$"


def test_a_missing_file_is_named():
    with pytest.raises(DataFault, match=r"document_types/none\.toml: \$: No such file"):
        read_as(ASSETS / "document_types" / "none.toml", DocumentType)


def test_a_phrase_is_filled_or_left_out():
    line = LocalText("Hạng {class}", "Class {class}")
    assert line.filled("vi", {"class": "B"}) == "Hạng B"
    assert line.filled("en", {}) is None
    assert line.filled("en", {"class": ""}) is None


def test_a_phrase_has_two_languages():
    phrase = LocalText("thẻ", "card")
    assert (phrase["vi"], phrase["en"]) == ("thẻ", "card")
    with pytest.raises(KeyError):
        phrase["fr"]
