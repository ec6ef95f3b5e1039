"""What a verifier believes of a presentation: all of it checked, without asking a network."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from app.shared.issuers import credential_type
from backend_stub.credentials.encoding import digest, from_base64url
from backend_stub.credentials.issuer import CREDENTIAL, public_key
from backend_stub.credentials.status_list import Found, status_in
from backend_stub.interop import jws
from backend_stub.interop.jws import TokenRefused
from backend_stub.limits import limits

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

BINDING = "kb+jwt"
_LARGEST = 49_152
_DISCLOSURES_MOST = 64
_STRUCTURE = frozenset({"_sd", "_sd_alg", "..."})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a verifier asked for, and what only a fresh answer to it can carry."""

    type_id: str
    claims: Collection[str]
    nonce: str
    client_id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A presentation that holds, but for its status.

    Attributes:
        issuer: Whose signature it is.
        values: Exactly what was disclosed.
        status_uri, status_index: Where its status stands.
    """

    issuer: str
    values: dict[str, str | bool]
    status_uri: str
    status_index: int


def checked(
    presentation: str, wanted: Wanted, issuers: Mapping[str, "JWK"], now: datetime
) -> Shown:
    """
    Check a presentation (RFC 9901, 7.3): by whom, of what, for whom, for what, when.

    Args:
        presentation: SD-JWT with its key binding, as it came.
        wanted: What was asked for.
        issuers: Public keys by issuer, from the trust list: no other signature counts.
        now: Real time.

    Raises:
        TokenRefused: The first thing that is wrong, as a ``PresentationRefusal``.
    """
    if len(presentation) > _LARGEST or not presentation.isascii():
        raise TokenRefused("malformed")
    signed, *disclosures, binding = presentation.split("~")
    if not binding or len(disclosures) > _DISCLOSURES_MOST:
        raise TokenRefused("malformed")
    claims = _believed(signed, issuers)
    if claims.get("vct") != credential_type(wanted.type_id):
        raise TokenRefused("wrong_type")
    skew = limits().credential.clock_skew_seconds
    made, ends = jws.moment(claims, "iat"), jws.moment(claims, "exp")
    if not made - skew <= now.timestamp() < ends:
        raise TokenRefused("out_of_time")
    _check_binding(binding, claims, presentation[: -len(binding)], wanted, now)
    values = _disclosed(claims, disclosures)
    if not set(values) <= set(wanted.claims):
        raise TokenRefused("too_much_disclosed")
    if set(values) != set(wanted.claims):
        raise TokenRefused("too_little_disclosed")
    return Shown(str(claims["iss"]), values, *_status_place(claims))


def standing(shown: Shown, status_list: str | None, key: "JWK", now: datetime) -> Found:
    """
    Whether what was shown counts still, by a status list.

    Args:
        shown: As ``checked`` answered it.
        status_list: As it was fetched, now or some time ago; None where there is none.
        key: Public key of whose signature is on the document: the same signs its status.
        now: Real time.

    Raises:
        TokenRefused: It does not count, or nothing that may be believed says that it does.
    """
    if status_list is None:
        raise TokenRefused("status_unknown")
    found = status_in(status_list, shown.status_uri, shown.status_index, key, now)
    if found.status == "invalid":
        raise TokenRefused("revoked")
    if found.status == "suspended":
        raise TokenRefused("credential_suspended")
    return found


def _believed(signed: str, issuers: Mapping[str, "JWK"]) -> dict[str, Any]:
    """The claims that a trusted register signed."""
    token = jws.parsed(signed)
    issuer = jws.claims_in(token.objects["payload"]).get("iss")
    key = issuers.get(issuer) if isinstance(issuer, str) else None
    header = token.jose_header
    if key is None or header.get("kid") != key["kid"]:
        raise TokenRefused("untrusted_issuer")
    if header.get("typ") != CREDENTIAL:
        raise TokenRefused("malformed")
    claims = jws.claims_in(jws.verified(token, key))
    if claims.get("_sd_alg") != "sha-256":
        raise TokenRefused("malformed")
    return claims


def _check_binding(
    binding: str, claims: Mapping[str, Any], presented: str, wanted: Wanted, now: datetime
) -> None:
    """The phone's own signature over exactly this, for exactly this request."""
    named = claims.get("cnf")
    key = public_key(named.get("jwk") if isinstance(named, dict) else None)
    try:
        bound = jws.opened(binding, key, BINDING)
    except TokenRefused:
        raise TokenRefused("holder_key") from None
    if bound.get("nonce") != wanted.nonce:
        raise TokenRefused("wrong_nonce")
    if bound.get("aud") != wanted.client_id:
        raise TokenRefused("wrong_audience")
    skew, oldest = limits().credential.clock_skew_seconds, limits().presentation.binding_seconds
    if not -skew <= now.timestamp() - jws.moment(bound, "iat") <= oldest:
        raise TokenRefused("out_of_time")
    if bound.get("sd_hash") != digest(presented):
        raise TokenRefused("holder_key")


def _disclosed(claims: Mapping[str, Any], disclosures: list[str]) -> dict[str, str | bool]:
    """What was disclosed: each by a digest that was signed, each name once, none in clear."""
    promised = claims.get("_sd")
    if not isinstance(promised, list) or len(set(map(str, promised))) != len(promised):
        raise TokenRefused("malformed")
    values: dict[str, str | bool] = {}
    for one in disclosures:
        try:
            _, name, value = msgspec.json.decode(
                from_base64url(one), type=tuple[str, str, str | bool]
            )
        except (msgspec.DecodeError, ValueError):
            raise TokenRefused("malformed") from None
        if digest(one) not in promised:
            raise TokenRefused("bad_signature")
        if name in values or name in claims or name in _STRUCTURE:
            raise TokenRefused("malformed")
        values[name] = value
    return values


def _status_place(claims: Mapping[str, Any]) -> tuple[str, int]:
    match claims.get("status"):
        case {"status_list": {"uri": str(uri), "idx": int(place)}}:
            return uri, place
    raise TokenRefused("status_unknown")
