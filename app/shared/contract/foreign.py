"""Foreign services' questions: what waits, what was answered, and the log of both."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import RANDOM_ID, Body, DocumentId, DocumentTypeId, Secret, Wire

ForeignRequestId = Annotated[str, Meta(pattern=RANDOM_ID)]
ForeignName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Name of a file in ``assets/foreign_services``, or of a question."""
ForeignAnswer = Literal["yes", "no"]
ForeignState = Literal["asked", "seen", "answered", "declined", "expired", "refused", "withdrawn"]
"""``refused``: the platform did not let the service ask. ``withdrawn``: consent, afterwards."""
ForeignRefusal = Literal[
    "unregistered", "suspended", "not_yet", "lapsed", "bad_signature", "malformed",
    "wrong_audience", "out_of_time", "replayed", "question_not_allowed",
]  # fmt: skip
UseOutcome = Literal[
    "answered", "unprovable", "declined", "expired", "refused", "withdrawn"
]  # fmt: skip
TypedCode = Annotated[str, Meta(pattern=r"^[2-9A-HJ-NP-TV-Z]{8}$")]
"""What a service's page shows: eight signs without look-alikes (no 0, 1, I, O, U)."""


class ForeignConsent(Body):
    """
    Send that answer, this once.

    Attributes:
        answer: What the holder read on the screen: another one by now is refused.
        grant: Proof of a fresh passcode for this request and this answer.
    """

    answer: ForeignAnswer
    grant: Secret


class ForeignCode(Body):
    """The code that a service's page shows."""

    code: TypedCode


class ForeignReceipt(Wire):
    """
    What left, word for word.

    Attributes:
        reference: Public number of the receipt.
        at: When; UTC, story time.
        audience: Who alone can use it.
        subject: What the service calls the holder: of this service alone, and no number of theirs.
        answer: The one result.
        valid_seconds: How long the signed answer counted.
    """

    reference: Annotated[str, Meta(pattern=r"^DV-000-[0-9]{4}-[0-9]{4}$")]
    at: datetime
    audience: str
    subject: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{43}$")]
    answer: ForeignAnswer
    valid_seconds: int


class ForeignRequest(Wire):
    """
    One question of one service.

    Attributes:
        asked_at: UTC, story time.
        seconds_left: Real seconds until it ends, when the server answered; 0 where it is over.
        refusal: Why the platform refused the service; None where it did not.
        finding: What would be answered now: ``unprovable`` where the paper has ended, and then
            which one; None where it is over.
        receipt: None unless an answer was sent.
    """

    id: ForeignRequestId
    service_id: ForeignName
    question_id: ForeignName
    state: ForeignState
    asked_at: datetime
    seconds_left: int
    refusal: ForeignRefusal | None = None
    finding: ForeignAnswer | Literal["unprovable"] | None = None
    document_id: DocumentId | None = None
    type_id: DocumentTypeId | None = None
    ended_on: date | None = None
    receipt: ForeignReceipt | None = None


class UseLogRow(Wire):
    """
    One line of the history of use: who asked what, and what became of it; never a value.

    Attributes:
        request_id: Leads to the request, and to its receipt where there is one.
        at: UTC, story time.
        rule_id: The rule of ``rule_set_id`` by which it was let through or not.
    """

    request_id: ForeignRequestId
    at: datetime
    service_id: ForeignName
    question_id: ForeignName
    outcome: UseOutcome
    rule_id: str
    rule_set_id: str


class ForeignRequests(Wire):
    """Every request of the holder and every line of the log; newest first."""

    requests: tuple[ForeignRequest, ...]
    log: tuple[UseLogRow, ...]
