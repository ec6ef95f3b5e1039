"""Deeds of a register's keeper, from the console and from the panel alike."""

from app.shared.contract.registers import RecordEdit, ReportAnswer
from app.shared.registers import register
from backend_stub.calls import Call
from backend_stub.problems import Refusal
from backend_stub.services import data_reports
from backend_stub.services.registers import Edit, write_edit
from backend_stub.storage.data_reports import Report, report_by_id
from backend_stub.storage.registers import Record


def edit(call: Call, record: Record, wanted: RecordEdit) -> str:
    """
    Edit a fact, or correct what a report is about; answers the edit's id.

    Raises:
        Refusal: The register does not take it, or the report is none about this fact, or is over.
    """
    if wanted.report_id is not None:
        report = report_by_id(call.db, wanted.report_id)
        about = (report.record_id, report.record_fact) if report else None
        if report is None or about != (record.id, wanted.fact_id):
            raise Refusal("not_found")
        said = ReportAnswer(answer="correct", value=wanted.value, reason=wanted.reason)
        return answer(call, report, said) or ""
    change = Edit(
        fact_id=wanted.fact_id,
        value=wanted.value,
        reason=wanted.reason,
        by=register(record.register_id).agency.vi,
    )
    change_id = write_edit(call.db, record, change, call.story_now, call.rules)
    _fetched_later(call, change_id, record.register_id)
    return change_id


def answer(call: Call, report: Report, said: ReportAnswer) -> str | None:
    """
    Take a report up, correct the record or refuse; answers the edit's id, if any.

    Raises:
        Refusal: The report is over, or the register does not take the correction.
    """
    change_id = data_reports.answer(call.db, report, said, call.story_now, call.rules)
    if change_id is not None:
        _fetched_later(call, change_id, report.register_id)
    call.changed(report.holder_id)
    return change_id


def play(call: Call, register_id: str, state: str) -> None:
    """Let a register stand so."""
    if call.writing is not None:
        call.stub.register_office.play(call.writing, register_id, state)


def _fetched_later(call: Call, change_id: str, register_id: str) -> None:
    if call.writing is not None:
        call.stub.register_office.edited(call.writing, change_id, register_id)
