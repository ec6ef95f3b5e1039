"""Notices: computed from facts, day and rule set; only what was read is kept."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import Body, DocumentId, DocumentTypeId, NoticeKey, Wire

NoticeKind = Literal[
    "renewal_due",
    "document_hidden",
    "account_locked",
    "renewal_submitted",
    "renewal_paper_missing",
    "renewal_refused",
    "document_renewed",
    "account_linked",
    "account_unlinked",
    "event",
]
NoticeAction = Literal["renew", "track", "open_document", "open_benefits", "open", "none"]


class Notice(Wire):
    """
    One event told to the holder, exactly once however often it is computed.

    Attributes:
        key: Names the event for ever.
        at: When it happened or fell due; UTC story time.
        document_id: The document it speaks of; None for the welfare account.
        subject: What it is about besides: a provider's id, a paper key; with ``event`` which one,
            such as ``issuing.issued``, which names its words and where its action leads; None
            where nothing.
        values: What the words need; a name that ends in ``_on`` is an ISO date, ``office`` a file
            in ``assets/offices``, ``slot_at`` the moment of a visit there (ISO, UTC).
        days_left: Rung of the ladder for ``renewal_due``: 90, 30 …; None otherwise.
        ends_on: Last valid day of the document, where it matters; Viet Nam date.
        target_id: Id that the action opens: a document, a renewal file; None where none.
        action: The one thing to do.
        read: Kept on the server.
    """

    key: NoticeKey
    kind: NoticeKind
    at: datetime
    document_id: DocumentId | None
    type_id: DocumentTypeId | None
    subject: str | None
    days_left: int | None
    ends_on: date | None
    target_id: str | None
    action: NoticeAction
    read: bool
    values: dict[str, str | int] = {}


class NoticeList(Wire):
    """Newest first, with the count that the bell shows."""

    notices: tuple[Notice, ...]
    unread: int


class ReadState(Body):
    """Mark notices read, or unread again."""

    keys: Annotated[tuple[NoticeKey, ...], Meta(min_length=1, max_length=500)]
    read: bool
