"""A status list is believed from its own register, about its own address, in its own time."""

import zlib

import pytest
from jwcrypto.jwk import JWK

from app.shared.contract.credentials import STATUS_LISTS
from backend_stub.credentials.encoding import to_base64url
from backend_stub.credentials.status_list import signed_list, status_in
from backend_stub.interop import jws
from backend_stub.interop.jws import TokenRefused
from tests.support.stores import REAL_START as NOW

KEY = JWK.generate(kty="EC", crv="P-256", kid="tax-1")
LIST = "a" * 32
URI = STATUS_LISTS + LIST
SECONDS = int(NOW.timestamp())


def packed(raw):
    return to_base64url(zlib.compress(raw))


def a_list(key=KEY, typ="statuslist+jwt", **changed):
    claims = {
        "sub": URI, "iat": SECONDS, "exp": SECONDS + 86_400, "ttl": 3_600,
        "status_list": {"bits": 2, "lst": packed(bytes([0b00_10_01_00]) + bytes(99))},
        **changed,
    }  # fmt: skip
    return jws.sign({"typ": typ, "kid": "tax-1"}, claims, key)


def why(token, place=0, now=NOW):
    with pytest.raises(TokenRefused) as caught:
        status_in(token, URI, place, KEY, now)
    return caught.value.reason


@pytest.mark.parametrize(
    ("place", "status"), [(0, "valid"), (1, "invalid"), (2, "suspended"), (3, "valid")]
)
def test_places_are_read_from_the_small_end(place, status):
    assert status_in(a_list(), URI, place, KEY, NOW).status == status
    made = signed_list(LIST, {1: "invalid", 2: "suspended"}, KEY, NOW)
    assert status_in(made, URI, place, KEY, NOW).status == status


def test_a_list_tells_nothing_of_how_many_hold_a_copy():
    sizes = {len(signed_list(LIST, {n: "invalid"}, KEY, NOW)) for n in (5, 30_001, 65_535)}
    assert max(sizes) - min(sizes) < 40


@pytest.mark.parametrize(
    "token",
    [
        a_list(sub=STATUS_LISTS + "b" * 32),
        a_list(key=JWK.generate(kty="EC", crv="P-256", kid="tax-1")),
        a_list(typ="JWT"),
        a_list(iat=SECONDS + 31),
        a_list(iat="now"),
        a_list(ttl=None),
        a_list(status_list={"bits": 3, "lst": packed(b"\0")}),
        a_list(status_list={"bits": 2, "lst": "not packed"}),
        a_list(status_list={"bits": 2, "lst": packed(b"")}),
        a_list(status_list={"bits": 2, "lst": packed(bytes(2_000_000))}),
        a_list(status_list={"bits": 2, "lst": packed(bytes(100))[:-8]}),
        a_list(status_list=[]),
        "a.b.c",
        "x" * 300_000,
        "",
    ],
    ids=range(15),
)
def test_a_list_that_lies_or_is_too_large_is_not_believed(token):
    assert why(token) == "status_not_believed"


@pytest.mark.parametrize(
    ("seconds", "expected"), [(3_600, None), (3_601, "status_stale"), (86_400, "status_stale")]
)
def test_a_list_counts_for_its_time(seconds, expected):
    now = NOW.fromtimestamp(SECONDS + seconds, NOW.tzinfo)
    if expected:
        assert why(a_list(), now=now) == expected
    else:
        assert status_in(a_list(), URI, 0, KEY, now).age_seconds == seconds


@pytest.mark.parametrize("place", [400, 10**9, -1])
def test_a_place_that_the_list_has_not_is_not_valid(place):
    assert why(a_list(), place) == "status_unknown"


def test_a_status_that_nobody_here_knows_is_not_valid():
    token = a_list(status_list={"bits": 2, "lst": packed(b"\x03")})
    assert why(token) == "status_unknown"
