"""The comparison that other tests lean on fails when it should."""

import pytest

from tests.support.golden import ACCEPT, Golden


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv(ACCEPT, "1")
    Golden(tmp_path).check_json("a.json", b'{"a":1,"b":2}')
    monkeypatch.delenv(ACCEPT)
    return Golden(tmp_path)


def test_the_same_passes(kept):
    kept.check_json("a.json", b'{"a": 1, "b": 2}')


@pytest.mark.parametrize("found", [b'{"a":1,"b":3}', b'{"b":2,"a":1}', b'{"a":1}'])
def test_another_value_another_order_and_a_missing_key_fail(kept, found):
    with pytest.raises(AssertionError, match="has changed"):
        kept.check_json("a.json", found)


def test_what_was_never_agreed_on_fails(kept):
    with pytest.raises(AssertionError, match="never agreed"):
        kept.check_json("b.json", b"{}")
