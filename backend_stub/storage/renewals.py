"""Renewal files: what is written of them."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from backend_stub.storage.facts import Renewal
from backend_stub.storage.slots import slots_blocked, slots_held
from backend_stub.storage.tables import holders, renewal_events, renewals


def open_file(
    db: Connection,
    holder_id: str,
    document_id: str,
    type_id: str,
    fee_vnd: int,
    at: datetime,
    *,
    office: str | None = None,
    slot_at: datetime | None = None,
) -> str:
    """
    Write a new file with its first step; answers its id.

    Raises:
        IntegrityError: The document has an open file already, or the slot is taken.
    """
    renewal_id = secrets.token_hex(16)
    db.execute(
        insert(renewals).values(
            id=renewal_id,
            holder_id=holder_id,
            code=_next_code(db, at),
            document_id=document_id,
            type_id=type_id,
            fee_vnd=fee_vnd,
            submitted_at=at,
            office=office,
            slot_at=slot_at,
            is_open=True,
        )
    )
    _write_step(db, renewal_id, 0, "fee_due" if fee_vnd else "submitted", at, None)
    return renewal_id


def add_step(
    db: Connection,
    file: Renewal,
    kind: str,
    at: datetime,
    detail: str | None = None,
    *,
    closes: bool = False,
) -> None:
    """Write the next step down."""
    _write_step(db, file.id, len(file.steps), kind, at, detail)
    if closes:
        db.execute(update(renewals).where(renewals.c.id == file.id).values(is_open=False))


def move_appointment(db: Connection, file: Renewal, office: str, slot_at: datetime) -> None:
    """
    Another office or slot.

    Raises:
        IntegrityError: The slot is taken.
    """
    wanted = renewals.c.id == file.id
    db.execute(update(renewals).where(wanted).values(office=office, slot_at=slot_at))


def taken_slots(db: Connection) -> frozenset[tuple[str, datetime]]:
    """Office and moment of every slot that an open file holds, or somebody unknown."""
    return slots_held(db, renewals) | slots_blocked(db)


def name_new_document(db: Connection, renewal_id: str, document_id: str) -> None:
    """The file led to this document."""
    db.execute(
        update(renewals).where(renewals.c.id == renewal_id).values(new_document_id=document_id)
    )


def owner_of(db: Connection, renewal_id: str) -> str | None:
    """Whose file it is; None where there is none. For the office's side alone."""
    return db.execute(select(renewals.c.holder_id).where(renewals.c.id == renewal_id)).scalar()


def files_with_owners(db: Connection) -> list[Row[tuple[str, str]]]:
    """Holder id and personal number of everybody who has a file."""
    return list(
        db.execute(
            select(holders.c.id, holders.c.personal_number)
            .where(holders.c.id.in_(select(renewals.c.holder_id)))
            .order_by(holders.c.personal_number)
        )
    )


def _write_step(
    db: Connection, renewal_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    db.execute(
        insert(renewal_events).values(
            renewal_id=renewal_id, step=step, kind=kind, at=at, detail=detail
        )
    )


def _next_code(db: Connection, at: datetime) -> str:
    prefix = f"GH-000-{at:%y%m}-"
    last = db.execute(
        select(func.max(renewals.c.code)).where(renewals.c.code.startswith(prefix))
    ).scalar()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"
