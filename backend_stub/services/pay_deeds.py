"""Deeds of the paying side, from the desk and from its calls alike."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from app.shared.programmes import Programme
from app.shared.rulesets import rule_set
from backend_stub.problems import Refusal
from backend_stub.services import pay_runs, unpaid
from backend_stub.services.pay_run_views import case_of
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage import payments
from backend_stub.storage.payees import touched_holders

if TYPE_CHECKING:
    from backend_stub.calls import Call


def prepare(call: "Call", of: Programme, period: str) -> str:
    """
    Begin to make the list of a run; answers its id.

    Raises:
        Refusal: It may not be prepared now.
    """
    run_id = pay_runs.begin(call.db, of, period, call.rules, call.story_now, call.now)
    go_on(call, run_id)
    return run_id


def act(call: "Call", run: Row[Any], deed: str, payment_id: str | None) -> None:
    """
    One deed on the whole run, or on one payment.

    Raises:
        Refusal: It is not offered now.
    """
    if payment_id is not None:
        _act_on_one(call, run, deed, payment_id)
    elif deed == "prepare":
        of = pay_runs.programme_of(run)
        pay_runs.begin(call.db, of, run.period, rule_set(run.rule_set_id), call.story_now, call.now)
    else:
        pay_runs.order(call.db, run.id, deed, call.story_now, call.now)
    go_on(call, run.id)


def _act_on_one(call: "Call", run: Row[Any], deed: str, payment_id: str) -> None:
    row = payments.payments_by_id(call.db, [payment_id]).get(payment_id)
    if row is None or row.run_id != run.id:
        raise Refusal("not_found")
    offered = case_of(call.db, run, row, call.story_now).deeds
    if deed not in offered or run.task:
        raise Refusal("deed_not_offered", values={"state": row.waits})
    work = pay_runs.work_on(call.db, run.id, call.story_now, call.now, _pace(call))
    assert work is not None
    match deed:
        case "retry":
            payments.send_again(call.db, [row.id])
        case "fall_back":
            unpaid.fall_back(work, [row])
        case "pay_cash":
            unpaid.pay_cash(work, [row])
        case _:
            unpaid.reverse(work, row)
    if deed in ("retry", "fall_back"):
        run_books.set_task(call.db, run.id, unpaid.SEND_AGAIN)
    tell(call, work.touched)


def tell(call: "Call", payee_ids: Iterable[str]) -> None:
    """Say whose payments moved."""
    for holder_id in touched_holders(call.db, payee_ids):
        call.changed(holder_id)


def _pace(call: "Call") -> float:
    return call.stub.settings.provider_pace


def go_on(call: "Call", run_id: str) -> None:
    """Let the run's work be taken up once this call is written."""
    if call.writing is not None:
        call.writing.kept.append(lambda: call.stub.pay_office.go_on(run_id))
