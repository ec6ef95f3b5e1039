"""Compact JWS (RFC 7515), ES256 alone: signed, taken apart, and believed by one known key."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

ALGORITHM = "ES256"


class TokenRefused(Exception):
    """
    A token that does not count.

    Attributes:
        reason: A word for the log: ``bad_signature``, ``wrong_audience`` and so on.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def sign(header: Mapping[str, Any], claims: Any, key: "JWK") -> str:
    """The claims as a compact JWS; the header is given without ``alg``."""
    from jwcrypto.jws import JWS  # noqa: PLC0415  # 80 ms that no start needs

    token = JWS(msgspec.json.encode(claims))
    protected = msgspec.json.encode({"alg": ALGORITHM, **header}).decode()
    token.add_signature(key, None, protected, None)
    compact: str = token.serialize(compact=True)
    return compact


def parsed(token: str) -> Any:
    """
    A compact JWS taken apart; nothing in it is believed yet.

    Raises:
        TokenRefused: ``malformed``: it is none, or of another algorithm.
    """
    from jwcrypto.jws import JWS, InvalidJWSObject  # noqa: PLC0415  # as above

    found = JWS()
    found.allowed_algs = [ALGORITHM]
    if token.count(".") != 2:
        raise TokenRefused("malformed")
    try:
        found.deserialize(token)
    except (InvalidJWSObject, ValueError):
        raise TokenRefused("malformed") from None
    return found


def verified(token: Any, key: "JWK") -> bytes:
    """
    What a parsed token says, once its signature is that key's.

    Raises:
        TokenRefused: ``bad_signature``.
    """
    from jwcrypto.jws import InvalidJWSSignature  # noqa: PLC0415  # as above

    try:
        token.verify(key)
    except InvalidJWSSignature:
        raise TokenRefused("bad_signature") from None
    payload: bytes = token.payload
    return payload


def opened(token: str, key: "JWK", kind: str) -> dict[str, Any]:
    """
    The claims of a token of that ``typ``, signed by that key.

    Raises:
        TokenRefused: It is malformed, of another kind, or another key's.
    """
    found = parsed(token)
    if found.jose_header.get("typ") != kind:
        raise TokenRefused("malformed")
    return claims_in(verified(found, key))


def claims_in(payload: bytes) -> dict[str, Any]:
    """
    A payload as named claims.

    Raises:
        TokenRefused: ``malformed``: it is no JSON object.
    """
    try:
        return msgspec.json.decode(payload, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise TokenRefused("malformed") from None


def moment(claims: Mapping[str, Any], name: str) -> int:
    """
    A claim of seconds since 1970, real time.

    Raises:
        TokenRefused: ``malformed``: it is missing or no whole number.
    """
    value = claims.get(name)
    if type(value) is not int:
        raise TokenRefused("malformed")
    return value
