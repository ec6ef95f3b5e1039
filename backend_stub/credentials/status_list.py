"""Token Status Lists: what a credential counts for today, two bits at a place, signed."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from app.shared.contract.credentials import STATUS_LISTS
from backend_stub.credentials.encoding import from_base64url, to_base64url
from backend_stub.interop import jws
from backend_stub.interop.jws import TokenRefused
from backend_stub.limits import limits

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

KIND = "statuslist+jwt"
Status = Literal["valid", "invalid", "suspended"]
_VALUES: dict[Status, int] = {"valid": 0, "invalid": 1, "suspended": 2}
_BITS = 2
_LARGEST_TOKEN = 262_144
_LARGEST_LIST = 1_048_576


@dataclass(frozen=True, slots=True)
class Found:
    """What a list says of one place, and since when it says so; real time."""

    status: Status
    at: datetime
    age_seconds: int


def signed_list(list_id: str, statuses: Mapping[int, Status], key: "JWK", now: datetime) -> str:
    """
    The list as a compact JWS.

    Args:
        list_id: Its address ends with it.
        statuses: What is not ``valid``, by place; a place that nobody has is ``valid`` too, so that
            the list does not tell how many there are.
        key: Of the register whose credentials it is about.
        now: Real time.
    """
    limit = limits().credential
    packed = bytearray(limit.status_list_size * _BITS // 8)
    for place, status in statuses.items():
        at, shift = divmod(place * _BITS, 8)
        packed[at] |= _VALUES[status] << shift
    issued = int(now.timestamp())
    claims = {
        "sub": STATUS_LISTS + list_id,
        "iat": issued,
        "exp": issued + limit.status_live_seconds,
        "ttl": limit.status_ttl_seconds,
        "status_list": {"bits": _BITS, "lst": to_base64url(zlib.compress(bytes(packed), 9))},
    }
    return jws.sign({"typ": KIND, "kid": key["kid"]}, claims, key)


def status_in(token: str, uri: str, place: int, key: "JWK", now: datetime) -> Found:
    """
    What a list says of one place.

    Args:
        token: As it was fetched, or kept since.
        uri: The address that the credential names: no other list answers for it.
        place: The credential's.
        key: Public key of the credential's own register: nobody else tells its status.
        now: Real time.

    Raises:
        TokenRefused: ``status_not_believed``: it is malformed, too large, another's or about
            something else; ``status_stale``: it was made too long ago; ``status_unknown``: it says
            nothing about that place.
    """
    if len(token) > _LARGEST_TOKEN:
        raise TokenRefused("status_not_believed")
    try:
        claims = jws.opened(token, key, KIND)
        issued, ends = jws.moment(claims, "iat"), jws.moment(claims, "exp")
        ttl = jws.moment(claims, "ttl")
        bits, packed = _unpacked(claims.get("status_list"))
    except (TokenRefused, ValueError):
        raise TokenRefused("status_not_believed") from None
    age = now.timestamp() - issued
    if claims.get("sub") != uri or age < -limits().credential.clock_skew_seconds:
        raise TokenRefused("status_not_believed")
    if now.timestamp() >= ends or age > ttl:
        raise TokenRefused("status_stale")
    at, shift = divmod(place * bits, 8)
    if place < 0 or at >= len(packed):
        raise TokenRefused("status_unknown")
    value = packed[at] >> shift & (1 << bits) - 1
    status = next((name for name, known in _VALUES.items() if known == value), None)
    if status is None:  # a value that the application must know, and this one does not
        raise TokenRefused("status_unknown")
    return Found(status, datetime.fromtimestamp(issued, now.tzinfo), max(0, int(age)))


def _unpacked(told: Any) -> tuple[int, bytes]:
    """Bits at a place, and the places."""
    if not isinstance(told, dict) or told.get("bits") not in (1, 2, 4, 8):
        raise ValueError("bits")
    squeezed = from_base64url(str(told.get("lst")))
    unpacking = zlib.decompressobj()
    try:
        packed = unpacking.decompress(squeezed, _LARGEST_LIST)
    except zlib.error:
        raise ValueError("lst") from None
    if not packed or unpacking.unconsumed_tail or not unpacking.eof:
        raise ValueError("lst")
    return told["bits"], packed
