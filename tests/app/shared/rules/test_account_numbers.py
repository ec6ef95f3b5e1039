"""What a payment account's number must be, kind by kind, and what is said of one that is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.shared.account_kinds import account_kind, account_kinds
from app.shared.rules.account_numbers import account_fault, grouped

BANK = account_kind("bank").number


@pytest.mark.parametrize(
    ("typed", "kind", "count"),
    [
        ("0000a", "letters", 0),
        ("0000-0000", "letters", 0),
        ("\uff10\uff10\uff10\uff10", "look_alikes", 0),
        ("0000\u0661", "look_alikes", 0),
        ("\U0001d7d8000", "look_alikes", 0),
        ("000O", "letters", 0),
        ("97", "not_invented", 0),
        ("000000", "too_short", 6),
        ("0000000000011", "too_long", 1),
    ],
)
def test_a_wrong_number_says_how_to_fix_it(typed, kind, count):
    fault = account_fault(typed, BANK)
    assert (fault.kind, fault.count) == (kind, count)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("bank", "0000 0000 0001"),
        ("e_wallet", "0000 000 001"),
        ("telecom_e_wallet", "0000 000 001"),
        ("other_payment_account", "0000 0001"),
    ],
)
def test_each_kind_takes_its_own_form_and_no_other_kinds_length(kind, number):
    form = account_kind(kind).number
    assert account_fault(number, form) is None
    assert grouped("".join(number.split()), form) == number
    for other in account_kinds():
        if other.number.length != form.length:
            assert account_fault(number, other.number) is not None


@given(text=st.text(max_size=20))
def test_what_passes_is_ascii_digits_of_the_right_length(text):
    for kind in account_kinds():
        if account_fault(text, kind.number) is None:
            digits = "".join(text.split())
            assert digits.isascii()
            assert digits.isdigit()
            assert len(digits) == kind.number.length
            assert digits.startswith(kind.number.prefix)
