"""Documents in a holder's wallet, with their source and history."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    DocumentId,
    DocumentTypeId,
    FactId,
    RegisterId,
    RenewalId,
    Wire,
)

HistoryValue = Annotated[str, Meta(max_length=400)]
"""A value as it is stored: text, a date in ISO 8601, digits, whole dong."""


class DocumentChange(Wire):
    """
    One line of a document's history.

    Attributes:
        on: Viet Nam date.
        title_vi, title_en: What changed.
        by: The office that did it, an invented name.
        at: When it reached the wallet; UTC, story time. This and the rest are None on a line that
            a person's file brought.
        register_id, fact_id: Where it was changed, and which fact.
        old, new: Its values before and after; ``old`` None where there was none.
        reference: The report that it answers; None where none.
    """

    on: date
    title_vi: str
    title_en: str
    by: str
    at: datetime | None = None
    register_id: RegisterId | None = None
    fact_id: FactId | None = None
    old: HistoryValue | None = None
    new: HistoryValue | None = None
    reference: str | None = None


RestrictionKind = Literal["revoked", "held"]


class DocumentRestriction(Wire):
    """
    What an authority has done to a document: revoked it for good, or holds it until it releases it.

    Attributes:
        reason: Id of an entry of ``assets/restriction_reasons.toml``.
        register_id: Whose keeper did it.
        reference: Public number of the decision.
        since: UTC, story time.
    """

    kind: RestrictionKind
    reason: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
    register_id: RegisterId
    reference: str
    since: datetime


class HeldDocument(Wire):
    """
    One document in a holder's wallet.

    Attributes:
        type_id: Name of a file in ``assets/document_types``.
        fields: Value per field id of that type: text; dates as ISO 8601; money as whole dong. A
            field unknown to the type is kept and not shown. **Empty while the document is hidden or
            expired**: the server withholds what may not be shown.
        issued_on: Viet Nam date.
        expires_on: Last valid day in Viet Nam, inclusive; None where it never ends.
        updated_at: When the source database last confirmed it; UTC.
        history: Newest first; empty while hidden.
        renewal_id: The open renewal file for it, None where there is none.
        replaces: The document that this one renewed; None where it is the first.
        silent_since: From when on its register does not answer; UTC, story time. None where it
            does.
        restrictions: What authorities have done to it and not undone, the oldest first.
        reported: How many reports of wrong data about it wait for their answer.

    Raises:
        ValueError: It would expire before it is issued.
    """

    id: DocumentId
    type_id: DocumentTypeId
    fields: dict[str, str]
    issued_on: date
    expires_on: date | None
    updated_at: datetime
    history: tuple[DocumentChange, ...] = ()
    renewal_id: RenewalId | None = None
    replaces: DocumentId | None = None
    silent_since: datetime | None = None
    restrictions: tuple[DocumentRestriction, ...] = ()
    reported: int = 0

    def __post_init__(self) -> None:
        """Refuse a document that ends before it begins."""
        if self.expires_on and self.expires_on < self.issued_on:
            msg = f"{self.id}: expires before it is issued"
            raise ValueError(msg)


class DocumentList(Wire):
    """Every document in force on the story day, in the wallet's order."""

    documents: tuple[HeldDocument, ...]
