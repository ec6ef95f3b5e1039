"""What residents ask about looks at their data, and what they are answered."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from backend_stub.storage.access_tables import access_inquiries as table
from backend_stub.storage.access_tables import access_log

_PREFIX = {"why": "HD", "complaint": "KN"}


def inquiries_of(db: Connection, holder_id: str) -> list[Row[Any]]:
    """Everything one resident asked, oldest first."""
    own = select(table).where(table.c.holder_id == holder_id)
    return list(db.execute(own.order_by(table.c.asked_at, table.c.reference)))


def inquiries_to(db: Connection, agency_id: str) -> list[Row[Any]]:
    """Questions about one agency's looks, newest first."""
    about = table.join(access_log, access_log.c.id == table.c.access_id)
    own = (access_log.c.looker_id == agency_id) & (table.c.kind == "why")
    return list(db.execute(select(table).select_from(about).where(own).order_by(*_NEWEST)))


def complaints(db: Connection) -> list[Row[Any]]:
    """Every complaint, newest first."""
    return list(db.execute(select(table).where(table.c.kind == "complaint").order_by(*_NEWEST)))


def every_inquiry(db: Connection) -> list[Row[Any]]:
    """Everything that anybody asked, newest first."""
    return list(db.execute(select(table).order_by(*_NEWEST)))


def inquiry_of_id(db: Connection, inquiry_id: str) -> Row[Any] | None:
    """The one of that id; None where there is none."""
    return db.execute(select(table).where(table.c.id == inquiry_id)).one_or_none()


def write_inquiry(
    db: Connection, access_id: str, holder_id: str, kind: str, said: str, at: datetime
) -> None:
    """Ask; there is one of a kind about a look."""
    db.execute(
        insert(table).values(
            id=secrets.token_hex(16),
            access_id=access_id,
            holder_id=holder_id,
            reference=_next_reference(db, _PREFIX[kind], at),
            kind=kind,
            said=said,
            asked_at=at,
        )
    )


def write_answer(
    db: Connection, inquiry_id: str, said: str, decision: str | None, at: datetime
) -> None:
    """Answer, or decide."""
    own = update(table).where(table.c.id == inquiry_id)
    db.execute(own.values(answer=said, decision=decision, answered_at=at))


_NEWEST = (table.c.asked_at.desc(), table.c.reference.desc())


def _next_reference(db: Connection, kind: str, at: datetime) -> str:
    prefix = f"{kind}-000-{at:%y%m}-"
    taken = select(func.count()).where(table.c.reference.startswith(prefix))
    return f"{prefix}{db.execute(taken).scalar_one() + 1:04}"
