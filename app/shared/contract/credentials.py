"""Credentials: a document as its register signs it for one key of the phone, and whom to trust."""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from app.shared.contract.wire import Body, DocumentId, DocumentTypeId, Secret, Wire

PLATFORM_ORIGIN = "https://platform.dinh-danh.example"
"""
Where addresses in signed things lie: they must not change with the port of a server on loopback.

Nothing is reached under that name (RFC 2606); whoever fetches such an address asks the server.
"""
STATUS_LISTS = f"{PLATFORM_ORIGIN}/v1/status-lists/"

ClaimName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""A field of a document type, ``issued_on``, ``expires_on``, or one of ``derived_claims.toml``."""
KeyProof = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$", max_length=2048)
]
"""A compact JWS of type ``openid4vci-proof+jwt`` (OpenID4VCI 1.0, appendix F.1)."""
RegisterKey = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Whose key signs: the register that a document comes from."""


class CredentialNonce(Wire):
    """
    What the next proofs of keys are to carry, so that none was made before.

    Attributes:
        nonce: Good once.
        seconds: Real seconds for which it is good.
        batch: How many credentials the register signs at once, so that each is shown once.
    """

    nonce: Secret
    seconds: int
    batch: int


class CredentialOrder(Body):
    """
    Sign this document for these keys.

    Attributes:
        proofs: One for each credential wanted, each by a key of its own, all with one fresh nonce.
    """

    document_id: DocumentId
    proofs: Annotated[tuple[KeyProof, ...], Meta(min_length=1, max_length=8)]


class IssuedCredentials(Wire):
    """
    Signed copies of one document.

    Attributes:
        credentials: SD-JWT VCs (RFC 9901) in the order of the proofs, with every disclosure.
        ends_at: When the first of them stops counting; UTC, real time.
        said_on: Viet Nam date, story time, on which its derived answers are true.
        confirmed_at: The document's ``updated_at``: a later one makes these old.
    """

    document_id: DocumentId
    type_id: DocumentTypeId
    credentials: tuple[str, ...]
    ends_at: datetime
    said_on: date
    confirmed_at: datetime


class TrustedIssuer(Wire):
    """
    A register whose signature counts.

    Attributes:
        issuer: As its credentials name it (``iss``).
        key: Public key, a JWK (RFC 7517).
    """

    id: RegisterKey
    issuer: str
    key: dict[str, str]


class TrustedVerifier(Wire):
    """
    A verifier that may be answered.

    Attributes:
        id: Name of a file in ``assets/verifiers``.
        client_id: ``x509_hash:`` and the digest of its certificate (OpenID4VP 1.0, 5.9.3).
    """

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    client_id: str


class TrustList(Wire):
    """
    Whom phones and verifiers believe.

    Attributes:
        anchors: Certificates that verifiers' certificates are signed with; DER, base64.
        at: When it was made; UTC, real time.
    """

    issuers: tuple[TrustedIssuer, ...]
    verifiers: tuple[TrustedVerifier, ...]
    anchors: tuple[str, ...]
    at: datetime
