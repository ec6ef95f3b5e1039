"""Foreign services' questions, their receipts and the log: what is read and written of them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from backend_stub.storage.foreign_tables import (
    foreign_code_tries,
    foreign_receipts,
    foreign_request_events,
    foreign_requests,
    use_log,
)
from backend_stub.storage.steps import Step

OPEN_STEPS = ("asked", "seen")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was sent; ``at`` is story time."""

    reference: str
    at: datetime
    subject: str
    answer: Any
    valid_seconds: int


@dataclass(frozen=True, slots=True)
class ForeignAsking:
    """One request with every step; ``ends_at`` is real time, the rest story time."""

    id: str
    holder_id: str | None
    shown_to: str
    service_id: str
    question_id: str
    nonce: str
    rule_set_id: str
    asked_at: datetime
    ends_at: datetime
    steps: tuple[Step, ...]
    receipt: Receipt | None


@dataclass(frozen=True, slots=True)
class UseRow:
    """One line of the log; story time."""

    request_id: str
    at: datetime
    service_id: str
    question_id: str
    outcome: Any
    rule_id: str
    rule_set_id: str


def askings_of(db: Connection, holder_id: str) -> tuple[ForeignAsking, ...]:
    """Every request that reached the holder, oldest first."""
    return _read(db, foreign_requests.c.holder_id == holder_id)


def askings_shown_to(db: Connection, holder_id: str) -> tuple[ForeignAsking, ...]:
    """Every request made at this holder's desk, whoever took it: for the desk's side alone."""
    return _read(db, foreign_requests.c.shown_to == holder_id)


def asking_of_code(db: Connection, code_hash: bytes) -> ForeignAsking | None:
    """The request that a code leads to; None where none ever did."""
    return next(iter(_read(db, foreign_requests.c.code_hash == code_hash)), None)


def asking_of_id(db: Connection, request_id: str) -> ForeignAsking | None:
    """The request of that id; None where a reset came between."""
    return next(iter(_read(db, foreign_requests.c.id == request_id)), None)


def nonce_used(db: Connection, nonce: str) -> bool:
    """Whether a request with it was received before."""
    wanted = select(foreign_requests.c.id).where(foreign_requests.c.nonce == nonce)
    return db.execute(wanted).first() is not None


def open_asking(db: Connection, given: Mapping[str, Any]) -> ForeignAsking:
    """Write a new request with its first step; ``given`` is every column but the id."""
    request_id = secrets.token_hex(16)
    db.execute(insert(foreign_requests).values(id=request_id, **given))
    _write_step(db, request_id, 0, "asked", given["asked_at"], None)
    return _read(db, foreign_requests.c.id == request_id)[0]


def add_step(
    db: Connection, asking: ForeignAsking, kind: str, at: datetime, detail: str | None = None
) -> None:
    """Write the next step down."""
    _write_step(db, asking.id, len(asking.steps), kind, at, detail)


def give_to(db: Connection, asking: ForeignAsking, holder_id: str) -> None:
    """Its code was typed: it is this holder's from now on."""
    mine = update(foreign_requests).where(
        foreign_requests.c.id == asking.id, foreign_requests.c.holder_id.is_(None)
    )
    db.execute(mine.values(holder_id=holder_id))


def write_receipt(
    db: Connection,
    asking: ForeignAsking,
    at: datetime,
    *,
    token: str,
    subject: str,
    answer: str,
    valid_seconds: int,
) -> None:
    """Keep what was sent, word for word."""
    db.execute(
        insert(foreign_receipts).values(
            request_id=asking.id,
            reference=_next_reference(db, at),
            at=at,
            token=token,
            subject=subject,
            answer=answer,
            valid_seconds=valid_seconds,
        )
    )


def answer_token(db: Connection, request_id: str) -> str | None:
    """The signed answer that was sent; None where none was."""
    wanted = select(foreign_receipts.c.token).where(foreign_receipts.c.request_id == request_id)
    return db.execute(wanted).scalar()


def log_use(
    db: Connection, holder_id: str, asking: ForeignAsking, outcome: str, at: datetime, **rule: str
) -> None:
    """Add a line to the log; nothing here ever changes or takes one away."""
    db.execute(
        insert(use_log).values(
            holder_id=holder_id,
            request_id=asking.id,
            at=at,
            service_id=asking.service_id,
            question_id=asking.question_id,
            outcome=outcome,
            **rule,
        )
    )


def log_of(db: Connection, holder_id: str) -> tuple[UseRow, ...]:
    """Every line about the holder, newest first."""
    names = [use_log.c[name] for name in UseRow.__slots__]
    wanted = select(*names).where(use_log.c.holder_id == holder_id).order_by(use_log.c.id.desc())
    return tuple(UseRow(*row) for row in db.execute(wanted))


def code_tries_since(db: Connection, holder_id: str, since: datetime) -> list[datetime]:
    """When the holder typed a wrong code after ``since``; real time, oldest first."""
    db.execute(delete(foreign_code_tries).where(foreign_code_tries.c.at <= since))
    wanted = select(foreign_code_tries.c.at).where(foreign_code_tries.c.holder_id == holder_id)
    return list(db.execute(wanted.order_by(foreign_code_tries.c.id)).scalars())


def count_code_try(db: Connection, holder_id: str, at: datetime) -> None:
    """A wrong code was typed; real time."""
    db.execute(insert(foreign_code_tries).values(holder_id=holder_id, at=at))


def unended(db: Connection) -> tuple[ForeignAsking, ...]:
    """Every request that still waits, of everybody: for what ends them."""
    return tuple(
        one
        for one in _read(db, foreign_requests.c.id.is_not(None))
        if one.steps[-1].kind in OPEN_STEPS
    )


def _read(db: Connection, which: Any) -> tuple[ForeignAsking, ...]:
    rows = list(db.execute(select(foreign_requests).where(which).order_by(
        foreign_requests.c.asked_at, foreign_requests.c.ends_at
    )))  # fmt: skip
    ids = [row.id for row in rows]
    if not ids:
        return ()
    steps: dict[str, list[Step]] = {one: [] for one in ids}
    events = foreign_request_events
    wanted = select(events).where(events.c.request_id.in_(ids))
    for row in db.execute(wanted.order_by(events.c.request_id, events.c.step)):
        steps[row.request_id].append(Step(row.kind, row.at, row.detail))
    sent = select(foreign_receipts).where(foreign_receipts.c.request_id.in_(ids))
    receipts = {
        row.request_id: Receipt(**{name: getattr(row, name) for name in Receipt.__slots__})
        for row in db.execute(sent)
    }
    names = [name for name in ForeignAsking.__slots__ if name not in ("steps", "receipt")]
    return tuple(
        ForeignAsking(
            **{name: getattr(row, name) for name in names},
            steps=tuple(steps[row.id]),
            receipt=receipts.get(row.id),
        )
        for row in rows
    )


def _write_step(
    db: Connection, request_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    db.execute(
        insert(foreign_request_events).values(
            request_id=request_id, step=step, kind=kind, at=at, detail=detail
        )
    )


def _next_reference(db: Connection, at: datetime) -> str:
    prefix = f"DV-000-{at:%y%m}-"
    last = db.execute(
        select(func.max(foreign_receipts.c.reference)).where(
            foreign_receipts.c.reference.startswith(prefix)
        )
    ).scalar()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"
