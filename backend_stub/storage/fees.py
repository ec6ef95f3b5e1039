"""Fees: what is written of the orders, and the book of the simulated desk that takes them."""

import secrets
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from backend_stub.storage.chain import FIRST_LINK, linked
from backend_stub.storage.fee_tables import fee_entries, fee_order_events, fee_orders
from backend_stub.storage.steps import Step


@dataclass(frozen=True, slots=True)
class FeeOrder:
    """One order with every step it ever took; ``asked_really_at`` is real time."""

    id: str
    renewal_id: str
    code: str
    amount_vnd: int
    asked_really_at: datetime
    is_live: bool
    steps: tuple[Step, ...]


def orders_of(db: Connection, holder_id: str) -> dict[str, tuple[FeeOrder, ...]]:
    """The holder's orders by the id of their file, each file's oldest first."""
    own = fee_orders.c.holder_id == holder_id
    joined = fee_order_events.join(fee_orders)
    wanted = select(fee_order_events).select_from(joined).where(own)
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in db.execute(wanted.order_by(fee_order_events.c.order_id, fee_order_events.c.step)):
        steps[row.order_id].append(Step(row.kind, row.at, row.detail))
    found: dict[str, list[FeeOrder]] = defaultdict(list)
    for row in db.execute(select(fee_orders).where(own).order_by(fee_orders.c.code)):
        found[row.renewal_id].append(
            FeeOrder(
                row.id,
                row.renewal_id,
                row.code,
                row.amount_vnd,
                row.asked_really_at,
                row.is_live,
                tuple(steps[row.id]),
            )
        )
    return {renewal_id: tuple(orders) for renewal_id, orders in found.items()}


def open_order(
    db: Connection, holder_id: str, renewal_id: str, amount_vnd: int, at: datetime, really: datetime
) -> str:
    """
    Write a new order with its first step; answers its id.

    Raises:
        IntegrityError: The file has one that the desk has not refused.
    """
    order_id = secrets.token_hex(16)
    db.execute(
        insert(fee_orders).values(
            id=order_id,
            renewal_id=renewal_id,
            holder_id=holder_id,
            code=_next_code(db, at),
            amount_vnd=amount_vnd,
            asked_really_at=really,
            is_live=True,
        )
    )
    _write_step(db, order_id, 0, "asking", at, None)
    return order_id


def add_step(
    db: Connection, order: FeeOrder, kind: str, at: datetime, detail: str | None = None
) -> None:
    """Write the next step down; a refused order is over, and another may be opened."""
    written = select(func.count()).where(fee_order_events.c.order_id == order.id)
    _write_step(db, order.id, db.execute(written).scalar_one(), kind, at, detail)
    if kind == "refused":
        db.execute(update(fee_orders).where(fee_orders.c.id == order.id).values(is_live=False))


def owner_of(db: Connection, order_id: str) -> str | None:
    """Whose order it is; None where there is none."""
    return db.execute(select(fee_orders.c.holder_id).where(fee_orders.c.id == order_id)).scalar()


def unanswered(db: Connection) -> list[str]:
    """Ids of live orders that wait for the desk's answer."""
    last = (
        select(fee_order_events.c.order_id, func.max(fee_order_events.c.step).label("step"))
        .group_by(fee_order_events.c.order_id)
        .subquery()
    )
    waiting = (
        select(fee_order_events.c.order_id)
        .join(
            last,
            (last.c.order_id == fee_order_events.c.order_id)
            & (last.c.step == fee_order_events.c.step),
        )
        .where(fee_order_events.c.kind == "asking")
    )
    return list(db.execute(waiting).scalars())


# --- the desk's book --------------------------------------------------------------------------
def book(db: Connection, order: FeeOrder, kind: str, accounts: tuple[str, str], at: datetime,
         really: datetime) -> None:  # fmt: skip
    """
    Write a movement down behind the last one: from the first account to the second.

    Raises:
        IntegrityError: The order was ``paid`` or ``refunded`` before, or another process wrote in
            the same moment.
    """
    row = db.execute(
        select(fee_entries.c.seq, fee_entries.c.chain).order_by(fee_entries.c.seq.desc()).limit(1)
    ).first()
    seq, before = (row.seq, row.chain) if row else (0, FIRST_LINK)
    told = {
        "seq": seq + 1,
        "order_id": order.id,
        "kind": kind,
        "from_account": accounts[0],
        "to_account": accounts[1],
        "amount_vnd": order.amount_vnd,
        "at": at,
        "really_at": really,
    }
    db.execute(insert(fee_entries).values(**told, chain=linked(before, named(told))))


def booked(db: Connection, order_id: str) -> frozenset[str]:
    """What the desk's book has of an order: ``paid``, ``refunded``."""
    own = select(fee_entries.c.kind).where(fee_entries.c.order_id == order_id)
    return frozenset(db.execute(own).scalars())


def entries(db: Connection) -> Iterator[Row[Any]]:
    """Every movement in order."""
    yield from db.execute(select(fee_entries).order_by(fee_entries.c.seq))


def named(row: Any) -> tuple[Any, ...]:
    """A movement's values as its digest takes them."""
    return (
        row["seq"], row["order_id"], row["kind"], row["from_account"], row["to_account"],
        row["amount_vnd"], row["at"].timestamp(), row["really_at"].timestamp(),
    )  # fmt: skip


def _write_step(
    db: Connection, order_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    db.execute(
        insert(fee_order_events).values(
            order_id=order_id, step=step, kind=kind, at=at, detail=detail
        )
    )


def _next_code(db: Connection, at: datetime) -> str:
    prefix = f"LP-000-{at:%y%m}-"
    last = db.execute(
        select(func.max(fee_orders.c.code)).where(fee_orders.c.code.startswith(prefix))
    ).scalar()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"
