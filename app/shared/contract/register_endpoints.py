"""The calls about registers and reports of wrong data: a part of the table in ``endpoints``."""

from app.shared.contract import data_reports, registers
from app.shared.contract.endpoint import Endpoint, Right

_U, _S = Right.HOLDER_UNLOCKED, Right.STAGE

LIST_REPORTS = Endpoint(
    name="listDataReports", method="GET", path="/v1/data-reports", right=_U,
    reply=data_reports.DataReports, feature="documents",
)  # fmt: skip
REPORT_DATA = Endpoint(
    name="reportWrongData", method="POST", path="/v1/data-reports", right=_U,
    body=data_reports.DataReportStart, reply=data_reports.DataReport, status=201, idempotent=True,
    failures=("report_refused",), feature="documents",
)  # fmt: skip
WITHDRAW_REPORT = Endpoint(
    name="withdrawDataReport", method="POST", path="/v1/data-reports/{report_id}/withdrawal",
    right=_U, reply=data_reports.DataReport, idempotent=True, failures=("report_closed",),
    feature="documents",
)  # fmt: skip
LIST_REGISTERS = Endpoint(
    name="listRegisters", method="GET", path="/v1/stage/registers", right=_S,
    reply=registers.Registers,
)  # fmt: skip
PLAY_REGISTER = Endpoint(
    name="playRegister", method="PUT", path="/v1/stage/registers", right=_S,
    body=registers.RegisterStateSet, reply=registers.Registers,
)  # fmt: skip
SEARCH_RECORDS = Endpoint(
    name="searchRecords", method="POST", path="/v1/stage/register-searches", right=_S,
    body=registers.RecordSearch, reply=registers.FoundRecords,
)  # fmt: skip
READ_RECORD = Endpoint(
    name="readRecord", method="GET", path="/v1/stage/register-records/{record_id}", right=_S,
    reply=registers.RegisterRecord,
)  # fmt: skip
EDIT_RECORD = Endpoint(
    name="editRecord", method="POST", path="/v1/stage/register-records/{record_id}/edits",
    right=_S, body=registers.RecordEdit, reply=registers.RecordEdited, failures=("edit_refused",),
)  # fmt: skip
FOLLOW_CHANGE = Endpoint(
    name="followRegisterChange", method="GET", path="/v1/stage/register-changes/{change_id}",
    right=_S, reply=registers.ChangeWay,
)  # fmt: skip
ANSWER_REPORT = Endpoint(
    name="answerDataReport", method="POST", path="/v1/stage/data-reports/{report_id}/answers",
    right=_S, body=registers.ReportAnswer, reply=registers.Registers,
    failures=("edit_refused", "report_closed"),
)  # fmt: skip
