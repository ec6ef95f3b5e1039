"""Renewing a document: the file, what is still needed, and its way to the new document."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    Body,
    DocumentId,
    DocumentTypeId,
    OfficeId,
    RenewalId,
    Secret,
    Wire,
)

RenewalState = Literal[
    "fee_due", "submitted", "accepted", "paper_missing", "refused", "issued", "withdrawn"
]  # fmt: skip
RenewalDecision = Literal["accept", "ask_paper", "refuse", "issue"]
PaperKey = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{1,39}$")]
"""Names a paper in the document type's file (``papers``), such as ``portrait_photo``."""
RefusalKey = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{1,39}$")]
"""Names a refusal reason in the document type's file (``refusals``)."""


FeeState = Literal["due", "asking", "silent", "paid", "refused", "refunded"]
FeeRefusal = Literal["no_money", "desk_down"]


class Fee(Wire):
    """
    How a file's fee stands at the simulated desk that takes it.

    Attributes:
        state: ``due`` before it was asked for; ``silent``: the desk has not answered in time, and
            asking again sends the same order.
        code: The order's public number, a receipt once it is paid; None before the first.
        refusal: Why the desk refused; None unless it did.
        paid_at, refunded_at: Story time; None where it was not.
    """

    state: FeeState
    code: str | None = None
    refusal: FeeRefusal | None = None
    paid_at: datetime | None = None
    refunded_at: datetime | None = None


class FeePayment(Body):
    """Pay a file's fee; ``grant`` is the passcode's, where the rule set asks for it."""

    grant: Secret | None = None


class RenewalStart(Body):
    """
    Open a renewal file for a document. A second one for the same document answers the first.

    Attributes:
        office, slot_at: Where and when the holder comes, for what is handed in at a counter or a
            consulate; UTC, one of the free slots. Without them it goes online.
        papers: The holder's own papers that go with it online: their simulated scans.
    """

    document_id: DocumentId
    office: OfficeId | None = None
    slot_at: datetime | None = None
    papers: Annotated[tuple[PaperKey, ...], Meta(max_length=8)] = ()


class RenewalEvent(Wire):
    """
    One step of a file: what happened, when (UTC); ``detail`` is a paper or refusal key.

    ``moved``: the holder comes at another time; ``detail`` is the office.
    """

    kind: RenewalState | Literal["paper_given", "moved"]
    at: datetime
    detail: str | None = None


class RenewalFile(Wire):
    """
    One renewal, from submission to the new document.

    Attributes:
        code: The file's public number, such as ``GH-000-2510-0001``.
        fee_vnd: Whole dong; an example, as the type's file says.
        due_on: Viet Nam date the office aims at, working days counted from the appointment where
            there is one; moves while a paper is missing.
        missing_paper: What the office asked for; None unless the state is ``paper_missing``.
        refusal: Why it was refused; None unless the state is ``refused``.
        new_document_id: The issued document; None until then.
        fee: How its fee stands; None where none is taken.
        office, slot_at: The appointment at a counter; None where nobody need come.
        events: Oldest first.
    """

    id: RenewalId
    code: str
    document_id: DocumentId
    type_id: DocumentTypeId
    state: RenewalState
    fee_vnd: Annotated[int, Meta(ge=0)]
    submitted_at: datetime
    due_on: date
    missing_paper: PaperKey | None
    refusal: RefusalKey | None
    new_document_id: DocumentId | None
    events: tuple[RenewalEvent, ...]
    fee: Fee | None = None
    office: OfficeId | None = None
    slot_at: datetime | None = None


class RenewalList(Wire):
    """Every file of the holder, newest first."""

    renewals: tuple[RenewalFile, ...]


class PaperGiven(Body):
    """Hand in the missing paper: the simulated scan of it."""

    paper: PaperKey


class RenewalVerdict(Body):
    """
    The office's side, played from the panel.

    Attributes:
        decision: What the office does.
        detail: A paper key with ``ask_paper``, a refusal key with ``refuse``; None takes the type's
            first.
    """

    decision: RenewalDecision
    detail: str | None = None
