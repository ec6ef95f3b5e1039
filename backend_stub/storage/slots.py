"""Slots of offices that open files hold, whichever kind of file."""

from datetime import datetime

from sqlalchemy import Connection, Table, insert, select

from backend_stub.storage.fee_tables import counter_blocks


def slots_held(db: Connection, files: Table) -> frozenset[tuple[str, datetime]]:
    """Office and moment of every slot that an open file of that table holds."""
    held = files.c.is_open & files.c.slot_at.is_not(None)
    rows = db.execute(select(files.c.office, files.c.slot_at).where(held))
    return frozenset((row.office, row.slot_at) for row in rows)


def slots_blocked(db: Connection) -> frozenset[tuple[str, datetime]]:
    """Office and moment of every slot that somebody outside this prototype has."""
    return frozenset((row.office, row.slot_at) for row in db.execute(select(counter_blocks)))


def block_slot(db: Connection, office: str, slot_at: datetime) -> None:
    """Somebody outside this prototype takes it."""
    db.execute(insert(counter_blocks).values(office=office, slot_at=slot_at))
