"""Reports of wrong data: what a holder says is right, and what became of it."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.documents import HistoryValue
from app.shared.contract.wire import (
    Body,
    DocumentId,
    DocumentTypeId,
    FactId,
    RegisterId,
    ReportId,
    Wire,
)

ReportCode = Annotated[str, Meta(pattern=r"^SL-000-[0-9]{4}-[0-9]{4}$")]
ReportState = Literal["sent", "checking", "corrected", "refused", "withdrawn"]
ReportRefusal = Literal["record_right", "paper_needed", "not_ours"]
OPEN_REPORT: tuple[ReportState, ...] = ("sent", "checking")


class DataReportStart(Body):
    """
    Report that a value of one's own document is wrong.

    Attributes:
        claimed: What is right, as it is stored: text, a date in ISO 8601, digits, whole dong.
    """

    document_id: DocumentId
    fact_id: FactId
    claimed: Annotated[str, Meta(max_length=400)]


class ReportEvent(Wire):
    """
    One step of a report; UTC, story time.

    Attributes:
        refusal: Why it was refused; None at every other step.
    """

    kind: ReportState
    at: datetime
    refusal: ReportRefusal | None = None


class DataReport(Wire):
    """
    One report.

    Attributes:
        register_id: Where it went: the register that keeps the fact first.
        claimed: What the holder wrote; None while the document's values may not be seen.
        due_on: Last day of the answer, Viet Nam date.
        events: Oldest first.
    """

    id: ReportId
    code: ReportCode
    document_id: DocumentId
    type_id: DocumentTypeId
    fact_id: FactId
    register_id: RegisterId
    claimed: HistoryValue | None
    state: ReportState
    due_on: date
    events: tuple[ReportEvent, ...]


class DataReports(Wire):
    """Every report of the holder, newest first."""

    reports: tuple[DataReport, ...]
