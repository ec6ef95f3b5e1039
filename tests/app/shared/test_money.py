"""Money is whole dong."""

import pytest

from app.shared.money import vnd


@pytest.mark.parametrize(
    "amount, lang, written",
    [
        (0, "vi", "0 ₫"),
        (115_000, "vi", "115.000 ₫"),
        (115_000, "en", "115,000 ₫"),
        (5_482_000, "vi", "5.482.000 ₫"),
        (-500_000, "vi", "−500.000 ₫"),
        (999, "en", "999 ₫"),
    ],
)
def test_dong_are_written_as_the_language_writes_them(amount, lang, written):
    assert vnd(amount, lang) == written


@pytest.mark.parametrize("amount", [1.0, True, "1", None])
def test_only_whole_dong_are_money(amount):
    with pytest.raises(TypeError, match="whole dong"):
        vnd(amount, "vi")


def test_another_language_is_a_mistake():
    with pytest.raises(KeyError):
        vnd(1, "fr")
