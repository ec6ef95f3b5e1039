"""Requests for an account: what is read and written of them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from backend_stub.storage.issuing_tables import face_captures, issuing_events, issuings
from backend_stub.storage.slots import slots_held
from backend_stub.storage.steps import Step


@dataclass(frozen=True, slots=True)
class Issuing:
    """One request with every step it ever took."""

    id: str
    holder_id: str
    asked_by: str
    code: str
    level: int
    rule_set_id: str
    asked_at: datetime
    phone: str | None
    email: str | None
    office: str | None
    slot_at: datetime | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """One try at a face capture; story time."""

    at: datetime
    outcome: str


def issuings_of(db: Connection, holder_id: str) -> tuple[Issuing, ...]:
    """Every request for the holder's account, oldest first."""
    return _read(db, issuings.c.holder_id == holder_id)


def issuings_asked_by(db: Connection, holder_id: str) -> tuple[Issuing, ...]:
    """Every request that the holder made, for whomever, oldest first."""
    return _read(db, issuings.c.asked_by == holder_id)


def every_issuing(db: Connection) -> tuple[Issuing, ...]:
    """Every request of everybody, oldest first: for the desk's side alone."""
    return _read(db, issuings.c.id.is_not(None))


def captures_of(db: Connection, holder_id: str) -> tuple[Capture, ...]:
    """Every try at the holder's face, oldest first."""
    wanted = (
        select(face_captures.c.at, face_captures.c.outcome)
        .where(face_captures.c.holder_id == holder_id)
        .order_by(face_captures.c.id)
    )
    return tuple(Capture(row.at, row.outcome) for row in db.execute(wanted))


def write_capture(db: Connection, holder_id: str, at: datetime, outcome: str) -> None:
    """Count a try."""
    db.execute(insert(face_captures).values(holder_id=holder_id, at=at, outcome=outcome))


def open_issuing(db: Connection, first: str, detail: str | None, given: Mapping[str, Any]) -> str:
    """
    Write a new request with its first step; answers its id.

    Args:
        first: Kind of the first step.
        given: Every column but id, code and ``is_open``.

    Raises:
        IntegrityError: The holder has an open request, or the slot is taken.
    """
    issuing_id = secrets.token_hex(16)
    code = _next_code(db, given["asked_at"])
    db.execute(insert(issuings).values(id=issuing_id, code=code, is_open=True, **given))
    _write_step(db, issuing_id, 0, first, given["asked_at"], detail)
    return issuing_id


def add_step(
    db: Connection,
    file: Issuing,
    kind: str,
    at: datetime,
    detail: str | None = None,
    *,
    closes: bool = False,
) -> None:
    """Write the next step down."""
    _write_step(db, file.id, len(file.steps), kind, at, detail)
    if closes:
        db.execute(update(issuings).where(issuings.c.id == file.id).values(is_open=False))


def move_appointment(db: Connection, file: Issuing, office: str, slot_at: datetime) -> None:
    """
    Another office or slot.

    Raises:
        IntegrityError: The slot is taken.
    """
    wanted = issuings.c.id == file.id
    db.execute(update(issuings).where(wanted).values(office=office, slot_at=slot_at))


def taken_slots(db: Connection) -> frozenset[tuple[str, datetime]]:
    """Office and moment of every slot that an open request holds."""
    return slots_held(db, issuings)


def _read(db: Connection, which: Any) -> tuple[Issuing, ...]:
    rows = list(db.execute(select(issuings).where(which).order_by(issuings.c.asked_at)))
    ids = [row.id for row in rows]
    steps: dict[str, list[Step]] = {one: [] for one in ids}
    wanted = (
        select(issuing_events)
        .where(issuing_events.c.issuing_id.in_(ids))
        .order_by(issuing_events.c.issuing_id, issuing_events.c.step)
    )
    for row in db.execute(wanted) if ids else ():
        steps[row.issuing_id].append(Step(row.kind, row.at, row.detail))
    names = [name for name in Issuing.__slots__ if name != "steps"]
    return tuple(
        Issuing(**{name: getattr(row, name) for name in names}, steps=tuple(steps[row.id]))
        for row in rows
    )


def _write_step(
    db: Connection, issuing_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    db.execute(
        insert(issuing_events).values(
            issuing_id=issuing_id, step=step, kind=kind, at=at, detail=detail
        )
    )


def _next_code(db: Connection, at: datetime) -> str:
    prefix = f"TK-000-{at:%y%m}-"
    last = db.execute(
        select(func.max(issuings.c.code)).where(issuings.c.code.startswith(prefix))
    ).scalar()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"
