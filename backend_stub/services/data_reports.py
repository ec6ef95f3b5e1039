"""Reports of wrong data: sent to the register that keeps the fact, answered there, told."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.data_reports import OPEN_REPORT, DataReport, DataReportStart, ReportEvent
from app.shared.contract.registers import ReportAnswer
from app.shared.doctypes import document_type
from app.shared.holidays import public_holidays
from app.shared.registers import register
from app.shared.rules.notices import ToldEvent
from app.shared.rules.register_facts import RecordDates, fault_in
from app.shared.rules.working_days import add_working_days
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.registers import Edit, first_kept, renewals_of, write_edit
from backend_stub.services.standing import documents_in_force, standing_at
from backend_stub.storage import data_reports as written
from backend_stub.storage.data_reports import Report
from backend_stub.storage.facts import Document, HolderFacts
from backend_stub.storage.registers import Record, record_by_id, records_of


def send(
    db: Connection, facts: HolderFacts, start: DataReportStart, now: datetime, rules: RuleSet
) -> str:
    """
    Send a report to the register that keeps the fact first; answers its id.

    Raises:
        Refusal: The holder has no such document, its values may not be seen, or what is claimed
            cannot stand there; an open report about the fact is there already.
    """
    document = _held(facts, start.document_id, now)
    day = viet_nam_day(now)
    if not standing_at(document, now, rules).values_shown:
        raise _refused("hidden")
    records = records_of(db, facts.holder.id)
    record = _record_of(records, document, facts)
    fact = register(record.register_id).fact(document.type_id, start.fact_id) if record else None
    if record is None or fact is None or start.fact_id not in document.fields:
        raise _refused("unknown_fact")
    if fact.id in register(record.register_id).fixed:
        raise _refused("fixed")
    dates = RecordDates(born_on=facts.holder.born_on)
    fault = fault_in(fact, start.claimed, document.fields, dates, day, rules)
    if fault is not None:
        raise _refused(fault)
    kept, kept_fact = first_kept(records, record, fact.id)
    for one in facts.reports:
        if (one.record_id, one.record_fact) == (kept.id, kept_fact) and _is_open(one):
            raise _refused("open_already", code=one.code)
    if any(one.sent_at > now for one in facts.reports):
        raise _refused("later_in_story")
    days = rules.value("data_report_days")
    return written.write_report(
        db,
        holder_id=facts.holder.id, document_id=document.id, type_id=document.type_id,
        fact_id=fact.id, register_id=kept.register_id, record_id=kept.id, record_fact=kept_fact,
        claimed=start.claimed, rule_set_id=rules.id, sent_at=now,
        due_on=add_working_days(day, days, public_holidays()),
    )  # fmt: skip


def withdraw(db: Connection, facts: HolderFacts, report_id: str, now: datetime) -> None:
    """
    Take an open report back.

    Raises:
        Refusal: The holder has no such report, it is over, or its last step is later than ``now``.
    """
    report = next((one for one in facts.reports if one.id == report_id), None)
    if report is None or report.sent_at > now:
        raise Refusal("not_found")
    refuse_over(report, now)
    written.add_step(db, report, "withdrawn", now, closes=True)


def answer(
    db: Connection, report: Report, said: ReportAnswer, now: datetime, rules: RuleSet
) -> str | None:
    """
    The keeper takes a report up, corrects the record or refuses; answers the edit's id, if any.

    Raises:
        Refusal: The report is over, or the register does not take the correction.
    """
    refuse_over(report, now)
    match said.answer:
        case "take":
            if report.steps[-1].kind != "sent":
                raise Refusal("report_closed", values={"state": report.steps[-1].kind})
            written.add_step(db, report, "checking", now)
            return None
        case "refuse":
            reason = said.refusal or "record_right"
            written.add_step(db, report, "refused", now, reason, closes=True)
            return None
    record = cast("Record", record_by_id(db, report.record_id))
    change_id = write_edit(db, record, correction(report, said), now, rules)
    written.add_step(db, report, "corrected", now, closes=True)
    return change_id


def correction(report: Report, said: ReportAnswer) -> Edit:
    """The edit that corrects what a report is about."""
    keeper = register(report.register_id)
    return Edit(
        fact_id=report.record_fact,
        value=report.claimed if said.value is None else said.value,
        reason=said.reason or report.code,
        by=keeper.agency.vi,
        reference=report.code,
    )


def refuse_over(report: Report, now: datetime) -> None:
    """
    Let an open report pass.

    Raises:
        Refusal: It is over, or its last step is later than ``now``.
    """
    last = report.steps[-1]
    if last.at > now:
        raise Refusal("report_closed", values={"reason": "later_in_story"})
    if not _is_open(report):
        raise Refusal("report_closed", values={"state": last.kind})


def report_seen(
    report: Report, facts: HolderFacts, now: datetime, rules: RuleSet
) -> DataReport | None:
    """The report as its holder may see it at ``now``; None where it is sent later."""
    steps = [step for step in report.steps if step.at <= now]
    if not steps:
        return None
    return DataReport(
        id=report.id,
        code=report.code,
        document_id=report.document_id,
        type_id=report.type_id,
        fact_id=report.fact_id,
        register_id=report.register_id,
        claimed=report.claimed if _values_shown(report, facts, now, rules) else None,
        state=cast("Any", steps[-1].kind),
        due_on=report.due_on,
        events=tuple(
            ReportEvent(kind=cast("Any", step.kind), at=step.at, refusal=cast("Any", step.detail))
            for step in steps
        ),
    )


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """That a report is being checked, and what came of it; never what was claimed."""
    del rules
    for report in facts.reports:
        for step in report.steps:
            if step.kind in ("checking", "corrected", "refused") and step.at <= now:
                yield ToldEvent(
                    subject=f"report.{step.kind}", key=(report.id,), at=step.at,
                    target_id=report.document_id,
                    values={
                        "register": report.register_id, "code": report.code,
                        "fact": f"{report.type_id}.{report.fact_id}",
                    },
                )  # fmt: skip


def _values_shown(report: Report, facts: HolderFacts, now: datetime, rules: RuleSet) -> bool:
    return any(
        one.type_id == report.type_id and standing_at(one, now, rules).values_shown
        for one in documents_in_force(facts, now)
    )


def _held(facts: HolderFacts, document_id: str, now: datetime) -> Document:
    for one in documents_in_force(facts, now):
        if one.id == document_id:
            return one
    raise Refusal("not_found")


def _record_of(
    records: tuple[Record, ...], document: Document, facts: HolderFacts
) -> Record | None:
    keeper = document_type(document.type_id).register
    for one in records:
        shows = any(shown.id == document.id for shown in renewals_of(one, facts))
        if one.register_id == keeper and shows:
            return one
    return None


def _is_open(report: Report) -> bool:
    return report.steps[-1].kind in OPEN_REPORT


def _refused(reason: str, **values: str) -> Refusal:
    return Refusal("report_refused", values={"reason": reason, **values})
