"""Documents: what is written of them."""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert

from backend_stub.storage.facts import Document
from backend_stub.storage.tables import documents


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
