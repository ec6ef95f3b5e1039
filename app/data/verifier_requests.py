"""A verifier's signed request (OpenID4VP 1.0): believed only once all of it is right."""

import re
from base64 import b64decode
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec
from msgspec import Meta

from app.data.signing import ALGORITHM, to_base64url
from app.shared.contract.credentials import TrustList
from app.shared.issuers import type_of_credential
from app.shared.verifiers import Purpose, verifier

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

LARGEST = 16_384
"""Bytes of a request; one of ours has three thousand."""
_KIND = "oauth-authz-req+jwt"
_WALLET = "https://self-issued.me/v2"
_PURPOSE = "dinh-danh-purpose"
_FORMAT = "dc+sd-jwt"
_SKEW_SECONDS = 30
_LONGEST_SECONDS = 900
_ENCRYPTIONS = ("A128GCM", "A256GCM")
_NAME = re.compile(r"[a-z][a-z0-9_]{1,39}")

Nonce = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{22,128}$")]
"""At least 128 random bits, in signs that travel."""
Wrong = Literal["purpose_not_allowed", "request_not_believed"]


class RequestNotBelieved(Exception):
    """
    A request that gets no answer.

    Attributes:
        reason: As a ``PhoneRefusal`` names it.
    """

    def __init__(self, reason: Wrong = "request_not_believed") -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class AskedFor:
    """
    What a believed request asks.

    Attributes:
        type_id: Of which document.
        claims: What of it.
        opening_key: Public JWK to encrypt the answer for.
    """

    verifier_id: str
    purpose: Purpose
    type_id: str
    claims: tuple[str, ...]
    client_id: str
    nonce: str
    state: str
    response_uri: str
    query_id: str
    opening_key: dict[str, Any]
    encryption: str


class _Key(msgspec.Struct, frozen=True):
    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: str
    y: str
    kid: str
    alg: Literal["ECDH-ES"]
    use: Literal["enc"] = "enc"


class _Keys(msgspec.Struct, frozen=True):
    keys: Annotated[tuple[_Key, ...], Meta(min_length=1, max_length=4)]


class _Metadata(msgspec.Struct, frozen=True):
    jwks: _Keys
    vp_formats_supported: dict[str, Any]
    encrypted_response_enc_values_supported: tuple[str, ...] = ("A128GCM",)


class _Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    path: Annotated[tuple[str, ...], Meta(min_length=1, max_length=1)]


class _Meta(msgspec.Struct, frozen=True):
    vct_values: Annotated[tuple[str, ...], Meta(min_length=1, max_length=1)]


class _Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Without ``claims`` a query is for everything, which nobody is answered."""

    id: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
    format: Literal["dc+sd-jwt"]
    meta: _Meta
    claims: Annotated[tuple[_Claim, ...], Meta(min_length=1, max_length=60)]


class _Dcql(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    credentials: Annotated[tuple[_Query, ...], Meta(min_length=1, max_length=1)]


class _Info(msgspec.Struct, frozen=True):
    format: str
    data: Any


class _Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that such a request may say: what the phone does not know, it does not answer."""

    client_id: str
    aud: Literal["https://self-issued.me/v2"]
    response_type: Literal["vp_token"]
    response_mode: Literal["direct_post.jwt"]
    response_uri: Annotated[str, Meta(max_length=400)]
    nonce: Nonce
    state: Nonce
    iat: int
    exp: int
    client_metadata: _Metadata
    dcql_query: _Dcql
    verifier_info: tuple[_Info, ...] = ()
    iss: str = ""


