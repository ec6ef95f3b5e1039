"""Locks and the orders that lead to some: what is read and written of them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from backend_stub.storage.lock_tables import lock_orders
from backend_stub.storage.tables import locks


@dataclass(frozen=True, slots=True)
class LockOrder:
    """An authority's order; story time; None where it has not come so far."""

    id: int
    asked_at: datetime
    forwarded_at: datetime | None
    decided_at: datetime | None


def begin_lock(db: Connection, holder_id: str, ground: str, at: datetime) -> None:
    """A lock on that ground, until it is ended."""
    db.execute(insert(locks).values(holder_id=holder_id, ground=ground, since=at, until=None))


def end_lock(db: Connection, holder_id: str, ground: str, at: datetime) -> None:
    """Every lock of the holder on that ground that holds at ``at`` ends then."""
    db.execute(
        update(locks)
        .where(
            locks.c.holder_id == holder_id,
            locks.c.ground == ground,
            locks.c.since <= at,
            locks.c.until.is_(None) | (locks.c.until > at),
        )
        .values(until=at)
    )


def orders_of(db: Connection, holder_id: str) -> tuple[LockOrder, ...]:
    """Every order about the holder, oldest first."""
    wanted = (
        select(
            lock_orders.c.id,
            lock_orders.c.asked_at,
            lock_orders.c.forwarded_at,
            lock_orders.c.decided_at,
        )
        .where(lock_orders.c.holder_id == holder_id)
        .order_by(lock_orders.c.id)
    )
    return tuple(LockOrder(*row) for row in db.execute(wanted))


def write_order(db: Connection, holder_id: str, at: datetime) -> None:
    """An authority asks for a lock."""
    db.execute(insert(lock_orders).values(holder_id=holder_id, asked_at=at))


def forward_order(db: Connection, order: LockOrder, at: datetime) -> None:
    """The order has reached who decides."""
    db.execute(update(lock_orders).where(lock_orders.c.id == order.id).values(forwarded_at=at))


def decide_order(db: Connection, order: LockOrder, at: datetime) -> None:
    """It is decided, either way."""
    db.execute(update(lock_orders).where(lock_orders.c.id == order.id).values(decided_at=at))
