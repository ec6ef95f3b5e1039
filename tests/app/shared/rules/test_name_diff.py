"""Where two names differ: what it is called, which letters are marked, and how they are said."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.rules.linking import compare_names
from app.shared.rules.name_diff import letter_parts, name_diff

LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)
WORDS = st.text(LETTERS, min_size=1, max_size=6)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


def marked(row):
    return ["".join(cell.letter for cell in word if cell.differs) for word in row]


def shown(row):
    return " ".join("".join(cell.letter for cell in word) for word in row)


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "ours_marked", "theirs_marked"),
    [
        ("Lê Thị Hoa", "LÊ THỊ HOÀ", "diacritic", ["", "", "A"], ["", "", "À"]),
        ("Lê Thị Hoa", "LE THI HOA", "same", ["", "", ""], ["", "", ""]),
        ("Lê Thị Hoa", "Lê  thị HOA", "same", ["", "", ""], ["", "", ""]),
        ("Lê Thị Hoa", "LÊTHỊ HOA", "same", ["", "", ""], ["", "", ""]),
        ("Đỗ Văn An", "DỖ VĂN AN", "diacritic", ["Đ", "", ""], ["D", "", ""]),
        ("Trần Minh Khôi", "TRẦN MINH KHÔA", "letter", ["", "", "I"], ["", "", "A"]),
        ("Trần Minh Khôi", "TRAN MINH KHO", "letter", ["", "", "I"], ["", "", ""]),
        ("Trần Minh Khôi", "TRẦN KHÔI", "missing_word", ["", "MINH", ""], ["", "", ""]),
        ("Trần Khôi", "TRẦN MINH KHÔI", "extra_word", ["", "", ""], ["", "MINH", ""]),
        ("Trần Minh Khôi", "Minh Khôi Trần", "order", ["TRẦN", "MINH", "KHÔI"],
         ["MINH", "KHÔI", "TRẦN"]),
        ("Lê Thị Hoa", "NGUYỄN VĂN ĐỨC", "other", None, None),
    ],
)  # fmt: skip
def test_a_difference_has_its_name_and_its_letters(ours, theirs, kind, ours_marked, theirs_marked):
    diff = name_diff(ours, theirs)
    assert diff.kind == kind
    if ours_marked is not None:
        assert (marked(diff.ours), marked(diff.theirs)) == (ours_marked, theirs_marked)


def test_a_missing_letter_is_an_empty_cell_that_differs():
    cell = name_diff("Trần Minh Khôi", "TRAN MINH KHO").theirs[-1][-1]
    assert (cell.letter, cell.differs) == ("", True)


def test_every_change_says_its_word_and_both_letters():
    (change,) = name_diff("Lê Thị Hoa", "LÊ THỊ HOÀ").changes
    assert (change.kind, change.word, change.ours, change.theirs) == ("diacritic", "HOA", "A", "À")


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        ("A", ("A", "", "")),
        ("À", ("A", "", "grave")),
        ("Ầ", ("A", "circumflex", "grave")),
        ("Ẵ", ("A", "breve", "tilde")),
        ("Ợ", ("O", "horn", "dot")),
        ("Đ", ("D", "bar", "")),
        ("Ủ", ("U", "", "hook")),
        ("É", ("E", "", "acute")),
    ],
)
def test_a_letter_is_said_by_base_shape_and_tone(letter, said):
    parts = letter_parts(letter)
    assert (parts.base, parts.shape, parts.tone) == said


@given(ours=NAMES, theirs=NAMES)
def test_it_finds_a_difference_exactly_where_the_comparison_does(ours, theirs):
    assert (name_diff(ours, theirs).kind == "same") == compare_names(ours, theirs).matches


@given(ours=NAMES, theirs=NAMES)
def test_both_names_are_shown_whole_and_letter_beside_letter(ours, theirs):
    diff = name_diff(ours, theirs)
    assert shown(diff.ours).replace(" ", "") == ours.upper().replace(" ", "")
    assert shown(diff.theirs).replace(" ", "") == theirs.upper().replace(" ", "")
    if diff.kind != "order":
        assert [len(word) for word in diff.ours] == [len(word) for word in diff.theirs]


@given(name=NAMES, data=st.data())
def test_case_spacing_and_unicode_form_never_differ(name, data):
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    other = unicodedata.normalize(form, data.draw(st.sampled_from([name, name.upper()])))
    assert name_diff(name, f"  {other}  ").kind == "same"


@given(name=NAMES, at=st.integers(0), tone=st.sampled_from("\u0300\u0301\u0309\u0303\u0323"))
def test_one_tone_more_or_another_is_one_diacritic(name, at, tone):
    """The rest keeps its marks, so that the name is not taken for one printed without any."""
    letters = list(unicodedata.normalize("NFC", f"ễ {name}"))
    places = [i for i, one in enumerate(letters) if i > 1 and one in "aeiouy"]
    if places:
        i = places[at % len(places)]
        changed = "".join((*letters[:i], letters[i] + tone, *letters[i + 1 :]))
        diff = name_diff("".join(letters), changed)
        assert (diff.kind, len(diff.changes)) == ("diacritic", 1)


@given(ours=st.text(max_size=20), theirs=st.text(max_size=20))
def test_any_text_gets_a_diff(ours, theirs):
    name_diff(ours, theirs)
