"""The paying side: runs prepared, sent out, led on, reconciled; and what providers answer."""

from typing import Any

from sqlalchemy import Row

from app.shared.contract.pay_endpoints import (
    ACT_ON_PAY_RUN,
    EXPORT_PAY_RUN,
    LIST_PAY_RUNS,
    PREPARE_PAY_RUN,
    PROVIDER_CALLBACK,
    READ_PAY_RUN,
)
from app.shared.contract.pay_runs import PayRun, PayRunFile, PayRuns
from app.shared.contract.payments import Sheet
from app.shared.programmes import programme
from app.shared.providers import provider
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services import pay_deeds, pay_runs, sheets
from backend_stub.services.callbacks import take_callbacks
from backend_stub.services.pay_run_views import run_file, run_seen, runs_seen
from backend_stub.services.provider_messages import log_refused
from backend_stub.services.providers_pay import Callback
from backend_stub.storage import pay_runs as run_books


@serves(LIST_PAY_RUNS)
def list_pay_runs(call: Call) -> PayRuns:
    """Every run, and what may be prepared."""
    return runs_seen(call.db, call.story_now)


@serves(PREPARE_PAY_RUN)
def prepare_pay_run(call: Call) -> PayRun:
    """Open a run, or look again who is entitled; the list is made chunk by chunk."""
    try:
        of = programme(call.body.programme_id)
    except KeyError:
        raise Refusal("not_found") from None
    run_id = pay_deeds.prepare(call, of, call.body.period)
    return run_seen(call.db, pay_runs.state_of(call.db, _run(call, run_id)))


@serves(READ_PAY_RUN)
def read_pay_run(call: Call) -> PayRunFile:
    """A run with what needs a deed."""
    return run_file(call.db, _run(call, call.ids["pay_run_id"]), call.story_now)


@serves(ACT_ON_PAY_RUN)
def act_on_pay_run(call: Call) -> PayRunFile:
    """One deed on a run, or on one of its payments."""
    run = _run(call, call.ids["pay_run_id"])
    pay_deeds.act(call, run, call.body.deed, call.body.payment_id)
    return run_file(call.db, _run(call, run.id), call.story_now)


@serves(EXPORT_PAY_RUN)
def export_pay_run(call: Call) -> Sheet:
    """The run's payments as a file, or as a page to print and sign."""
    lang = "en" if call.query.get("english") else "vi"
    run = _run(call, call.ids["pay_run_id"])
    printable = bool(call.query.get("printable"))
    return sheets.of_run(call.db, run, lang, call.story_now, printable=printable)


@serves(PROVIDER_CALLBACK)
def provider_callback(call: Call) -> None:
    """
    A provider's answer to one order.

    Raises:
        Refusal: It is forged, repeated, late, out of order or of another amount; logged, no change.
    """
    said = call.body
    try:
        provider(said.provider_id)
    except KeyError:
        log_refused("order", said.provider_id, "forged")
        raise Refusal("callback_refused", values={"reason": "forged"}) from None
    one = Callback(
        said.provider_id, said.payment_id, said.attempt, said.amount_vnd, said.outcome,
        said.signature,
    )  # fmt: skip
    taken = take_callbacks(call.db, [one], call.story_now, call.now)
    if taken.refusals[0] is not None:
        raise Refusal("callback_refused", values={"reason": taken.refusals[0]}, keeps=True)
    pay_deeds.tell(call, taken.payee_ids)


def _run(call: Call, run_id: str) -> Row[Any]:
    found = run_books.run_by_id(call.db, run_id)
    if found is None:
        raise Refusal("not_found")
    return found
