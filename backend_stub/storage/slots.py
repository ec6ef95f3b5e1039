"""Slots of offices that open files hold, whichever kind of file."""

from datetime import datetime

from sqlalchemy import Connection, Table, select


def slots_held(db: Connection, files: Table) -> frozenset[tuple[str, datetime]]:
    """Office and moment of every slot that an open file of that table holds."""
    held = files.c.is_open & files.c.slot_at.is_not(None)
    rows = db.execute(select(files.c.office, files.c.slot_at).where(held))
    return frozenset((row.office, row.slot_at) for row in rows)
