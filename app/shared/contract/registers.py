"""Registers from their keepers' side: records, edits of one fact, and how each source stands."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.data_reports import ReportCode, ReportRefusal
from app.shared.contract.documents import HistoryValue
from app.shared.contract.wire import (
    RANDOM_ID,
    Body,
    DocumentTypeId,
    FactId,
    RecordId,
    RegisterId,
    ReportId,
    Wire,
)

RegisterState = Literal["up", "slow", "down"]
EditRefusal = Literal[
    "unknown_fact", "fixed", "empty", "too_long", "wrong_kind", "unknown_code", "in_future",
    "before_birth", "before_start", "unchanged", "contradicts", "later_in_story",
]  # fmt: skip
ChangeId = Annotated[str, Meta(pattern=RANDOM_ID)]
WrittenValue = Annotated[str, Meta(max_length=400)]
Grounds = Annotated[str, Meta(min_length=4, max_length=200)]


class RegisterStand(Wire):
    """
    How one register stands.

    Attributes:
        since: From when on; UTC, story time; None where it was never touched.
        records: How many it keeps.
        waiting: Changes that the platform has not fetched yet.
    """

    id: RegisterId
    state: RegisterState
    since: datetime | None
    records: int
    waiting: int


class RefusedEdit(Wire):
    """An edit that was refused: never what was written."""

    register_id: RegisterId
    fact_id: str
    reason: EditRefusal
    at: datetime


class OpenReport(Wire):
    """
    A report of wrong data on its keeper's desk.

    Attributes:
        claimed: What the holder says is right.
        due_on: Last day of the answer; Viet Nam date.
    """

    id: ReportId
    code: ReportCode
    register_id: RegisterId
    record_id: RecordId
    fact_id: FactId
    full_name: str
    claimed: HistoryValue
    state: Literal["sent", "checking"]
    sent_at: datetime
    due_on: date


class Registers(Wire):
    """Every register, what waits there, and what was refused last."""

    registers: tuple[RegisterStand, ...]
    reports: tuple[OpenReport, ...]
    refused: tuple[RefusedEdit, ...]


class RegisterStateSet(Body):
    """Let a register stand so."""

    register_id: RegisterId
    state: RegisterState


class RecordSearch(Body):
    """Part of a name, or of what names a record; empty for the first ones."""

    register_id: RegisterId
    text: Annotated[str, Meta(max_length=60)] = ""


class FoundRecord(Wire):
    """
    A record in a list.

    Attributes:
        number: What names it in its register.
        full_name: Whose it is.
    """

    id: RecordId
    type_id: DocumentTypeId
    number: str
    full_name: str


class FoundRecords(Wire):
    """The first ones that match, by number; ``more`` where others do too."""

    records: tuple[FoundRecord, ...]
    more: bool


class Touched(Wire):
    """A document on which a fact stands: its type, and as which of its facts."""

    register_id: RegisterId
    type_id: DocumentTypeId
    fact_id: FactId


class RecordFact(Wire):
    """
    One fact of a record.

    Attributes:
        editable: Whether it is edited here.
        kept_in: The register where it is first kept; None where that is here.
        touches: Where else it shows, this record's own document first.
    """

    id: FactId
    value: str
    editable: bool
    kept_in: RegisterId | None
    touches: tuple[Touched, ...]


class RecordChange(Wire):
    """
    One line of a record's history.

    Attributes:
        copied_from: The register whose edit brought it; None where it was edited here.
        reference: The report that it answers; None where none.
        fetched_at: When the platform had it; None where it waits. UTC, story time.
    """

    change_id: ChangeId
    fact_id: FactId
    old: str | None
    new: str
    at: datetime
    by: str
    reason: str
    copied_from: RegisterId | None
    reference: ReportCode | None
    fetched_at: datetime | None


class RegisterRecord(Wire):
    """
    A whole record.

    Attributes:
        told: How many people are told of an edit.
        changes: Newest first.
    """

    id: RecordId
    register_id: RegisterId
    type_id: DocumentTypeId
    number: str
    full_name: str
    facts: tuple[RecordFact, ...]
    told: int
    changes: tuple[RecordChange, ...]


class RecordEdit(Body):
    """
    Edit one fact.

    Attributes:
        value: As it is stored: text, a date in ISO 8601, digits, whole dong.
        reason: On what ground: a decision, a paper.
        report_id: The report that the edit answers.
    """

    fact_id: FactId
    value: WrittenValue
    reason: Grounds
    report_id: ReportId | None = None


class RecordEdited(Wire):
    """The record after an edit, and the edit's id."""

    change_id: ChangeId
    record: RegisterRecord


class PhoneReached(Wire):
    """One open phone, and how many milliseconds after the edit it had the new value."""

    place: int
    milliseconds: int


class ChangeWay(Wire):
    """
    How far an edit has come; milliseconds since it was written.

    Attributes:
        fetched: When the platform had it; None where it waits.
        phones: Open phones that asked since, in the order in which they did.
    """

    fetched: int | None
    phones: tuple[PhoneReached, ...]


class ReportAnswer(Body):
    """
    What a register's keeper does with a report.

    Attributes:
        answer: Correcting writes what the holder says is right; ``value`` where it is another.
        reason: On what ground; of a correction.
        refusal: Why not; of a refusal.
    """

    answer: Literal["take", "correct", "refuse"]
    reason: Grounds | None = None
    value: WrittenValue | None = None
    refusal: ReportRefusal | None = None