def believed(token: str, trust: TrustList, day: date, now: datetime) -> AskedFor:
    """
    What a request asks, once everything about it is right.

    Args:
        token: As it was fetched.
        trust: The platform's list.
        day: Story day in Viet Nam, for the verifier's registration.
        now: Real time.

    Raises:
        RequestNotBelieved: Malformed, too large, not signed by a verifier of the list, altered, for
            somebody else, out of time, without a purpose or for one that is not the verifier's.
    """
    if len(token) > LARGEST or token.count(".") != 2:
        raise RequestNotBelieved
    payload, client_id = _signed_by(token, trust, now)
    try:
        request = msgspec.json.decode(payload, type=_Request)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RequestNotBelieved from None
    seconds = now.timestamp()
    if (
        request.client_id != client_id
        or not request.iat - _SKEW_SECONDS <= seconds < request.exp
        or request.exp - request.iat > _LONGEST_SECONDS
        or _FORMAT not in request.client_metadata.vp_formats_supported
    ):
        raise RequestNotBelieved
    return _asked(request, trust, day)


def _signed_by(token: str, trust: TrustList, now: datetime) -> tuple[bytes, str]:
    """What a request says, and the registered identity whose certificate signed it."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 — first use, in a worker
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415 — as above
    from jwcrypto.common import JWException  # noqa: PLC0415 — as above
    from jwcrypto.jwk import JWK  # noqa: PLC0415 — as above
    from jwcrypto.jws import JWS  # noqa: PLC0415 — as above

    found = JWS()
    found.allowed_algs = [ALGORITHM]
    try:
        found.deserialize(token)
        header = found.jose_header
        (leaf,) = header["x5c"]
        der = b64decode(leaf, validate=True)
        client_id = "x509_hash:" + to_base64url(sha256(der).digest())
        if header.get("typ") != _KIND or client_id not in {o.client_id for o in trust.verifiers}:
            raise RequestNotBelieved
        certificate = load_der_x509_certificate(der)
        if not _certified(certificate, trust, now):
            raise RequestNotBelieved
        found.verify(JWK.from_pyca(certificate.public_key()))
    except (JWException, InvalidSignature, KeyError, TypeError, ValueError):
        raise RequestNotBelieved from None
    return found.payload, client_id


def _certified(leaf: "Certificate", trust: TrustList, now: datetime) -> bool:
    """Whether an anchor of the list signed it, for now."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 — as above
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415 — as above

    if not leaf.not_valid_before_utc <= now.astimezone(UTC) < leaf.not_valid_after_utc:
        return False
    for one in trust.anchors:
        try:
            leaf.verify_directly_issued_by(load_der_x509_certificate(b64decode(one)))
        except (InvalidSignature, ValueError, TypeError):
            continue
        return True
    return False


def _asked(request: _Request, trust: TrustList, day: date) -> AskedFor:
    verifier_id = next(o.id for o in trust.verifiers if o.client_id == request.client_id)
    try:
        asker = verifier(verifier_id)
    except KeyError:
        raise RequestNotBelieved from None
    if asker.distrust_on(day) is not None:
        raise RequestNotBelieved
    query, metadata = request.dcql_query.credentials[0], request.client_metadata
    type_id = type_of_credential(query.meta.vct_values[0])
    claims = tuple(one.path[0] for one in query.claims)
    encryption = next(
        (o for o in metadata.encrypted_response_enc_values_supported if o in _ENCRYPTIONS), None
    )
    if type_id is None or encryption is None or not all(map(_NAME.fullmatch, claims)):
        raise RequestNotBelieved
    told = [one.data for one in request.verifier_info if one.format == _PURPOSE]
    purpose = None
    match told:
        case [{"verifier": str(who), "purpose": str(what)}] if who == verifier_id:
            purpose = asker.purpose(what)
    if purpose is None or type_id not in purpose.documents:
        raise RequestNotBelieved("purpose_not_allowed")
    return AskedFor(
        verifier_id=verifier_id,
        purpose=purpose,
        type_id=type_id,
        claims=claims,
        client_id=request.client_id,
        nonce=request.nonce,
        state=request.state,
        response_uri=request.response_uri,
        query_id=query.id,
        opening_key=msgspec.to_builtins(metadata.jwks.keys[0]),
        encryption=encryption,
    )
