"""Registers: the source console's calls, and holders' reports of wrong data."""

from app.shared.contract.data_reports import DataReport, DataReports
from app.shared.contract.register_endpoints import (
    ANSWER_REPORT,
    EDIT_RECORD,
    FOLLOW_CHANGE,
    LIST_REGISTERS,
    LIST_REPORTS,
    PLAY_REGISTER,
    READ_RECORD,
    REPORT_DATA,
    SEARCH_RECORDS,
    WITHDRAW_REPORT,
)
from app.shared.contract.registers import (
    ChangeWay,
    FoundRecords,
    RecordEdited,
    RegisterRecord,
    Registers,
)
from app.shared.data_files import names_in
from app.shared.registers import register
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services import data_reports
from backend_stub.services.register_deeds import answer, edit, play
from backend_stub.services.register_views import found, record_seen, registers_seen, way_seen
from backend_stub.storage.data_reports import report_by_id
from backend_stub.storage.registers import Record, record_by_id


@serves(LIST_REPORTS)
def list_reports(call: Call) -> DataReports:
    """The caller's own, newest first."""
    facts = call.facts()
    seen = (
        data_reports.report_seen(one, facts, call.story_now, call.rules) for one in facts.reports
    )
    return DataReports(reports=tuple(one for one in seen if one)[::-1])


@serves(REPORT_DATA)
def report_data(call: Call) -> DataReport:
    """Send one."""
    report_id = data_reports.send(call.db, call.facts(), call.body, call.story_now, call.rules)
    call.changed()
    return _own(call, report_id)


@serves(WITHDRAW_REPORT)
def withdraw_report(call: Call) -> DataReport:
    """Take one back."""
    report_id = call.ids["report_id"]
    data_reports.withdraw(call.db, call.facts(), report_id, call.story_now)
    call.changed()
    return _own(call, report_id)


def _own(call: Call, report_id: str) -> DataReport:
    return next(one for one in list_reports(call).reports if one.id == report_id)


@serves(LIST_REGISTERS)
def list_registers(call: Call) -> Registers:
    """How each stands."""
    return registers_seen(call)


@serves(PLAY_REGISTER)
def play_register(call: Call) -> Registers:
    """Let one answer, slowly, or not at all."""
    _known(call.body.register_id)
    if call.body.state not in register(call.body.register_id).modes:
        raise Refusal("bad_request", "$.state: this register is never so")
    play(call, call.body.register_id, call.body.state)
    return registers_seen(call)


@serves(SEARCH_RECORDS)
def search_records(call: Call) -> FoundRecords:
    """Records by name or number; nobody's number finds none."""
    _known(call.body.register_id)
    return found(call, call.body.register_id, call.body.text)


@serves(READ_RECORD)
def read_record(call: Call) -> RegisterRecord:
    """A whole record."""
    return record_seen(call, _record(call))


@serves(EDIT_RECORD)
def edit_record(call: Call) -> RecordEdited:
    """Edit one fact; one that answers a report ends it."""
    record = _record(call)
    change_id = edit(call, record, call.body)
    return RecordEdited(change_id=change_id, record=record_seen(call, _record(call)))


@serves(FOLLOW_CHANGE)
def follow_change(call: Call) -> ChangeWay:
    """How far an edit has come."""
    return way_seen(call, call.ids["change_id"], lambda: Refusal("not_found"))


@serves(ANSWER_REPORT)
def answer_report(call: Call) -> Registers:
    """Take a report up, correct the record, or refuse."""
    report = report_by_id(call.db, call.ids["report_id"])
    if report is None:
        raise Refusal("not_found")
    answer(call, report, call.body)
    return registers_seen(call)


def _record(call: Call) -> Record:
    record = record_by_id(call.db, call.ids["record_id"])
    if record is None:
        raise Refusal("not_found")
    return record


def _known(register_id: str) -> None:
    if register_id not in names_in("registers"):
        raise Refusal("not_found")
