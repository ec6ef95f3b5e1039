"""Which documents are in force at a moment, when a new one takes an old one's place."""

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from app.shared.contract.documents import RestrictionKind


class DocumentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """
    What the rules need to know about one document, superseded ones included.

    Attributes:
        issued_on: Viet Nam date.
        issued_at: Moment from which it counts; UTC story time. It decides between two of one day.
        expires_on: Last valid day in Viet Nam, inclusive; None where it never ends.
        replaces: Id of the document it renewed; None where it is the first.
        renewed_at: When another took its place; UTC. None where that follows from the
            ``replaces`` of the documents beside it, or none did.
        restricted: What authorities did to it and have not undone at that moment.
    """

    id: str
    type_id: str
    issued_on: date
    issued_at: datetime
    expires_on: date | None
    replaces: str | None = None
    renewed_at: datetime | None = None
    restricted: tuple[RestrictionKind, ...] = ()


def successors(documents: Iterable[DocumentFacts]) -> dict[str, DocumentFacts]:
    """By id of each replaced document the one that took its place; the earliest where two did."""
    found: dict[str, DocumentFacts] = {}
    for document in documents:
        if document.replaces is None:
            continue
        known = found.get(document.replaces)
        if known is None or document.issued_at < known.issued_at:
            found[document.replaces] = document
    return found


def left_at(document: DocumentFacts, after: dict[str, DocumentFacts]) -> datetime | None:
    """When it left the wallet for its successor; UTC; None where it has none."""
    if document.renewed_at is not None:
        return document.renewed_at
    successor = after.get(document.id)
    return successor.issued_at if successor else None


def in_force(documents: Iterable[DocumentFacts], now: datetime) -> tuple[DocumentFacts, ...]:
    """
    The documents that a wallet holds at ``now``, in the order given.

    One counts from the moment it was issued, expired ones too, until the moment its successor was
    issued: a clock moved back brings the old one back.
    """
    held = tuple(documents)
    after = successors(held)
    return tuple(
        document
        for document in held
        if document.issued_at <= now and ((left := left_at(document, after)) is None or now < left)
    )


def newest(
    document: DocumentFacts, after: dict[str, DocumentFacts], now: datetime
) -> DocumentFacts:
    """The last of the chain of renewals that begins with ``document`` and was issued by ``now``."""
    seen = {document.id}
    while (following := after.get(document.id)) and following.issued_at <= now:
        if following.id in seen:  # a ring of replacements is damage, not a reason to hang
            break
        seen.add(following.id)
        document = following
    return document
