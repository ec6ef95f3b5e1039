"""Documents: what is written of them."""

import secrets
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from backend_stub.storage.facts import Document
from backend_stub.storage.tables import documents, holders


def issue_successor(
    db: Connection,
    holder_id: str,
    old: Document,
    *,
    issued_on: date,
    expires_on: date | None,
    at: datetime,
    line: dict[str, Any],
) -> str:
    """
    Write the document that takes ``old``'s place from ``at``; answers its id.

    Raises:
        IntegrityError: ``old`` has a successor already.
    """
    document_id = secrets.token_hex(16)
    db.execute(
        insert(documents).values(
            id=document_id,
            holder_id=holder_id,
            type_id=old.type_id,
            fields=old.fields,
            issued_on=issued_on,
            expires_on=expires_on,
            updated_at=at,
            in_force_from=at,
            history=[line, *old.history],
            replaces=old.id,
        )
    )
    return document_id


def write_fields(
    db: Connection,
    document: Document,
    fields: dict[str, str],
    line: dict[str, Any],
    at: datetime,
    *,
    expires_on: str | None = None,
) -> None:
    """
    Let a document say something else, and its history that it does.

    Args:
        fields: New values by field.
        line: Of its history.
        at: When its source confirmed it; UTC, story time.
        expires_on: A new last valid day, ISO 8601; None where it stays.
    """
    day = date.fromisoformat(expires_on) if expires_on else document.expires_on
    db.execute(
        update(documents)
        .where(documents.c.id == document.id)
        .values(
            fields={**document.fields, **fields},
            expires_on=day,
            history=[line, *document.history],
            updated_at=max(at, document.updated_at),
        )
    )


def say_of_holder(db: Connection, holder_id: str, fact_id: str, value: str) -> None:
    """The account says another name or birthday."""
    said: Any = date.fromisoformat(value) if fact_id == "born_on" else value
    db.execute(update(holders).where(holders.c.id == holder_id).values({fact_id: said}))


def confirm(db: Connection, type_ids: Collection[str], at: datetime) -> None:
    """The source of these documents answered at ``at``, story time."""
    own = documents.c.type_id.in_(list(type_ids))
    db.execute(update(documents).where(own, documents.c.updated_at < at).values(updated_at=at))
