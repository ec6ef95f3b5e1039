"""Authorised agencies' side: issuing a document, revoking, holding and releasing one."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.documents import DocumentRestriction
from app.shared.contract.wire import Body, DocumentId, DocumentTypeId, FactId, RegisterId, Wire

HolderNumber = Annotated[str, Meta(pattern=r"^(000[0-9]{9}|ORG-[0-9]{7})$")]
"""A personal number, or that of an organisation; invented ones alone."""
IssueRefusal = Literal[
    "unknown_type", "not_this_agency", "nobody", "not_for_holder", "name_differs", "wrong_field",
    "missing_field", "number_taken", "in_future", "before_birth", "before_start", "no_end",
    "later_in_story",
]  # fmt: skip
RestrictionDeed = Literal["revoke", "hold", "release"]
RestrictionRefusal = Literal[
    "not_this_agency", "wrong_reason", "revoked_already", "held_already", "not_restricted",
    "later_in_story",
]  # fmt: skip


class DocumentOrder(Body):
    """
    Issue a document.

    Attributes:
        register_id: Whose agency issues it.
        number: Of the person or organisation that it is for.
        fields: Every field of the type, as it is stored.
        expires_on: Last valid day; None where it never ends.
    """

    register_id: RegisterId
    type_id: DocumentTypeId
    number: HolderNumber
    fields: Annotated[dict[FactId, Annotated[str, Meta(max_length=400)]], Meta(max_length=40)]
    issued_on: date
    expires_on: date | None = None


class IssuedDocument(Wire):
    """What was issued."""

    document_id: DocumentId
    type_id: DocumentTypeId


class RestrictionOrder(Body):
    """
    Revoke a document, hold it, or release it.

    Attributes:
        register_id: Whose agency does it.
        reason: Id of an entry of ``assets/restriction_reasons.toml``; None to release.
    """

    document_id: DocumentId
    register_id: RegisterId
    deed: RestrictionDeed
    reason: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")] | None = None


class RestrictedDocument(Wire):
    """A document and what holds it now."""

    document_id: DocumentId
    restrictions: tuple[DocumentRestriction, ...]
