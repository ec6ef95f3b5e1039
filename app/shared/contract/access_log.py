"""The resident's log: who looked, by which duty, at which kinds of data; never a value."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.agencies import (
    DataField,
    FieldOutcome,
    FieldReason,
    InquiryKind,
    InquiryState,
    Said,
)
from app.shared.contract.wire import RANDOM_ID, Body, RuleSetId, Secret, Wire

AccessId = Annotated[str, Meta(pattern=RANDOM_ID)]
Looker = Literal["agency", "foreign_service", "provider", "verifier"]
"""Whose ``looker_id`` it is: a file of ``agencies``, ``foreign_services`` or ``providers``."""
How = Literal["desk", "presented", "question", "account_check"]
LookOutcome = Literal["given", "partly", "refused"]


class SeenField(Wire):
    """One field that was asked for and what became of it."""

    field: DataField
    outcome: FieldOutcome
    why: FieldReason


class Inquiry(Wire):
    """
    What the resident asked about a look.

    Attributes:
        reference: Public number.
        due_on: Last working day for the answer; Viet Nam date.
        answer: Empty until there is one.
    """

    reference: str
    kind: InquiryKind
    state: InquiryState
    asked_at: datetime
    due_on: date
    said: str
    answer: str = ""
    answered_at: datetime | None = None


class Access(Wire):
    """
    One look, or one attempt.

    Attributes:
        reference: Public number; the desk has the same.
        at: UTC, story time.
        role: Of the member of staff, as the agency's file names it; empty where nobody's.
        purpose_id: As the agency's file names it; of others what they asked.
        rule_id, rule_set_id: The duty, and under which rule set it was judged.
        fields: Kinds of data alone.
        flagged: One member of staff looked at many people in a short time.
    """

    id: AccessId
    reference: str
    at: datetime
    looker: Looker
    looker_id: str
    role: str
    purpose_id: str
    case_reference: str
    how: How
    outcome: LookOutcome
    rule_id: str
    rule_set_id: RuleSetId
    fields: tuple[SeenField, ...]
    flagged: bool = False
    inquiries: tuple[Inquiry, ...] = ()


class AccessLog(Wire):
    """
    Every look at one person's data, newest first.

    Attributes:
        kept_since: Viet Nam date before which nothing is kept any more.
    """

    entries: tuple[Access, ...]
    kept_since: date


class OwnDataRequest(Body):
    """Everything held of oneself, as a file; ``grant`` is a fresh passcode for exactly this."""

    form: Literal["json", "html"]
    grant: Secret
    language: Literal["vi", "en"] = "vi"


class InquiryStart(Body):
    """Ask why, or complain; ``said`` is what the resident wants to add to a complaint."""

    kind: InquiryKind
    said: Said | None = None
