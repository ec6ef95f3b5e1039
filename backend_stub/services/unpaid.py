"""What did not arrive: tried again, led down the ladder, paid in cash; and what is taken back."""

from collections.abc import Sequence

from app.shared.payment_failures import may_help
from app.shared.rulesets import RuleSet
from backend_stub.limits import limits
from backend_stub.services.destinations import cash_desk, destination, next_rung
from backend_stub.services.pay_work import DONE, Work, move, source_of
from backend_stub.storage import ledger, payments
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage.ledger import Transfer
from backend_stub.storage.payees import payees_by_id
from backend_stub.storage.payments import NewStep, PaymentRow

SEND_AGAIN = "send_again"
"""The run's task after what did not arrive got a place."""


def retry(work: Work) -> float | None:
    """Send again what a busy or silent provider did not take, as often as the rule says."""
    rows, over = _failed(work)
    told = payments.steps_of(work.db, [row.id for row in rows])
    again = [row.id for row in rows if may_retry(row, told[row.id], work.rules)]
    payments.send_again(work.db, again)
    return _on(work, rows, over=over, then=SEND_AGAIN)


def may_retry(row: PaymentRow, steps: Sequence[payments.PaymentStepRow], rules: RuleSet) -> bool:
    """Whether the payment's account may be tried once more."""
    tries = sum(one.kind == "instructed" and one.account_ref == row.account_ref for one in steps)
    return row.account_ref is not None and may_help(steps[-1].reason, tries, rules)


def fall_back_all(work: Work) -> float | None:
    """Lead what did not arrive to the next place that was not tried."""
    rows, over = _failed(work)
    fall_back(work, rows)
    return _on(work, rows, over=over, then=SEND_AGAIN)


def fall_back(work: Work, rows: Sequence[PaymentRow]) -> None:
    """The same for these payments; one without another place stays as it is."""
    told = payments.steps_of(work.db, [row.id for row in rows])
    places = work.ladders_for(list(payees_by_id(work.db, {r.payee_id for r in rows}).values()))
    steps, moves, desk = list[NewStep](), list[Transfer](), cash_desk(work.of)
    for row in rows:
        tried = frozenset(one.account_ref for one in told[row.id] if one.kind == "instructed")
        rung = next_rung(places[row.payee_id], tried)
        if rung is None:
            continue
        to = destination(rung)
        if rung.kind == "account":
            steps.append(NewStep(row, "fallen_back", "prepared", row.attempt, to=to))
        else:
            steps.append(
                NewStep(row, "cash_ready", "cash_ready", row.attempt, to=to, agency_id=desk)
            )
            moves.append(
                move("cash_ready", row, row.attempt, source_of(work, row), ledger.cash(desk))
            )
    work.keep(steps, moves)


def cash_for_all(work: Work) -> float | None:
    """Everybody whose cash waits has come."""
    rows = payments.waiting(work.db, work.run.id, "cash_ready", limits().payment.chunk)
    pay_cash(work, rows)
    if rows:
        return 0.0
    run_books.set_task(work.db, work.run.id, "")
    run_books.tell_run(work.db, work.run.id, "executed", work.at, work.really)
    return DONE


def pay_cash(work: Work, rows: Sequence[PaymentRow]) -> None:
    """These payees have fetched theirs."""
    desk = cash_desk(work.of)
    work.keep(
        [NewStep(row, "cash_paid", "cash_paid", row.attempt, agency_id=desk) for row in rows],
        [
            move("cash_paid", row, row.attempt, ledger.cash(desk), ledger.paid(row.payee_id))
            for row in rows
        ],
    )


def reverse(work: Work, row: PaymentRow) -> None:
    """What was paid in error goes back to the agency's funds."""
    back = ledger.agency(work.of.agency)
    work.keep(
        [NewStep(row, "reversed", "reversed", row.attempt)],
        [move("reversed", row, row.attempt, ledger.paid(row.payee_id), back)],
    )


def _failed(work: Work) -> tuple[tuple[PaymentRow, ...], bool]:
    chunk = limits().payment.chunk
    rows = payments.failed_after(work.db, work.run.id, work.run.cursor, chunk)
    return rows, len(rows) < chunk


def _on(work: Work, rows: Sequence[PaymentRow], *, over: bool, then: str) -> float:
    if over:
        run_books.set_task(work.db, work.run.id, then)
    else:
        run_books.set_task(work.db, work.run.id, work.run.task, rows[-1].id)
    return 0.0
