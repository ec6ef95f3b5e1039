"""The agencies' side: asking for somebody's fields, what comes back, and what residents ask."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    AgencyId,
    Body,
    DocumentTypeId,
    PersonalNumber,
    RuleSetId,
    Wire,
)

StaffId = Annotated[str, Meta(pattern=r"^STAFF-[0-9]{2}$")]
PurposeId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
DataField = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}\.[a-z][a-z0-9_]{1,39}$")]
"""A field of a document type, ``driving_licence.class``, or of ``assets/data_kinds.toml``."""
_LINE = r"^(?=.*\S)[^\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*$"
"""One line that reads as it is written: no control signs, and none that turn its direction."""
CaseReference = Annotated[str, Meta(min_length=5, max_length=200, pattern=_LINE)]
"""Which case it is for, such as ``AS-000-1025-0002``; a personal number in it is refused."""
Said = Annotated[str, Meta(min_length=5, max_length=500, pattern=_LINE)]

FieldOutcome = Literal["allowed", "masked", "refused"]
FieldReason = Literal[
    "in_duty", "in_part", "outside_duty", "document_hidden", "document_expired", "document_revoked",
    "account_locked",
    "nothing_held", "mass_reading", "staff_unknown", "purpose_unknown", "out_of_reach",
    "consented", "not_sent", "not_let",
]  # fmt: skip
InquiryKind = Literal["why", "complaint"]
InquiryState = Literal["asked", "answered", "upheld", "dismissed"]


class StaffDesk(Body):
    """Open an agency's desk as one of its staff."""

    agency_id: AgencyId
    staff_id: StaffId


class AgencyRead(Body):
    """
    Ask for somebody's fields.

    Attributes:
        purpose_id: One of the agency's purposes.
        fields: What is wanted, each once.
    """

    agency_id: AgencyId
    staff_id: StaffId
    personal_number: PersonalNumber
    purpose_id: PurposeId
    case_reference: CaseReference
    fields: Annotated[tuple[DataField, ...], Meta(min_length=1, max_length=20)]


class FieldAnswer(Wire):
    """
    One field's answer.

    Attributes:
        why, rule_id: The reason, and the rule of ``rule_set_id`` that decided.
        value: As it stands, or masked; None where it was refused or nothing is held. A place for
            money is ``PROVIDER:ENDING`` or ``cash:AGENCY``.
        confirmed_at: When its source last confirmed it; UTC; None where that is not told.
    """

    field: DataField
    outcome: FieldOutcome
    why: FieldReason
    rule_id: str
    value: str | None = None
    confirmed_at: datetime | None = None


class AgencyAnswer(Wire):
    """
    What an agency was given.

    Attributes:
        reference: Public number of this look; the resident sees the same.
        at: UTC, story time.
        integrated: Document types that were given from the account, whose papers the agency need
            not see.
        papers_may_be_asked: Whether it may ask for them all the same, by ``integrated_papers``.
    """

    reference: str
    at: datetime
    rule_set_id: RuleSetId
    fields: tuple[FieldAnswer, ...]
    integrated: tuple[DocumentTypeId, ...]
    papers_may_be_asked: bool


class PastRead(Wire):
    """One earlier look of the same member of staff: never whose it was, never a value."""

    reference: str
    at: datetime
    purpose_id: str
    case_reference: str
    allowed: int
    masked: int
    refused: int
    flagged: bool


class DeskInquiry(Wire):
    """
    A resident's question or complaint, as the desk reads it: about a case, without a name.

    Attributes:
        due_on: Last working day for the answer; Viet Nam date.
        look_reference: Which look it is about.
    """

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
    reference: str
    kind: InquiryKind
    state: InquiryState
    agency_id: AgencyId
    look_reference: str
    purpose_id: str
    said: str
    asked_at: datetime
    due_on: date
    answer: str = ""


class AgencyDesk(Wire):
    """
    What a member of staff finds at the desk.

    Attributes:
        people, most_people: How many different people were looked at lately, and how many may be.
    """

    reads: tuple[PastRead, ...]
    inquiries: tuple[DeskInquiry, ...]
    people: int
    most_people: int


class InquiryAnswer(Body):
    """Answer a question, or decide a complaint: ``decision`` stands with a complaint alone."""

    agency_id: AgencyId
    staff_id: StaffId
    said: Said
    decision: Literal["upheld", "dismissed"] | None = None
