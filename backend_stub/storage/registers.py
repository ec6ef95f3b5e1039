"""Registers: records beside documents, changes, refusals and stands: what is read and written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.shared.registers import Register
from backend_stub.storage.register_tables import (
    register_changes,
    register_records,
    register_refusals,
    register_stands,
)
from backend_stub.storage.tables import documents, holders


@dataclass(frozen=True, slots=True)
class Record:
    """One record; ``document_id`` is the first of the documents that show it."""

    id: str
    register_id: str
    type_id: str
    holder_id: str
    document_id: str
    number: str
    facts: dict[str, str]


def fill(db: Connection, registers: Iterable[Register]) -> None:
    """Write the records of every document that has none yet: registers know what was issued."""
    known = set(db.execute(select(register_records.c.register_id, register_records.c.document_id)))
    keepers: dict[str, list[Register]] = {}
    for one in registers:
        for type_id in one.types:
            keepers.setdefault(type_id, []).append(one)
    rows = []
    first = select(documents, holders.c.personal_number).join(holders)
    for row in db.execute(first.where(documents.c.replaces.is_(None))):
        for keeper in keepers.get(row.type_id, ()):
            if (keeper.id, row.id) not in known:
                facts = {
                    one.id: row.fields[one.id]
                    for one in keeper.facts(row.type_id)
                    if row.fields.get(one.id)
                }
                rows.append(
                    {
                        "id": _record_id(keeper.id, row.id),
                        "register_id": keeper.id,
                        "type_id": row.type_id,
                        "holder_id": row.holder_id,
                        "document_id": row.id,
                        "number": next(
                            (facts[one] for one in keeper.fixed if one in facts),
                            row.personal_number,
                        ),
                        "facts": facts,
                    }
                )
    if rows:
        db.execute(insert(register_records), rows)


def _record_id(register_id: str, document_id: str) -> str:
    name = f"record:{register_id}:{document_id}"
    return blake2b(name.encode(), digest_size=16).hexdigest()


def records_of(db: Connection, holder_id: str) -> tuple[Record, ...]:
    """Every record about a holder."""
    wanted = register_records.c.holder_id == holder_id
    rows = db.execute(select(register_records).where(wanted).order_by(register_records.c.id))
    return tuple(Record(*row) for row in rows)


def record_by_id(db: Connection, record_id: str) -> Record | None:
    """The record of that id; None where there is none."""
    row = db.execute(select(register_records).where(register_records.c.id == record_id)).first()
    return Record(*row) if row else None


def records_by_number(
    db: Connection, register_id: str, type_id: str, number: str
) -> tuple[Record, ...]:
    """Records of a type under that number, of whomever they are: for the register alone."""
    table = register_records.c
    wanted = (
        (table.register_id == register_id) & (table.type_id == type_id) & (table.number == number)
    )
    rows = db.execute(select(register_records).where(wanted).order_by(table.id))
    return tuple(Record(*row) for row in rows)


def every_record(db: Connection, register_id: str) -> list[Row[Any]]:
    """Every record of a register with its holder's name and number, by number."""
    table = register_records
    wanted = (
        select(
            table.c.id, table.c.type_id, table.c.number, table.c.facts, holders.c.full_name,
            holders.c.personal_number,
        )
        .join(holders, holders.c.id == table.c.holder_id)
        .where(table.c.register_id == register_id)
        .order_by(table.c.number, table.c.id)
    )  # fmt: skip
    return list(db.execute(wanted))


def counts(db: Connection) -> dict[str, int]:
    """How many records each register keeps."""
    wanted = select(register_records.c.register_id, func.count()).group_by(
        register_records.c.register_id
    )
    return {row[0]: row[1] for row in db.execute(wanted)}


def write_fact(db: Connection, record: Record, fact_id: str, value: str) -> None:
    """The record says so from now on."""
    record.facts[fact_id] = value
    own = register_records.c.id == record.id
    db.execute(update(register_records).where(own).values(facts=record.facts))


def write_change(db: Connection, record: Record, **said: Any) -> None:
    """Add one line to the history; none is ever taken away."""
    db.execute(
        insert(register_changes).values(
            register_id=record.register_id, record_id=record.id, holder_id=record.holder_id, **said
        )
    )


def changes_of(db: Connection, record_id: str) -> list[Row[Any]]:
    """A record's history, newest first."""
    own = register_changes.c.record_id == record_id
    wanted = select(register_changes).where(own).order_by(register_changes.c.seq.desc())
    return list(db.execute(wanted))


def lines_of(db: Connection, change_id: str) -> list[Row[Any]]:
    """Everything that one edit changed, in the order in which it did."""
    one = register_changes.c.change_id == change_id
    return list(db.execute(select(register_changes).where(one).order_by(register_changes.c.seq)))


def unfetched(db: Connection, register_id: str) -> list[str]:
    """Ids of the edits in that register that the platform has not fetched, oldest first."""
    table = register_changes.c
    wanted = (
        select(table.change_id)
        .where(
            table.register_id == register_id,
            table.copied_from.is_(None),
            table.fetched_at.is_(None),
        )
        .order_by(table.seq)
    )
    return list(db.execute(wanted).scalars())


def waiting(db: Connection) -> dict[str, int]:
    """How many edits wait to be fetched, by register; only those where some do."""
    table = register_changes.c
    wanted = (
        select(table.register_id, func.count())
        .where(table.copied_from.is_(None), table.fetched_at.is_(None))
        .group_by(table.register_id)
    )
    return {row[0]: row[1] for row in db.execute(wanted)}


def mark_fetched(db: Connection, change_id: str, at: datetime) -> None:
    """The platform has it."""
    one = register_changes.c.change_id == change_id
    db.execute(update(register_changes).where(one).values(fetched_at=at))


def note_refusal(db: Connection, register_id: str, fact_id: str, reason: str, at: datetime) -> None:
    """An edit was refused."""
    db.execute(
        insert(register_refusals).values(
            register_id=register_id, fact_id=fact_id, reason=reason, at=at
        )
    )


def refusals(db: Connection, most: int) -> list[Row[Any]]:
    """The last ones, newest first."""
    wanted = select(register_refusals).order_by(register_refusals.c.seq.desc()).limit(most)
    return list(db.execute(wanted))


def stands(db: Connection) -> dict[str, Row[Any]]:
    """How the registers stand that were ever touched."""
    return {row.register_id: row for row in db.execute(select(register_stands))}


def write_stand(db: Connection, register_id: str, state: str, at: datetime) -> None:
    """Let a register stand so from now on."""
    db.execute(delete(register_stands).where(register_stands.c.register_id == register_id))
    db.execute(insert(register_stands).values(register_id=register_id, state=state, since=at))


def holders_in(db: Connection, register_id: str) -> list[str]:
    """Whoever the register has a record about."""
    wanted = select(register_records.c.holder_id).where(
        register_records.c.register_id == register_id
    )
    return sorted(set(db.execute(wanted).scalars()))
