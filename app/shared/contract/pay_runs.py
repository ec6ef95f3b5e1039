"""The paying side: a run of one programme and period, what it is made of, what a desk does."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.payments import FailureReason, PeriodId, Place, StepKind, WholeDong
from app.shared.contract.wire import Body, PaymentId, PayRunId, ProgrammeId, ProviderId, Wire
from app.shared.money import MOST_VND

RunState = Literal[
    "begun", "preparing", "prepared", "executing", "paying", "executed", "reconciled", "closed"
]
RunDeed = Literal[
    "prepare", "execute", "retry", "fall_back", "pay_cash", "reconcile", "close", "reverse"
]
CallbackOutcome = Literal[
    "paid", "returned", "provider_busy", "account_closed", "account_restricted", "account_unknown"
]


class Tally(Wire):
    """How many payments, and how much, for one name: a state, a kind of place."""

    name: str
    count: int
    vnd: int


class PayRun(Wire):
    """
    One run.

    Attributes:
        states: Its payments by what each waits for.
        places: The same by kind of place: a provider's kind, or ``cash``.
        deeds: What may be done with the whole of it now.
    """

    id: PayRunId
    programme_id: ProgrammeId
    period: PeriodId
    state: RunState
    due_on: date
    by_on: date
    people: int
    vnd: WholeDong
    states: tuple[Tally, ...]
    places: tuple[Tally, ...]
    deeds: tuple[RunDeed, ...]


class PayCase(Wire):
    """
    One payment as the desk sees it.

    Attributes:
        number: The payee's, whole: the desk pays this person.
        locked: Whether the payee's account is locked now; payments go on.
        tries: Orders sent to the present account.
        next_place, next_on: Where it goes when it is led on; None where there is no other place.
    """

    id: PaymentId
    number: str
    full_name: str
    amount_vnd: WholeDong
    state: StepKind
    at: datetime
    place: Place | None
    reason: FailureReason | None
    tries: int
    locked: bool
    next_place: Place | None
    next_on: date | None
    deeds: tuple[RunDeed, ...]


class Preparable(Wire):
    """A programme and period for which a run may be prepared now."""

    programme_id: ProgrammeId
    period: PeriodId
    due_on: date
    by_on: date


class PayRuns(Wire):
    """Every run, the newest first, and what may be prepared."""

    runs: tuple[PayRun, ...]
    preparable: tuple[Preparable, ...]


class PayRunFile(Wire):
    """A run with what needs a deed and what is listed, and the last payments that arrived."""

    run: PayRun
    cases: tuple[PayCase, ...]
    arrived: tuple[PayCase, ...]


class RunStart(Body):
    """Prepare a run, or add whoever became entitled since."""

    programme_id: ProgrammeId
    period: PeriodId


class RunAct(Body):
    """One deed on the whole run, or on one of its payments."""

    deed: RunDeed
    payment_id: PaymentId | None = None


class ProviderCallback(Body):
    """
    What a provider says about one order.

    Attributes:
        signature: HMAC-SHA-256 with the provider's key over all the rest, in hexadecimal.
    """

    provider_id: ProviderId
    payment_id: PaymentId
    attempt: Annotated[int, Meta(ge=1, le=1000)]
    amount_vnd: Annotated[int, Meta(gt=0, le=MOST_VND)]
    outcome: CallbackOutcome
    signature: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
