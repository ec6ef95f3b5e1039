"""A typed personal number is told how to be fixed, and what is private is masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.identity import (
    NumberFault,
    digits_of,
    grouped,
    masked_number,
    masked_value,
    number_fault,
)

KHOI = "000085000001"


@pytest.mark.parametrize(
    "text",
    [
        KHOI,
        "000 085 000 001",
        "  000 085 000 001 ",
        "000\u00a0085\u00a0000\u00a0001",
        "000085 000001",
    ],
)
def test_an_invented_number_passes_with_its_grouping(text):
    assert number_fault(text) is None
    assert digits_of(text) == KHOI


@pytest.mark.parametrize(
    "text, fault",
    [
        ("", NumberFault("too_short", 12)),
        ("00", NumberFault("too_short", 10)),
        ("00008500000", NumberFault("too_short", 1)),
        ("0000850000012", NumberFault("too_long", 1)),
        ("000 085 000 001 23", NumberFault("too_long", 2)),
        ("00008500000a", NumberFault("letters")),
        ("000-085-000-001", NumberFault("letters")),
        ("00 0085 000001", NumberFault("spaces")),
        ("0000 8500 0001", NumberFault("spaces")),
        ("０００085000001", NumberFault("full_width_digits")),
        ("000085٠٠٠٠٠١", NumberFault("full_width_digits")),
        ("079085000001", NumberFault("not_invented", prefix="079")),
        ("001", NumberFault("not_invented", prefix="001")),
        ("1", NumberFault("not_invented", prefix="1")),
        ("079 085", NumberFault("not_invented", prefix="079")),  # told before it is whole
    ],
)
def test_the_first_thing_to_fix_is_named(text, fault):
    assert number_fault(text) == fault


@given(st.text(max_size=20))
def test_whatever_passes_is_twelve_digits_that_start_with_000(text):
    if number_fault(text) is None:
        digits = digits_of(text)
        assert digits.isascii()
        assert digits.isdigit()
        assert (len(digits), digits[:3]) == (12, "000")


@pytest.mark.parametrize(
    "digits, groups, masked",
    [
        (KHOI, "000 085 000 001", "000 ••• ••• 001"),
        ("0000850000", "000 085 000 0", "000 ••• ••• 0"),
        ("000085", "000 085", "••• •••"),
        ("", "", ""),
    ],
)
def test_numbers_are_grouped_and_masked_by_threes(digits, groups, masked):
    assert (grouped(digits), masked_number(digits)) == (groups, masked)


@pytest.mark.parametrize(
    "kind, value, lang, masked",
    [
        ("number", KHOI, "vi", "000 ••• ••• 001"),
        ("date", "1985-10-14", "vi", "••/••/1985"),
        ("date", "1985-10-14", "en", "•• •• 1985"),
        (
            "place",
            "Số 12, phường Hoa Sen, tỉnh Bình Minh",
            "vi",
            "•••, phường Hoa Sen, tỉnh Bình Minh",
        ),
        ("place", "Số 12 ngõ Sen", "vi", "•••"),
        ("text", "ZZ0000009", "vi", "••••••"),
        ("text", "ZZ", "vi", "••••••"),
        ("money_vnd", "500000", "en", "••••••"),
    ],
)
def test_what_is_private_is_dots(kind, value, lang, masked):
    assert masked_value(kind, value, lang) == masked
