"""Runs: their steps, what is worked on, and how many of their payments wait for what."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from backend_stub.storage.payment_tables import pay_run_events, pay_runs, payments
from backend_stub.storage.payments import id_of


def run_of(db: Connection, programme_id: str, period: str) -> Row[Any] | None:
    """The run of a programme and period."""
    own = (pay_runs.c.programme_id == programme_id) & (pay_runs.c.period == period)
    return db.execute(select(pay_runs).where(own)).first()


def run_by_id(db: Connection, run_id: str) -> Row[Any] | None:
    """The run of that id."""
    return db.execute(select(pay_runs).where(pay_runs.c.id == run_id)).first()


def every_run(db: Connection) -> list[Row[Any]]:
    """Every run, the newest period first."""
    order = (pay_runs.c.period.desc(), pay_runs.c.programme_id)
    return list(db.execute(select(pay_runs).order_by(*order)))


def open_run(db: Connection, programme_id: str, period: str, rule_set_id: str) -> str:
    """
    Write a new run down; answers its id.

    Raises:
        IntegrityError: There is one for this programme and period.
    """
    run_id = id_of("run", programme_id, period)
    db.execute(
        insert(pay_runs).values(
            id=run_id, programme_id=programme_id, period=period, rule_set_id=rule_set_id,
            task="", cursor="",
        )
    )  # fmt: skip
    return run_id


def set_task(db: Connection, run_id: str, task: str, cursor: str = "") -> None:
    """What is worked on from now on, and from where; empty where nothing is."""
    db.execute(update(pay_runs).where(pay_runs.c.id == run_id).values(task=task, cursor=cursor))


def under_way(db: Connection) -> list[str]:
    """Runs on which work was going on: what a restart takes up."""
    return list(db.execute(select(pay_runs.c.id).where(pay_runs.c.task != "")).scalars())


def tell_run(db: Connection, run_id: str, kind: str, at: datetime, really: datetime) -> None:
    """Write a run's next step down."""
    table = pay_run_events
    count = select(func.count()).where(table.c.run_id == run_id)
    step = db.execute(count).scalar() or 0
    db.execute(insert(table).values(run_id=run_id, step=step, kind=kind, at=at, really_at=really))


def run_events(db: Connection, run_id: str) -> list[Row[Any]]:
    """A run's steps, oldest first."""
    own = pay_run_events.c.run_id == run_id
    return list(db.execute(select(pay_run_events).where(own).order_by(pay_run_events.c.step)))


def counts(db: Connection, run_id: str) -> dict[str, tuple[int, int]]:
    """By what its payments wait for: how many, and how much."""
    grouped = (
        select(payments.c.waits, func.count(), func.sum(payments.c.amount_vnd))
        .where(payments.c.run_id == run_id)
        .group_by(payments.c.waits)
    )
    return {waits: (count, int(vnd)) for waits, count, vnd in db.execute(grouped)}
