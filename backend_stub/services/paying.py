"""
A run's work, one chunk of payees a transaction: prepared, sent out, settled, led down the ladder.

Each part looks for what is left to do and does some of it, steps and bookings together. A process
that ends between any two leaves a database from which the same parts go on: nothing is done twice,
because orders are known by payment and attempt, and payments by programme, period and person.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from app.shared.clock import viet_nam_day
from app.shared.programmes import Period, Programme
from app.shared.rules.entitlements import Entitlement, entitlement
from app.shared.rules.routing import Ladder
from backend_stub.limits import limits
from backend_stub.services import providers_pay, unpaid
from backend_stub.services.callbacks import take_callbacks
from backend_stub.services.destinations import cash_desk, destination, first_rung
from backend_stub.services.pay_work import DONE, Work, kept, move, source_of
from backend_stub.services.provider_messages import key_of
from backend_stub.storage import ledger, payments
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage.ledger import Transfer
from backend_stub.storage.payees import Payee, payees_after, payees_by_id
from backend_stub.storage.payments import NewStep, PaymentRow

Task = Callable[[Work], float | None]


def advance(work: Work) -> float | None:
    """
    Do the next chunk of the run's task; answers after how many seconds to go on (real time).

    None: the task is over, or there was none.
    """
    task = _TASKS.get(work.run.task)
    return task(work) if task else DONE


def is_owed(payee: Payee, of: Programme, period: Period, at: datetime) -> Entitlement:
    """
    To what the payee is entitled in the period.

    What is paid once is judged on the day on which it is paid, where that is later: who may receive
    for a household is asked when it receives.
    """
    day = period.pay_on
    if of.period == "once":
        day = max(day, viet_nam_day(at))
    return entitlement(payee.facts, of, day)


def _prepare(work: Work) -> float | None:
    of, run, chunk = work.of, work.run, limits().payment.chunk
    found = payees_after(work.db, of.id, of.payee, run.cursor, chunk)
    wanted = "organisation" if of.payee == "organisation" else "person"
    owed = {one.id: is_owed(one, of, work.period, work.at) for one in found if one.kind == wanted}
    owed = {name: one for name, one in owed.items() if one.answer == "yes"}
    numbers = [part.number for one in owed.values() for part in one.parts]
    before = payments.paid_already(work.db, of.id, run.period, numbers)
    listed = [one for one in found if one.id in owed]
    places = work.ladders_for(listed)
    rows, shares, told = [], [], 0
    for one in listed:
        parts = [part for part in owed[one.id].parts if part.number not in before]
        if not parts:
            continue
        row = _new_payment(work, one, sum(part.vnd for part in parts), places[one.id])
        rows.append(row)
        told += row["amount_vnd"]
        shares += [_share(work, one, row["id"], part) for part in parts]
    payments.open_payments(work.db, rows)
    payments.write_shares(work.db, shares)
    payments.first_steps(work.db, rows, work.at, work.really)
    if told:
        fund = Transfer("fund", run.id, None, 0, ledger.TREASURY, ledger.agency(of.agency), told)
        work.keep((), (fund,))
    work.touched.update(row["payee_id"] for row in rows)
    over = len(found) < chunk
    run_books.set_task(work.db, run.id, "" if over else "prepare", "" if over else found[-1].id)
    if over:
        run_books.tell_run(work.db, run.id, "prepared", work.at, work.really)
    return DONE if over else 0.0


def _new_payment(work: Work, payee: Payee, amount_vnd: int, places: Ladder) -> dict[str, Any]:
    to = destination(first_rung(places))
    return {
        "id": payments.id_of("payment", work.of.id, work.run.period, payee.id),
        "run_id": work.run.id,
        "programme_id": work.of.id,
        "period": work.run.period,
        "payee_id": payee.id,
        "amount_vnd": ledger.whole_dong(amount_vnd),
        "waits": "prepared",
        "attempt": 0,
        "step": 0,
        "provider_id": to.provider_id,
        "account_number": to.account_number,
        "account_ref": to.account_ref,
    }


def _share(work: Work, payee: Payee, payment_id: str, part: Any) -> dict[str, Any]:
    holders = {one.member.number: one.holder_id for one in payee.members}
    holders[payee.facts.number] = payee.holder_id
    return {
        "programme_id": work.of.id,
        "period": work.run.period,
        "person_number": part.number,
        "payment_id": payment_id,
        "full_name": part.full_name,
        "holder_id": holders[part.number],
        "ground": part.kind,
        "until_on": part.until,
        "amount_vnd": ledger.whole_dong(part.vnd),
    }


def _pay(work: Work) -> float | None:
    """Send everything that is listed and was not sent yet."""
    return _send_out(work, again=False)


def _send_again(work: Work) -> float | None:
    """Send only what was sent before: who was listed since waits for the desk to execute it."""
    return _send_out(work, again=True)


def _send_out(work: Work, *, again: bool) -> float | None:
    """Answers first, then what is out and not delivered, then what is to be sent."""
    chunk, run_id = limits().payment.chunk, work.run.id
    if orders := providers_pay.due(work.db, work.really, chunk):
        _hear(work, orders)
        return 0.0
    if out := payments.waiting(work.db, run_id, "instructed", chunk):
        have = providers_pay.delivered(work.db, out)
        new = [row for row in out if (row.id, row.attempt) not in have]
        if new:
            providers_pay.take_orders(work.db, new, work.really, work.pace)
        else:
            payments.await_answers(work.db, [row.id for row in out])
        return 0.0
    if rows := payments.waiting(work.db, run_id, "prepared", chunk, moved=again):
        _send(work, rows)
        return 0.0
    if payments.waiting(work.db, run_id, "ordered", 1) and (at := providers_pay.next_due(work.db)):
        return max(0.0, (at - work.really).total_seconds())
    run_books.set_task(work.db, run_id, "")
    run_books.tell_run(work.db, run_id, "executed", work.at, work.really)
    return DONE


def _hear(work: Work, orders: Sequence[Row[Any]]) -> None:
    providers_pay.withdraw(work.db, [one for one in orders if not providers_pay.is_answered(one)])
    keys = {one: key_of(work.db, one) for one in {each.provider_id for each in orders}}
    said = [told for one in orders for told in providers_pay.answers(keys[one.provider_id], one)]
    providers_pay.mark_told(work.db, orders)
    work.touched.update(take_callbacks(work.db, said, work.at, work.really).payee_ids)


def _send(work: Work, rows: Sequence[PaymentRow]) -> None:
    people = payees_by_id(work.db, {row.payee_id for row in rows if row.step == 0})
    places = work.ladders_for(list(people.values()))
    steps, moves, desk = list[NewStep](), list[Transfer](), cash_desk(work.of)
    for row in rows:
        source = source_of(work, row)
        to = destination(first_rung(places[row.payee_id])) if row.step == 0 else kept(row)
        if to.provider_id is not None:
            attempt, way = row.attempt + 1, ledger.transit(to.provider_id)
            steps.append(NewStep(row, "instructed", "instructed", attempt, to=to))
            moves.append(move("instructed", row, attempt, source, way))
        elif first_rung(places.get(row.payee_id, Ladder(()))) is not None:
            steps.append(
                NewStep(row, "cash_ready", "cash_ready", row.attempt, to=to, agency_id=desk)
            )
            moves.append(move("cash_ready", row, row.attempt, source, ledger.cash(desk)))
        else:
            steps.append(NewStep(row, "failed", "failed", row.attempt, to=to, reason="no_place"))
            back = ledger.returned(work.of.agency)
            if source != back:
                moves.append(move("failed", row, row.attempt, source, back))
    work.keep(steps, moves)


_TASKS: dict[str, Task] = {
    "prepare": _prepare,
    "pay": _pay,
    unpaid.SEND_AGAIN: _send_again,
    "retry": unpaid.retry,
    "fall_back": unpaid.fall_back_all,
    "cash": unpaid.cash_for_all,
}
