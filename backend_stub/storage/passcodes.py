"""When a holder's passcode was set, and by whose hand: what is read and written of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from backend_stub.storage.passcode_tables import passcodes_set
from backend_stub.storage.tables import holders

GIVEN, CHANGED = "given", "changed"
"""A guardian set it for a child; its holder chose it."""


@dataclass(frozen=True, slots=True)
class PasscodeSet:
    """One setting; story time."""

    kind: str
    at: datetime


def passcodes_of(db: Connection, holder_id: str) -> tuple[PasscodeSet, ...]:
    """Every setting in the order in which it was done, whatever the story's clock said."""
    wanted = (
        select(passcodes_set.c.kind, passcodes_set.c.at)
        .where(passcodes_set.c.holder_id == holder_id)
        .order_by(passcodes_set.c.id)
    )
    return tuple(PasscodeSet(*row) for row in db.execute(wanted))


def own_passcodes(db: Connection) -> frozenset[str]:
    """Ids of the personas who chose a passcode of their own."""
    wanted = (
        select(holders.c.persona)
        .join(passcodes_set, passcodes_set.c.holder_id == holders.c.id)
        .where(passcodes_set.c.kind == CHANGED)
    )
    return frozenset(db.execute(wanted).scalars())


def write_passcode_set(db: Connection, holder_id: str, kind: str, at: datetime) -> None:
    """Keep when it was set."""
    db.execute(insert(passcodes_set).values(holder_id=holder_id, kind=kind, at=at))


def write_passcode(db: Connection, holder_id: str, stored_form: str, at: datetime) -> None:
    """Another passcode from now on, chosen by its holder."""
    db.execute(update(holders).where(holders.c.id == holder_id).values(passcode_hash=stored_form))
    write_passcode_set(db, holder_id, CHANGED, at)
