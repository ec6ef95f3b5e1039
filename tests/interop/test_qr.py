"""A code on the screen is read back by a reader that nobody here wrote."""

import secrets
from itertools import chain

import pytest
import zxingcpp

from app.shared.contract.presentations import OFFER
from app.ui.qr import QUIET, squares


def picture(code, scale, covered=0):
    """Grey pixels of a code, so many squares each way in its middle under a finger."""
    light = [False] * QUIET
    middle = len(code) // 2
    rows = [[*light, *row, *light] for row in code]
    for at in range(middle, middle + covered):
        rows[at][middle : middle + covered] = [False] * covered
    around = [[False] * len(rows[0])] * QUIET
    pixels = [
        [0 if dark else 255 for dark in row for _ in range(scale)]
        for row in [*around, *rows, *around]
        for _ in range(scale)
    ]
    shape = (len(pixels), len(pixels[0]))
    return memoryview(bytes(chain.from_iterable(pixels))).cast("B", shape)


@pytest.mark.parametrize("scale", [2, 3, 8])
def test_an_offer_is_read_back(scale):
    link = OFFER + secrets.token_urlsafe(32)
    (found,) = zxingcpp.read_barcodes(picture(squares(link), scale))
    assert (found.text, found.format) == (link, zxingcpp.BarcodeFormat.QRCode)


def test_it_is_read_with_a_fingertip_on_it():
    link = OFFER + secrets.token_urlsafe(32)
    (found,) = zxingcpp.read_barcodes(picture(squares(link), 4, covered=5))
    assert found.text == link


def test_an_offer_makes_a_code_of_few_and_large_squares():
    assert len(squares(OFFER + "A" * 43)) <= 37


def test_a_text_that_no_code_holds_is_refused():
    with pytest.raises(ValueError, match="data"):
        squares("x" * 4000)
