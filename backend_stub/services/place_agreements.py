"""A payment that did not arrive goes where its receiver agrees, without waiting for the desk."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection

from app.shared.contract.payments import Place, place_key
from app.shared.rules.routing import Rung
from backend_stub.problems import Refusal
from backend_stub.services import pay_deeds, pay_runs, unpaid
from backend_stub.services.destinations import cash_desk, destination, next_rung
from backend_stub.services.pay_run_views import case_of
from backend_stub.services.pay_work import Work
from backend_stub.services.payment_ladders import rung_place
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage import payments
from backend_stub.storage.payees import payees_by_id, payees_of
from backend_stub.storage.payments import NewStep, PaymentRow

if TYPE_CHECKING:
    from datetime import datetime

    from backend_stub.calls import Call


def leads_to(db: Connection, row: PaymentRow, now: "datetime") -> Place | None:
    """Where the payment may be led now, as the desk might; None where nothing of it is open."""
    run = run_books.run_by_id(db, row.run_id)
    if run is None or row.waits != "failed":
        return None
    case = case_of(db, run, row, now)
    return case.next_place if "fall_back" in case.deeds and case.at <= now else None


def agree(call: "Call", payment_id: str, wanted: str) -> None:
    """
    Lead the owner's payment to the place that was shown, and send it out.

    Args:
        wanted: ``place_key`` of that place.

    Raises:
        Refusal: There is no such payment of theirs, it is led elsewhere by now, its run is being
            worked on, or something later in the story was done.
    """
    row = payments.payments_by_id(call.db, [payment_id]).get(payment_id)
    if row is None or row.payee_id not in {one.id for one in payees_of(call.db, call.owner_id)}:
        raise Refusal("not_found")
    _refuse_now(call, row)
    pace = call.stub.settings.provider_pace
    work = pay_runs.work_on(call.db, row.run_id, call.story_now, call.now, pace)
    assert work is not None
    rung = _next(work, row)
    if rung is None or place_key(rung_place(rung)) != wanted:
        raise Refusal("routing_refused", values={"reason": "place_changed"})
    call.spend("agree_place", f"{payment_id}/{wanted}")
    desk = None if rung.account else cash_desk(work.of)
    work.keep([NewStep(row, "agreed", "failed", row.attempt, destination(rung), desk)], [])
    unpaid.fall_back(work, [payments.payments_by_id(call.db, [row.id])[row.id]])
    run_books.set_task(call.db, row.run_id, unpaid.SEND_AGAIN)
    pay_deeds.tell(call, work.touched)
    pay_deeds.go_on(call, row.run_id)


def _refuse_now(call: "Call", row: PaymentRow) -> None:
    steps = payments.steps_of(call.db, [row.id])[row.id]
    if steps[-1].at > call.story_now:
        raise Refusal("routing_refused", values=LATER_IN_STORY)
    run = run_books.run_by_id(call.db, row.run_id)
    if run is None or run.task:
        raise Refusal("routing_refused", values={"reason": "under_way"})


def _next(work: Work, row: PaymentRow) -> Rung | None:
    if row.waits != "failed":
        return None
    payee = payees_by_id(work.db, [row.payee_id])[row.payee_id]
    told = payments.steps_of(work.db, [row.id])[row.id]
    tried = frozenset(one.account_ref for one in told if one.kind == "instructed")
    return next_rung(work.ladders_for([payee])[payee.id], tried)
