"""Guardianships: what is read and written of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from backend_stub.storage.family_tables import guardianship_events, guardianships
from backend_stub.storage.steps import Step


@dataclass(frozen=True, slots=True)
class Guardianship:
    """Who guards whom, with every step of its proof."""

    id: str
    guardian_id: str
    ward_id: str
    relation: Any
    steps: tuple[Step, ...]


def guardianships_of(db: Connection, guardian_id: str) -> tuple[Guardianship, ...]:
    """Those of one guardian."""
    return _read(db, guardianships.c.guardian_id == guardian_id)


def guardianships_over(db: Connection, ward_id: str) -> tuple[Guardianship, ...]:
    """Those over one ward."""
    return _read(db, guardianships.c.ward_id == ward_id)


def every_guardianship(db: Connection) -> tuple[Guardianship, ...]:
    """Those of everybody: for the desk's side alone."""
    return _read(db, guardianships.c.id.is_not(None))


def add_step(db: Connection, one: Guardianship, kind: str, at: datetime) -> None:
    """Write the next step of its proof down."""
    db.execute(
        insert(guardianship_events).values(
            guardianship_id=one.id, step=len(one.steps), kind=kind, at=at
        )
    )


def _read(db: Connection, which: Any) -> tuple[Guardianship, ...]:
    rows = list(db.execute(select(guardianships).where(which).order_by(guardianships.c.id)))
    steps: dict[str, list[Step]] = {row.id: [] for row in rows}
    wanted = (
        select(guardianship_events)
        .where(guardianship_events.c.guardianship_id.in_(list(steps)))
        .order_by(guardianship_events.c.guardianship_id, guardianship_events.c.step)
    )
    for row in db.execute(wanted) if steps else ():
        steps[row.guardianship_id].append(Step(row.kind, row.at, None))
    return tuple(
        Guardianship(row.id, row.guardian_id, row.ward_id, row.relation, tuple(steps[row.id]))
        for row in rows
    )
