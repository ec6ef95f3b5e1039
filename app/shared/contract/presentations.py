"""Presenting a document: the holder's offer, who took it up, and what both sides heard."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.credentials import ClaimName
from app.shared.contract.wire import RANDOM_ID, Body, DocumentId, DocumentTypeId, Secret, Wire

PresentationId = Annotated[str, Meta(pattern=RANDOM_ID)]
VerifierId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/verifiers``."""
PurposeId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""A purpose of that file."""
PresetId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/presets``."""
OFFER = "dinh-danh-offer:"
OfferLink = Annotated[str, Meta(pattern=r"^dinh-danh-offer:[A-Za-z0-9_-]{43}$")]
"""What the QR holds: nothing but where the offer lies, 256 random bits that are good once."""
PresentationState = Literal[
    "offered", "scanned", "answered", "declined", "cancelled", "expired", "refused"
]
PresentationRefusal = Literal[
    "unregistered", "suspended", "not_yet", "lapsed", "purpose_not_allowed", "asks_too_much",
    "request_not_believed", "document_ended", "account_locked",
    "malformed", "untrusted_issuer", "bad_signature", "wrong_type", "holder_key", "wrong_nonce",
    "wrong_audience", "out_of_time", "too_much_disclosed", "too_little_disclosed",
    "revoked", "credential_suspended", "status_unknown", "status_stale", "status_not_believed",
]  # fmt: skip
"""
The first row is the platform's and the phone's side, from ``malformed`` on the verifier's checks.
"""
PhoneReason = Literal["declined", "asks_too_much", "purpose_not_allowed", "request_not_believed"]
CLAIMS_MOST = 24


class PresentationStart(Body):
    """
    Offer to show this of a document.

    Attributes:
        claims: Exactly what may be disclosed.
        preset_id: Which preset it was chosen by; None where each was ticked.
        slow: The code lasts longer: its holder needs time.
        grant: A step-up for ``present_document`` and the document, where the rule set wants one.
        again: In place of it: the caller's own offer of exactly this, whose time is over.
    """

    document_id: DocumentId
    claims: Annotated[tuple[ClaimName, ...], Meta(min_length=1, max_length=CLAIMS_MOST)]
    preset_id: PresetId | None = None
    slow: bool = False
    grant: Secret | None = None
    again: PresentationId | None = None


class Presentation(Wire):
    """
    One offer and what became of it; never a value.

    Attributes:
        offered_at: UTC, story time.
        link: For the QR; told once, to the phone that made the offer.
        seconds_left: Real seconds until it ends; 0 where it is over.
        verifier_id, purpose_id: Who took it up, and what for; None before somebody did.
        asked: What they ask for; empty before.
        request_uri: Where their signed request lies, while it waits for an answer.
        refusal: Why nothing was shown, or was not believed; None where neither happened.
        decided_at: When it was answered, declined or refused; UTC, story time.
    """

    id: PresentationId
    document_id: DocumentId
    type_id: DocumentTypeId
    claims: tuple[ClaimName, ...]
    preset_id: PresetId | None
    state: PresentationState
    offered_at: datetime
    seconds_left: int
    link: OfferLink | None = None
    verifier_id: VerifierId | None = None
    purpose_id: PurposeId | None = None
    asked: tuple[ClaimName, ...] = ()
    request_uri: str | None = None
    refusal: PresentationRefusal | None = None
    decided_at: datetime | None = None


class Presentations(Wire):
    """Every offer by the story moment, newest first."""

    presentations: tuple[Presentation, ...]


class PhoneRefusal(Body):
    """
    The phone does not answer.

    Attributes:
        reason: ``declined``: its holder said no; otherwise what was wrong with the request.
    """

    reason: PhoneReason


class OfferReading(Body):
    """
    A verifier read a code.

    Attributes:
        purpose_id: What for; there is no asking without one.
        claims: What it asks for; None: what the holder chose to show.
        offline: It checks without a network, with what it holds of keys and status list.
    """

    verifier_id: VerifierId
    purpose_id: PurposeId
    link: OfferLink
    claims: Annotated[tuple[ClaimName, ...], Meta(min_length=1, max_length=60)] | None = None
    offline: bool = False


class DisclosedClaim(Wire):
    """One thing that was shown: text, ``true`` or ``false``."""

    name: ClaimName
    value: str | bool


class Reading(Wire):
    """
    What a verifier sees of one code that it read.

    Attributes:
        id: The verifier's own; it leads to nothing of the holder's.
        seconds_left: Real seconds until it ends while it waits; afterwards until it is forgotten.
        disclosed: In the document's order; empty before the answer, and once forgotten.
        register_id: Whose signature was checked; None before.
        status_age_seconds: How old the status list was that said so; None before.
        read_at, checked_at: UTC, story time.
        forgotten: What was disclosed is deleted: only that it was shown is left.
    """

    id: Annotated[str, Meta(pattern=RANDOM_ID)]
    verifier_id: VerifierId
    purpose_id: PurposeId
    state: PresentationState
    type_id: DocumentTypeId
    asked: tuple[ClaimName, ...]
    seconds_left: int
    offline: bool
    read_at: datetime
    disclosed: tuple[DisclosedClaim, ...] = ()
    register_id: str | None = None
    status_age_seconds: int | None = None
    checked_at: datetime | None = None
    refusal: PresentationRefusal | None = None
    forgotten: bool = False


class DirectPost(Body):
    """
    An answer, as a form (OpenID4VP 1.0, 8.3.1).

    Attributes:
        response: Encrypted for the verifier that asked: a compact JWE.
    """

    response: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_.-]+$", max_length=60_000)]


class Posted(Wire):
    """It was believed. Whoever asked and whoever showed hear more from their own lists."""
