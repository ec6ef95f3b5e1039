"""A register signs a document for keys of a phone: SD-JWT VCs, every value in a disclosure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from app.shared.contract.credentials import STATUS_LISTS
from app.shared.issuers import credential_type, issuer_of, issuing_register
from backend_stub.interop import jws
from backend_stub.interop.jws import TokenRefused
from backend_stub.interop.keys import signing_key
from backend_stub.limits import limits

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

CREDENTIAL = "dc+sd-jwt"
PROOF = "openid4vci-proof+jwt"
_PROOF_BYTES = 2048


@dataclass(frozen=True, slots=True)
class Place:
    """Where a credential's status stands."""

    list_id: str
    index: int


def register_key(db: Connection, register_id: str) -> "JWK":
    """The signing key of a register; made where there is none yet."""
    return signing_key(db, f"r.{register_id}", f"{register_id}-1")


def sign_copy(
    db: Connection, type_id: str, said: Mapping[str, str | bool], holder_key: "JWK", place: Place,
    now: datetime, ends_at: datetime,
) -> str:  # fmt: skip
    """
    One credential: in clear only who signed what kind, for which key and how long.

    Args:
        db: A writing transaction: the register's key may be made.
        type_id: The document's type.
        said: What it says, by claim; each can be disclosed without the others.
        holder_key: Public key of the phone; its holder alone can present it.
        place: Of its status.
        now: Real time.
        ends_at: When it stops counting; real time.
    """
    from sd_jwt.common import SDObj  # noqa: PLC0415  # 130 ms that no start needs
    from sd_jwt.issuer import SDJWTIssuer  # noqa: PLC0415  # as above

    register_id, rounded = issuing_register(type_id), limits().credential.rounded_seconds
    claims: dict[Any, Any] = {
        "iss": issuer_of(register_id),
        "vct": credential_type(type_id),
        "iat": int(now.timestamp()) // rounded * rounded,
        "exp": int(ends_at.timestamp()),
        "status": {"status_list": {"uri": STATUS_LISTS + place.list_id, "idx": place.index}},
        **{SDObj(name): value for name, value in said.items()},
    }
    key = register_key(db, register_id)
    made = SDJWTIssuer(
        claims, key, holder_key, extra_header_parameters={"typ": CREDENTIAL, "kid": key["kid"]}
    )
    return str(made.sd_jwt_issuance)


def proved_key(proof: str, audience: str, now: datetime) -> tuple["JWK", str]:
    """
    The public key that a proof was signed with, and the nonce in it.

    Args:
        proof: As the phone sent it.
        audience: The issuer that it must be for.
        now: Real time.

    Raises:
        TokenRefused: It is malformed, not signed with the key in it, for somebody else, or not new.
    """
    if len(proof) > _PROOF_BYTES:
        raise TokenRefused("malformed")
    token = jws.parsed(proof)
    key = public_key(token.jose_header.get("jwk"))
    if token.jose_header.get("typ") != PROOF:
        raise TokenRefused("malformed")
    claims = jws.claims_in(jws.verified(token, key))
    if claims.get("aud") != audience:
        raise TokenRefused("wrong_audience")
    limit = limits().credential
    made = jws.moment(claims, "iat")
    if not -limit.clock_skew_seconds <= now.timestamp() - made <= limit.nonce_seconds:
        raise TokenRefused("out_of_time")
    nonce = claims.get("nonce")
    if not isinstance(nonce, str):
        raise TokenRefused("wrong_nonce")
    return key, nonce


def public_key(given: Any) -> "JWK":
    """
    A P-256 public key from its JWK, and nothing but that.

    Raises:
        TokenRefused: ``holder_key``: it is none, or holds a private part.
    """
    from jwcrypto.common import JWException  # noqa: PLC0415  # as above
    from jwcrypto.jwk import JWK  # noqa: PLC0415  # as above

    if not isinstance(given, dict) or set(given) != {"kty", "crv", "x", "y"}:
        raise TokenRefused("holder_key")
    if (given["kty"], given["crv"]) != ("EC", "P-256"):
        raise TokenRefused("holder_key")
    try:
        key = JWK(**given)
        key.get_op_key("verify")  # a point that is not on the curve is found here
    except (JWException, ValueError, TypeError):
        raise TokenRefused("holder_key") from None
    return key
