"""Where holders said to be: what is read and written of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from backend_stub.storage.whereabouts_tables import whereabouts


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """From a story moment on: a place abroad, None for Viet Nam."""

    abroad: str | None
    at: datetime


def whereabouts_of(db: Connection, holder_id: str) -> tuple[Whereabouts, ...]:
    """Everything the holder ever said, oldest first."""
    wanted = (
        select(whereabouts.c.abroad, whereabouts.c.at)
        .where(whereabouts.c.holder_id == holder_id)
        .order_by(whereabouts.c.at, whereabouts.c.id)
    )
    return tuple(Whereabouts(*row) for row in db.execute(wanted))


def write_whereabouts(db: Connection, holder_id: str, abroad: str | None, at: datetime) -> None:
    """From ``at`` on the holder is there."""
    db.execute(insert(whereabouts).values(holder_id=holder_id, abroad=abroad, at=at))
