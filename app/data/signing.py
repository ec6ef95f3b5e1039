"""Signatures and encryption of the phone's protocols: ES256 and ECDH-ES, with keys made here."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from app.shared.codec import encode

ALGORITHM = "ES256"


def new_key() -> dict[str, str]:
    """A fresh private key as a JWK, for one credential."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415 — first use, in a worker

    made: dict[str, str] = JWK.generate(kty="EC", crv="P-256").export_private(as_dict=True)
    return made


def public_part(key: Mapping[str, str]) -> dict[str, str]:
    """What others may know of a private JWK."""
    return {name: key[name] for name in ("kty", "crv", "x", "y")}


def signed(header: Mapping[str, Any], claims: Mapping[str, Any], key: Mapping[str, str]) -> str:
    """A compact JWS (RFC 7515); the header is given without ``alg``."""
    from jwcrypto.jwk import JWK  # noqa: PLC0415 — as above
    from jwcrypto.jws import JWS  # noqa: PLC0415 — as above

    token = JWS(encode(claims))
    protected = encode({"alg": ALGORITHM, **header}).decode()
    token.add_signature(JWK(**key), None, protected, None)
    return str(token.serialize(compact=True))


def encrypted(content: Mapping[str, Any], key: Mapping[str, Any], encryption: str) -> str:
    """A compact JWE (RFC 7516) for who made that public JWK."""
    from jwcrypto.jwe import JWE  # noqa: PLC0415 — as above
    from jwcrypto.jwk import JWK  # noqa: PLC0415 — as above

    protected = {"alg": "ECDH-ES", "enc": encryption, "kid": key["kid"]}
    token = JWE(encode(content), protected=encode(protected).decode(), recipient=JWK(**key))
    return str(token.serialize(compact=True))


def digest(text: str) -> str:
    """SHA-256 over ASCII text in base64url, as SD-JWT takes it (RFC 9901)."""
    return to_base64url(sha256(text.encode("ascii")).digest())


def to_base64url(raw: bytes) -> str:
    """Without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
