"""Benefits paid: to what one is entitled, where the next payment goes, every payment's steps."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import (
    AgencyId,
    Body,
    LinkId,
    PaymentId,
    ProgrammeId,
    ProviderId,
    Secret,
    Wire,
)

PeriodId = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")]
"""A month, ``2025-10``, or the day of an occasion, ``2025-09-02``."""
WholeDong = Annotated[int, Meta(ge=0)]
StepKind = Literal[
    "prepared", "instructed", "failed", "returned", "agreed", "fallen_back", "cash_ready", "paid",
    "cash_paid", "reversed",
]  # fmt: skip
FailureReason = Literal[
    "provider_busy", "provider_down", "provider_silent", "wrong_answer", "account_closed",
    "account_restricted", "account_unknown", "no_place",
]  # fmt: skip
RungWhy = Literal[
    "chosen", "default", "backup", "earlier_default", "next_newest", "register", "last_resort",
    "cool_off", "abroad",
]  # fmt: skip
"""See ``app.shared.rules.routing``."""
RungState = Literal["failed", "trying", "next", "later", "paid"]


class Place(Wire):
    """
    Where money goes: an account by its last digits, cash at an agency's desk, or kept there.

    Attributes:
        provider_id, number_ending: None for cash.
        agency_id: At whose desk cash waits, or who keeps it; None for an account.
        link_id: None for cash and for an account in the agency's register alone.
        owner: Name of whose account it is, where it is not the payee's own: a guardian's, whose
            ``number_ending`` nobody else is told.
    """

    kind: Literal["account", "cash", "kept"]
    provider_id: ProviderId | None = None
    number_ending: str | None = None
    link_id: LinkId | None = None
    agency_id: AgencyId | None = None
    owner: str | None = None


PlaceKey = Annotated[str, Meta(pattern=r"^[a-z0-9_/]{1,40}$")]


def place_key(place: Place) -> str:
    """What names a place in a deed and its passcode: a link, a registered account, cash."""
    if place.kind != "account":
        return place.kind
    return place.link_id or f"{place.provider_id}/{place.number_ending}"


class Rung(Wire):
    """
    One place of the ladder as it stands now.

    Attributes:
        on: When it was tried, or when its turn comes; a Viet Nam date.
        at: When it last answered; UTC story time. None where it was not tried.
        tries: How often it was tried.
        retry_at: When it is tried once more, where it failed and that may help; UTC story time.
        why: Why it stands there; None where it was tried and is no place any more.
    """

    place: Place
    state: RungState
    on: date
    at: datetime | None = None
    tries: int = 0
    reason: FailureReason | None = None
    retry_at: datetime | None = None
    why: RungWhy | None = None


class PaymentStep(Wire):
    """One step; ``at`` is UTC story time, ``attempt`` counts orders to providers from 1."""

    kind: StepKind
    at: datetime
    attempt: int = 0
    place: Place | None = None
    reason: FailureReason | None = None


class Share(Wire):
    """
    For whom a part of a payment is.

    Attributes:
        ground: ``head``, ``child``, ``authorised`` in a household; what the amount stands on
            otherwise.
        until: Last day of an authorisation.
        told: Whether this person has an account in which they are told.
        own: Whether it is the caller's own.
    """

    full_name: str
    vnd: WholeDong
    ground: Literal["standard", "decision", "lacking", "head", "child", "authorised"]
    until: date | None = None
    told: bool = False
    own: bool = False


class BenefitPayment(Wire):
    """
    One payment of one programme for one period.

    Attributes:
        amount_vnd: All of it for who receives it; the own share for a member.
        state: Kind of its last step.
        due_on, by_on: When its run is due, and the last day by which the money has moved.
        received_by: Name of who receives it for a member; None for who receives it.
        rungs: Places tried and to come; empty for a member and once it is over.
        steps: Oldest first.
        leads_to: Where the receiver may let it go now, having not arrived; None where nothing is
            open, or the place is not theirs to see.
    """

    id: PaymentId
    programme_id: ProgrammeId
    period: PeriodId
    amount_vnd: WholeDong
    state: StepKind
    due_on: date
    by_on: date
    received_by: str | None
    place: Place | None
    rungs: tuple[Rung, ...]
    steps: tuple[PaymentStep, ...]
    shares: tuple[Share, ...]
    leads_to: Place | None = None


class EntitlementCondition(Wire):
    """One condition with its evidence; see ``app.shared.rules.entitlements.Condition``."""

    kind: Literal["age", "household", "pension_below", "decided", "head"]
    rule_id: str | None
    state: Literal["met", "not_met", "not_yet", "not_needed"]
    found: int | str | None = None
    from_day: date | None = None
    until: date | None = None


class ProgrammeStanding(Wire):
    """
    What the caller is entitled to under one programme now, and why.

    Attributes:
        shares: What the amount is made of.
        left_out: Names of members for whom the caller may not receive.
        from_day: When time alone turns a ``not_yet``.
    """

    programme_id: ProgrammeId
    answer: Literal["yes", "no", "not_yet"]
    amount_vnd: WholeDong
    conditions: tuple[EntitlementCondition, ...]
    shares: tuple[Share, ...]
    left_out: tuple[str, ...] = ()
    from_day: date | None = None


class NextPayment(Wire):
    """
    The next payment of a programme, and where it goes as things stand.

    Attributes:
        payment_id: None until its run was prepared.
        rungs: The ladder; the first goes first.
        confirmed_at: When the holder last said that money goes there; UTC story time. None where
            nobody did: the place follows from the rule.
    """

    programme_id: ProgrammeId
    period: PeriodId
    amount_vnd: WholeDong
    due_on: date
    by_on: date
    payment_id: PaymentId | None
    rungs: tuple[Rung, ...]
    confirmed_at: datetime | None


class BenefitPayments(Wire):
    """Everything about the caller's payments: programmes, what comes next, the statement."""

    programmes: tuple[ProgrammeStanding, ...]
    next: tuple[NextPayment, ...]
    payments: tuple[BenefitPayment, ...]


class StatementRequest(Body):
    """Ask for the statement as a file; ``grant`` is a fresh passcode for exactly this."""

    form: Literal["csv", "html"]
    grant: Secret
    language: Literal["vi", "en"] = "vi"


class PlaceAgreement(Body):
    """
    Let a payment that did not arrive go to the next place now.

    Attributes:
        place: ``place_key`` of the place that was shown.
        grant: A fresh passcode for ``agree_place`` and ``payment_id/place``.
    """

    place: PlaceKey
    grant: Secret


class Sheet(Wire):
    """A file to keep or to print: its name, kind and whole content."""

    name: str
    media_type: Literal["text/csv", "text/html", "application/json"]
    content: str
