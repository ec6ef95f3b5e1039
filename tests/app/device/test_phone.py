"""Clipboard and codes to scan."""

import pytest

from app.device.clipboard import PhoneClipboard
from app.device.qr import qr_squares


def test_what_is_copied_is_pasted_on_this_phone_alone():
    one, other = PhoneClipboard(), PhoneClipboard()
    assert one.paste() == ""
    one.copy("123456")
    assert (one.paste(), other.paste()) == ("123456", "")


def test_a_code_is_square_with_a_quiet_zone_around():
    squares = qr_squares("dinh-danh")
    side = len(squares)
    assert {len(row) for row in squares} == {side}
    edge = [*squares[:4], *squares[-4:], *(row[:4] + row[-4:] for row in squares)]
    assert not any(any(row) for row in edge)
    assert all(squares[4][4:11])


def test_two_texts_are_two_codes():
    assert qr_squares("one") != qr_squares("two")


def test_a_text_that_no_code_holds_is_refused():
    with pytest.raises(ValueError, match="too large"):
        qr_squares("x" * 5000)
