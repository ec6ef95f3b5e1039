"""Signed tokens: compact JWS (RFC 7515) over strictly read claims, ES256 alone."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from backend_stub.interop import jws
from backend_stub.interop.jws import TokenRefused as TokenRefused  # noqa: PLC0414  # of these too
from backend_stub.limits import limits

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK


class Claims(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What every token says (RFC 7519).

    Attributes:
        iss, aud: Who signed it, and for whom alone it is.
        iat, exp: From when until when it counts; seconds of real time.
        jti: Its own number, used once.
        nonce: Ties question and answer together.
    """

    iss: str
    aud: str
    iat: int
    exp: int
    jti: str
    nonce: str


class RequestClaims(Claims, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service asks; who is asked is not in it, since it does not know."""

    question: str


class AnswerClaims(Claims, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The platform answers: the one result and the service's own name for the holder."""

    sub: str
    question: str
    answer: bool


class WithdrawalClaims(Claims, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The holder takes consent back: what the service opened for ``sub`` is to end."""

    sub: str


KINDS: dict[type[Claims], str] = {
    RequestClaims: "dinh-danh-request+jwt",
    AnswerClaims: "dinh-danh-answer+jwt",
    WithdrawalClaims: "dinh-danh-withdrawal+jwt",
}
"""Claims → ``typ``: a token of one kind is never taken for another's (RFC 8725, 3.11)."""
C = TypeVar("C", bound=Claims)


def sign(claims: Claims, key: "JWK") -> str:
    """The claims as a compact JWS."""
    return jws.sign({"typ": KINDS[type(claims)], "kid": key["kid"]}, claims, key)


def issuer_of(token: str) -> str:
    """
    Who claims to have signed it: to find the key, and for nothing else.

    Raises:
        TokenRefused: It is no compact JWS.
    """
    return _claims(jws.parsed(token).objects["payload"], Claims, strict=False).iss


def read(token: str, kind: type[C], key: "JWK", audience: str, now: datetime) -> C:
    """
    What a token says, once everything about it is right.

    Args:
        token: As it came.
        kind: Of which kind it must be.
        key: Public key of whom it must be from.
        audience: Whom it must be for.
        now: Real time.

    Raises:
        TokenRefused: It is malformed, of another kind, altered, for somebody else, or out of time.
    """
    parsed = jws.parsed(token)
    header = parsed.jose_header
    if header.get("typ") != KINDS[kind]:
        raise TokenRefused("malformed")
    if header.get("kid") != key["kid"]:
        raise TokenRefused("bad_signature")
    claims = _claims(jws.verified(parsed, key), kind)
    if claims.aud != audience:
        raise TokenRefused("wrong_audience")
    skew = timedelta(seconds=limits().foreign.clock_skew_seconds).total_seconds()
    if not claims.iat - skew <= now.timestamp() < claims.exp:
        raise TokenRefused("out_of_time")
    return claims


def _claims(payload: bytes, kind: type[C], *, strict: bool = True) -> C:
    try:
        if strict:
            return msgspec.json.decode(payload, type=kind)
        told = msgspec.json.decode(payload, type=dict[str, Any])
        common = {name: told.get(name) for name in kind.__struct_fields__}
        return msgspec.convert(common, kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise TokenRefused("malformed") from None
