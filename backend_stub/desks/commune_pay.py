"""The commune's pay desk: one file a programme and period, and one a payment that needs a deed."""

from collections.abc import Iterable, Iterator

from app.shared.clock import viet_nam_day
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.contract.pay_runs import PayCase, PayRun
from app.shared.programmes import Programme, programme
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.services import pay_deeds
from backend_stub.services.pay_run_views import run_file, runs_seen
from backend_stub.storage import pay_runs as run_books
from backend_stub.storage import payments

KIND = "commune_pay"


def _files(call: Call) -> Iterable[DeskFile]:
    seen = runs_seen(call.db, call.story_now)
    for one in seen.preparable:
        if one.due_on <= viet_nam_day(call.story_now):
            of = programme(one.programme_id)
            yield _of_programme(of, one.period, "unprepared", ("prepare",))
    for run in seen.runs:
        if run.state == "closed":
            continue
        yield _of_run(run)
        yield from _of_cases(call, run)


def _of_run(run: PayRun) -> DeskFile:
    of = programme(run.programme_id)
    return _of_programme(of, run.period, run.state, run.deeds)


def _of_programme(of: Programme, period: str, state: str, deeds: Iterable[str]) -> DeskFile:
    return DeskFile(
        kind=KIND,
        id=payments.id_of("run", of.id, period),
        code=period,
        personal_number=None,
        full_name=of.name.vi,
        state=state,
        waiting=True,
        deeds=tuple(DeskDeed(name=deed) for deed in deeds),
    )


def _of_cases(call: Call, run: PayRun) -> Iterator[DeskFile]:
    row = run_books.run_by_id(call.db, run.id)
    if row is None:
        return
    for case in run_file(call.db, row, call.story_now).cases:
        if not case.deeds:
            continue
        yield DeskFile(
            kind=KIND,
            id=case.id,
            code="",
            personal_number=_number(case),
            full_name=case.full_name,
            state=case.reason or case.state,
            waiting=True,
            deeds=tuple(DeskDeed(name=deed) for deed in case.deeds),
        )


def _number(case: PayCase) -> str | None:
    """An organisation has no personal number."""
    return case.number if case.number.startswith("000") else None


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    for one in runs_seen(call.db, call.story_now).preparable:
        if payments.id_of("run", one.programme_id, one.period) == file_id:
            pay_deeds.prepare(call, programme(one.programme_id), one.period)
            return
    run = run_books.run_by_id(call.db, file_id)
    if run is not None:
        pay_deeds.act(call, run, act.deed, None)
        return
    payment = payments.payments_by_id(call.db, [file_id])[file_id]
    run = run_books.run_by_id(call.db, payment.run_id)
    assert run is not None
    pay_deeds.act(call, run, act.deed, payment.id)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
