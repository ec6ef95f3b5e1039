"""Runs: what may be done with one at a moment, and how it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row
from sqlalchemy.exc import IntegrityError

from app.shared.programmes import Programme, programme
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.pay_work import Work
from backend_stub.services.reconciling import reconcile
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.storage import pay_runs as run_books

FINAL = ("paid", "cash_paid", "reversed")
"""What is over."""
_REACHED = ("begun", "prepared", "executed", "reconciled", "closed")
_OPEN = ("prepared", "instructed", "ordered", "failed", "cash_ready")


@dataclass(frozen=True, slots=True)
class RunState:
    """
    A run as it stands.

    Attributes:
        state: Its last step, or what is being done.
        counts: By what its payments wait for: how many and how much.
    """

    row: Row[Any]
    state: str
    counts: dict[str, tuple[int, int]]
    begun_at: datetime | None
    last_at: datetime | None

    def count(self, *waits: str) -> int:
        """How many of its payments wait for one of these."""
        return sum(self.counts.get(one, (0, 0))[0] for one in waits)

    def vnd(self, *waits: str) -> int:
        """How much they are, in dong."""
        return sum(self.counts.get(one, (0, 0))[1] for one in waits)

    def begun_by(self, now: datetime) -> bool:
        """Whether it was there at that story moment."""
        return self.begun_at is None or self.begun_at <= now

    @property
    def deeds(self) -> tuple[str, ...]:
        """What may be done with it now, in the order of the work."""
        if self.row.task or self.state == "closed":
            return ()
        found = []
        if self.count("prepared"):
            found.append("execute")
        if self.count("failed"):
            found += ["retry", "fall_back"]
        if self.count("cash_ready"):
            found.append("pay_cash")
        if self.state != "prepared":
            found.append("reconcile")
        found.append("prepare")
        if self.counts and not self.count(*_OPEN):
            found.append("close")
        return tuple(found)


def state_of(db: Connection, run: Row[Any]) -> RunState:
    """The run with its counts."""
    told = run_books.run_events(db, run.id)
    state = next((one.kind for one in reversed(told) if one.kind in _REACHED), "begun")
    working = {"prepare": "preparing", "cash": "paying"}.get(run.task, "executing")
    return RunState(
        row=run,
        state=working if run.task else state,
        counts=run_books.counts(db, run.id),
        begun_at=told[0].at if told else None,
        last_at=told[-1].at if told else None,
    )


def begin(
    db: Connection, of: Programme, period: str, rules: RuleSet, at: datetime, really: datetime
) -> str:
    """
    Open the run of a programme and period, or take it up again for whoever was added since.

    Raises:
        Refusal: There is no such period, work on the run is under way, or it was closed.
    """
    try:
        of.period_of(period)
    except KeyError:
        raise Refusal("not_found") from None
    run = run_books.run_of(db, of.id, period)
    if run is None:
        try:
            with db.begin_nested():
                run_id = run_books.open_run(db, of.id, period, rules.id)
        except IntegrityError:
            raise Refusal("deed_not_offered") from None
        run_books.tell_run(db, run_id, "begun", at, really)
    else:
        run_id = run.id
        _refuse(state_of(db, run), "prepare", at)
    run_books.set_task(db, run_id, "prepare")
    return run_id


_REACHES = {"reconcile": "reconciled", "close": "closed"}
_TASKS = {"execute": "pay", "retry": "retry", "fall_back": "fall_back", "pay_cash": "cash"}


def order(db: Connection, run_id: str, deed: str, at: datetime, really: datetime) -> None:
    """
    Begin one of the deeds that the run offers; its work follows chunk by chunk.

    Raises:
        Refusal: It is not offered now; or it is to be reconciled and the ledger does not agree.
    """
    run = run_books.run_by_id(db, run_id)
    if run is None:
        raise Refusal("not_found")
    _refuse(state_of(db, run), deed, at)
    if deed == "reconcile" and (faults := reconcile(db).faults):
        first = faults[0]
        values = {"kind": first.kind, "at": first.at, "faults": len(faults)}
        raise Refusal("ledger_disagrees", values=values)
    if deed in _TASKS:
        run_books.tell_run(db, run_id, deed, at, really)
        run_books.set_task(db, run_id, _TASKS[deed])
    else:
        run_books.tell_run(db, run_id, _REACHES[deed], at, really)


def _refuse(run: RunState, deed: str, at: datetime) -> None:
    if run.last_at is not None and run.last_at > at:
        raise Refusal("deed_not_offered", values=LATER_IN_STORY)
    if deed not in run.deeds:
        raise Refusal("deed_not_offered", values={"state": run.state})


def work_on(
    db: Connection, run_id: str, now: datetime, really: datetime, pace: float
) -> Work | None:
    """The next transaction of a run's work; None where it is gone."""
    run = run_books.run_by_id(db, run_id)
    if run is None:
        return None
    told = run_books.run_events(db, run_id)
    at = max([now, *(one.at for one in told)])
    return Work(db=db, run=run, at=at, really=really, pace=pace, touched=set())


def programme_of(run: Row[Any]) -> Programme:
    """The run's programme."""
    return programme(run.programme_id)
