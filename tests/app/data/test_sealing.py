"""The key of a copy, and records sealed with it."""

import time

import pytest

from app.data import sealing
from app.data.sealing import SealBroken, Sealed, derive_key, seal, unseal

SALT, PART = b"s" * 16, b"p" * 32
KEY = b"k" * 32


def test_the_key_costs_what_was_promised():
    began = time.perf_counter()
    assert len(derive_key("471902", PART, SALT)) == 32
    assert time.perf_counter() - began > 0.02
    assert (sealing._MEMORY_KIB, sealing._PASSES, sealing._LANES) == (65_536, 3, 4)


def test_the_key_needs_passcode_second_part_and_salt(quick_keys):
    key = derive_key("471902", PART, SALT)
    assert key == derive_key("471902", PART, SALT)
    others = (
        derive_key("471903", PART, SALT),
        derive_key("471902", b"q" * 32, SALT),
        derive_key("471902", PART, b"t" * 16),
    )
    assert len({key, *others}) == 4


def test_what_is_sealed_comes_back_whole_and_is_not_readable_meanwhile():
    sealed = seal(KEY, "Trần Minh Khôi".encode(), b"label")
    assert b"Minh" not in sealed.content
    assert unseal(KEY, sealed, b"label").decode() == "Trần Minh Khôi"


def test_the_same_content_is_never_sealed_alike():
    assert seal(KEY, b"x", b"label") != seal(KEY, b"x", b"label")


@pytest.mark.parametrize(
    "key, label, change",
    [
        (b"K" * 32, b"label", lambda sealed: sealed),
        (KEY, b"another", lambda sealed: sealed),
        (KEY, b"label", lambda sealed: Sealed(sealed.nonce, sealed.content[:-1] + b"\0")),
        (KEY, b"label", lambda sealed: Sealed(sealed.nonce, sealed.content[1:])),
        (KEY, b"label", lambda sealed: Sealed(bytes(12), sealed.content)),
        (KEY, b"label", lambda sealed: Sealed(b"", sealed.content)),
        (KEY, b"label", lambda sealed: Sealed(sealed.nonce, b"")),
    ],
)
def test_another_key_label_or_byte_opens_nothing(key, label, change):
    sealed = change(seal(KEY, b"content", b"label"))
    with pytest.raises(SealBroken):
        unseal(key, sealed, label)
