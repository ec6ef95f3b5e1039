"""Runs as the paying side sees them: how they stand, what needs a deed, what arrived."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, func, select

from app.shared.clock import viet_nam_day
from app.shared.contract.pay_runs import PayCase, PayRun, PayRunFile, PayRuns, Preparable, Tally
from app.shared.programmes import programme, programmes
from app.shared.providers import provider
from app.shared.rulesets import RuleSet, rule_set
from backend_stub.limits import limits
from backend_stub.services.destinations import ladder_of, next_rung
from backend_stub.services.pay_runs import FINAL, RunState, state_of
from backend_stub.services.payment_ladders import place_of, rung_place
from backend_stub.services.purses import purse_of
from backend_stub.services.standing import locked
from backend_stub.services.unpaid import may_retry
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage import payments
from backend_stub.storage.facts import read_facts
from backend_stub.storage.payees import Payee, payees_by_id
from backend_stub.storage.payment_tables import payments as table
from backend_stub.storage.payments import PaymentRow, PaymentStepRow

SHOWN = ("failed", "cash_ready", "prepared")
"""What the desk lists, in this order: what needs a deed, then what will be sent and where to."""
_ARRIVED = 5  # the newest of them, so that the desk sees that money moves


def runs_seen(db: Connection, now: datetime) -> PayRuns:
    """Every run begun by ``now``, and the periods for which one may be prepared."""
    runs = [state_of(db, row) for row in run_books.every_run(db)]
    seen = [run_seen(db, one) for one in runs if one.begun_by(now)]
    seen.sort(key=lambda one: (one.state == "closed", one.due_on, one.programme_id))
    known = {(one.row.programme_id, one.row.period) for one in runs}
    return PayRuns(runs=tuple(seen), preparable=tuple(_preparable(viet_nam_day(now), known)))


def _preparable(day: date, known: set[tuple[str, str]]) -> Iterator[Preparable]:
    for of in programmes():
        period = of.period_at(day)
        if (of.id, period.id) not in known:
            yield Preparable(
                programme_id=of.id, period=period.id, due_on=period.pay_on, by_on=period.by_on
            )


def run_seen(db: Connection, one: RunState) -> PayRun:
    """A run with its tallies."""
    of = programme(one.row.programme_id)
    period = of.period_of(one.row.period)
    return PayRun(
        id=one.row.id,
        programme_id=of.id,
        period=period.id,
        state=cast("Any", one.state),
        due_on=period.pay_on,
        by_on=period.by_on,
        people=sum(count for count, _ in one.counts.values()),
        vnd=sum(vnd for _, vnd in one.counts.values()),
        states=tuple(Tally(name=k, count=c, vnd=v) for k, (c, v) in sorted(one.counts.items())),
        places=tuple(_places(db, one.row.id)),
        deeds=cast("Any", one.deeds),
    )


def _places(db: Connection, run_id: str) -> Iterator[Tally]:
    grouped = (
        select(table.c.provider_id, func.count(), func.sum(table.c.amount_vnd))
        .where(table.c.run_id == run_id)
        .group_by(table.c.provider_id)
    )
    found: dict[str, tuple[int, int]] = {}
    for provider_id, count, vnd in db.execute(grouped):
        name: str = provider(provider_id).kind if provider_id else "cash"
        before = found.get(name, (0, 0))
        found[name] = (before[0] + count, before[1] + int(vnd))
    for name, (count, vnd) in sorted(found.items()):
        yield Tally(name=name, count=count, vnd=vnd)


def run_file(db: Connection, run: Row[Any], now: datetime) -> PayRunFile:
    """A run with its payments that need a deed or are listed, and the newest that arrived."""
    rows = [
        row
        for waits in SHOWN
        for row in payments.waiting(db, run.id, waits, limits().payment.desk_cases)
    ]
    arrived = payments.newest_arrived(db, run.id, FINAL, _ARRIVED)
    return PayRunFile(
        run=run_seen(db, state_of(db, run)),
        cases=tuple(cases(db, run, rows, now)),
        arrived=tuple(cases(db, run, arrived, now)),
    )


def cases(
    db: Connection, run: Row[Any], rows: Sequence[PaymentRow], now: datetime
) -> Iterator[PayCase]:
    """These payments of the run as the desk sees them."""
    people = payees_by_id(db, {row.payee_id for row in rows})
    told = payments.steps_of(db, [row.id for row in rows])
    rules = rule_set(run.rule_set_id)
    for row in rows:
        yield _case(db, row, people[row.payee_id], told[row.id], now, rules)


def case_of(db: Connection, run: Row[Any], row: PaymentRow, now: datetime) -> PayCase:
    """One payment of the run as the desk sees it."""
    return next(cases(db, run, [row], now))


def _case(
    db: Connection,
    row: PaymentRow,
    payee: Payee,
    steps: Sequence[PaymentStepRow],
    now: datetime,
    rules: RuleSet,
) -> PayCase:
    facts = read_facts(db, payee.holder_id) if payee.holder_id else None
    tried = frozenset(one.account_ref for one in steps if one.kind == "instructed")
    day = max(viet_nam_day(now), viet_nam_day(steps[-1].at))
    purse = purse_of(db, facts, now, rules) if facts else None
    places = ladder_of(payee, purse, row.programme_id, now, day, rules)
    ahead = next_rung(places, tried) if row.waits in ("failed", "prepared") else None
    last = steps[-1]
    return PayCase(
        id=row.id,
        number=payee.facts.number,
        full_name=payee.facts.full_name,
        amount_vnd=row.amount_vnd,
        state=cast("Any", last.kind),
        at=last.at,
        place=place_of(last),
        reason=cast("Any", last.reason),
        tries=sum(one.kind == "instructed" and one.account_ref == row.account_ref for one in steps),
        locked=facts is not None and locked(facts, now, rules),
        next_place=rung_place(ahead) if ahead else None,
        next_on=ahead.on if ahead else None,
        deeds=cast("Any", tuple(deeds_of(row, steps, rules, leads_on=ahead is not None))),
    )


def deeds_of(
    row: PaymentRow, steps: Sequence[PaymentStepRow], rules: RuleSet, *, leads_on: bool
) -> Iterator[str]:
    """What the desk may do with one payment now."""
    if row.waits == "failed":
        if may_retry(row, steps, rules):
            yield "retry"
        if leads_on:
            yield "fall_back"
    elif row.waits == "cash_ready":
        yield "pay_cash"
    elif row.waits in ("paid", "cash_paid"):
        yield "reverse"
