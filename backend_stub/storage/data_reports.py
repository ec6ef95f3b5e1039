"""Reports of wrong data: what is read and written of them."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from backend_stub.storage.register_tables import data_report_events, data_reports
from backend_stub.storage.steps import Step


@dataclass(frozen=True, slots=True)
class Report:
    """One report with every step it ever took."""

    id: str
    code: str
    holder_id: str
    document_id: str
    type_id: str
    fact_id: str
    register_id: str
    record_id: str
    record_fact: str
    claimed: str
    rule_set_id: str
    sent_at: datetime
    due_on: date
    steps: tuple[Step, ...]


def reports_of(db: Connection, holder_id: str) -> tuple[Report, ...]:
    """Every report of the holder, oldest first."""
    return _read(db, data_reports.c.holder_id == holder_id)


def open_reports(db: Connection) -> tuple[Report, ...]:
    """Every report that waits for its answer, of everybody: for the desk's side alone."""
    return _read(db, data_reports.c.is_open)


def report_by_id(db: Connection, report_id: str) -> Report | None:
    """The report of that id; None where there is none."""
    return next(iter(_read(db, data_reports.c.id == report_id)), None)


def write_report(db: Connection, **said: Any) -> str:
    """
    Write a new report with its first step; answers its id.

    Raises:
        IntegrityError: The same fact of that record has an open one.
    """
    report_id, at = secrets.token_hex(16), said["sent_at"]
    code = _next_code(db, at)
    db.execute(insert(data_reports).values(id=report_id, code=code, is_open=True, **said))
    _write_step(db, report_id, 0, "sent", at, None)
    return report_id


def add_step(
    db: Connection,
    report: Report,
    kind: str,
    at: datetime,
    detail: str | None = None,
    *,
    closes: bool = False,
) -> None:
    """Write the next step down."""
    _write_step(db, report.id, len(report.steps), kind, at, detail)
    if closes:
        own = data_reports.c.id == report.id
        db.execute(update(data_reports).where(own).values(is_open=False))


def _read(db: Connection, which: Any) -> tuple[Report, ...]:
    rows = list(db.execute(select(data_reports).where(which).order_by(data_reports.c.code)))
    steps: dict[str, list[Step]] = {row.id: [] for row in rows}
    wanted = (
        select(data_report_events)
        .where(data_report_events.c.report_id.in_(list(steps)))
        .order_by(data_report_events.c.report_id, data_report_events.c.step)
    )
    for row in db.execute(wanted) if rows else ():
        steps[row.report_id].append(Step(row.kind, row.at, row.detail))
    names = [name for name in Report.__slots__ if name != "steps"]
    return tuple(
        Report(**{name: getattr(row, name) for name in names}, steps=tuple(steps[row.id]))
        for row in rows
    )


def _write_step(
    db: Connection, report_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    db.execute(
        insert(data_report_events).values(
            report_id=report_id, step=step, kind=kind, at=at, detail=detail
        )
    )


def _next_code(db: Connection, at: datetime) -> str:
    prefix = f"SL-000-{at:%y%m}-"
    last = db.execute(
        select(func.max(data_reports.c.code)).where(data_reports.c.code.startswith(prefix))
    ).scalar()
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04}"
