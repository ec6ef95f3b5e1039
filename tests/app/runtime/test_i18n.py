"""Words by key, from catalogues compiled as the app's own are."""

import io

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.runtime.i18n import LANGUAGES, Catalogue, CatalogueMissingError, catalogue

SOURCE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "hello"
msgstr "Hello {name}"

msgid "left"
msgid_plural "left"
msgstr[0] "{n} day left"
msgstr[1] "{n} days left"
"""


@pytest.fixture
def words(tmp_path):
    with (tmp_path / "en.mo").open("wb") as file:
        write_mo(file, read_po(io.StringIO(SOURCE.strip()), locale="en"))
    return Catalogue("en", tmp_path)


def test_values_stand_in_their_places(words):
    assert words.tr("hello", name="Khôi") == "Hello Khôi"


def test_braces_in_a_value_are_letters(words):
    assert words.tr("hello", name="{name}") == "Hello {name}"


@pytest.mark.parametrize("n, text", [(0, "0 days left"), (1, "1 day left"), (30, "30 days left")])
def test_a_number_chooses_the_plural(words, n, text):
    assert words.tr("left", n=n) == text


def test_a_number_does_no_harm_where_there_is_no_plural(words):
    assert words.tr("hello", name="x", n=3) == "Hello x"


def test_a_missing_key_is_seen_and_no_crash(words):
    assert words.tr("no.such.key", n=1) == "⟦no.such.key⟧"


def test_a_missing_value_is_seen_and_no_crash(words):
    assert words.tr("hello") == "Hello ⟦name⟧"


def test_a_catalogue_that_is_not_compiled_says_what_to_run(tmp_path):
    with pytest.raises(CatalogueMissingError, match=r"python3 -m app\.devtools prepare"):
        Catalogue("vi", tmp_path)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_app_has_words_in_its_languages(lang):
    assert "⟦" not in catalogue(lang).tr("error.offline")
