"""A verifier's side of OpenID4VP 1.0: its signed request, and the encrypted answer opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection

from app.shared.contract.credentials import PLATFORM_ORIGIN
from app.shared.issuers import credential_type
from app.shared.verifiers import Verifier
from backend_stub.credentials import certificates
from backend_stub.credentials.issuer import CREDENTIAL
from backend_stub.interop import jws
from backend_stub.interop.jws import TokenRefused
from backend_stub.limits import limits

if TYPE_CHECKING:
    from jwcrypto.jwk import JWK

REQUEST = "oauth-authz-req+jwt"
WALLET = "https://self-issued.me/v2"
"""Whom a request is for where the wallet is not known before (OpenID4VP 1.0, 5.8)."""
PURPOSE = "dinh-danh-purpose"
"""Format of what a request says of its purpose, in ``verifier_info``."""
QUERY = "document"
RESPONSES = f"{PLATFORM_ORIGIN}/v1/presentation-responses/"
REQUESTS = f"{PLATFORM_ORIGIN}/v1/presentation-requests/"


@dataclass(frozen=True, slots=True)
class Asking:
    """
    What a verifier asks for.

    Attributes:
        id: The verifier's own name for it: its addresses end with it.
        nonce, state: 256 random bits each, of this request alone.
    """

    id: str
    purpose_id: str
    type_id: str
    claims: Sequence[str]
    nonce: str
    state: str


def new_opening_key(asking_id: str) -> "JWK":
    """A key pair for one answer: whoever else reads the answer reads nothing."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415  # 80 ms that no start needs

    return JWK.generate(kty="EC", crv="P-256", kid=asking_id, use="enc", alg="ECDH-ES")


def signed_request(
    db: Connection, one: Verifier, asking: Asking, opening_key: "JWK", now: datetime
) -> str:
    """
    The request as a signed object (RFC 9101), to be answered encrypted.

    Args:
        db: A writing transaction: key and certificate may be made.
        one: Who asks.
        asking: What for.
        opening_key: Opens the answer; its public part goes out.
        now: Real time.
    """
    der, issued = certificates.certificate(db, one, now), int(now.timestamp())
    client_id = certificates.client_id(der)
    claims: dict[str, Any] = {
        "iss": client_id,
        "aud": WALLET,
        "client_id": client_id,
        "response_type": "vp_token",
        "response_mode": "direct_post.jwt",
        "response_uri": RESPONSES + asking.id,
        "nonce": asking.nonce,
        "state": asking.state,
        "iat": issued,
        "exp": issued + limits().presentation.answer_seconds,
        "client_metadata": {
            "jwks": {"keys": [opening_key.export_public(as_dict=True)]},
            "vp_formats_supported": {
                CREDENTIAL: {"sd-jwt_alg_values": ["ES256"], "kb-jwt_alg_values": ["ES256"]}
            },
            "encrypted_response_enc_values_supported": ["A128GCM", "A256GCM"],
        },
        "dcql_query": {
            "credentials": [
                {
                    "id": QUERY,
                    "format": CREDENTIAL,
                    "meta": {"vct_values": [credential_type(asking.type_id)]},
                    "claims": [{"path": [name]} for name in asking.claims],
                }
            ]
        },
        "verifier_info": [
            {"format": PURPOSE, "data": {"verifier": one.id, "purpose": asking.purpose_id}}
        ],
    }
    return jws.sign({"typ": REQUEST, "x5c": [der]}, claims, certificates.verifier_key(db, one))


def presentation_in(response: str, opening_key: str, state: str) -> str:
    """
    The one presentation in an encrypted answer.

    Args:
        response: A compact JWE.
        opening_key: Private JWK as JSON.
        state: Of the request that it must answer.

    Raises:
        TokenRefused: ``malformed``: it does not open, is no answer to that request, or holds more
            than one document.
    """
    from jwcrypto.common import JWException  # noqa: PLC0415  # as above
    from jwcrypto.jwe import JWE  # noqa: PLC0415  # as above
    from jwcrypto.jwk import JWK  # noqa: PLC0415  # as above

    token = JWE(algs=["ECDH-ES", "A128GCM", "A256GCM"])
    if response.count(".") != 4:
        raise TokenRefused("malformed")
    try:
        token.deserialize(response, JWK.from_json(opening_key))
        answer = msgspec.json.decode(token.payload, type=dict[str, Any])
    except (JWException, ValueError, TypeError):
        raise TokenRefused("malformed") from None
    shown = answer.get("vp_token")
    if answer.get("state") != state or not isinstance(shown, dict) or list(shown) != [QUERY]:
        raise TokenRefused("malformed")
    match shown[QUERY]:
        case [str(only)]:
            return only
    raise TokenRefused("malformed")
