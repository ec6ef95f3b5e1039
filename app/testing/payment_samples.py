"""Payments as the server tells them: Hoa's social pension in its states, Lan's household gift."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from app.shared.contract.payments import (
    BenefitPayment,
    BenefitPayments,
    EntitlementCondition,
    NextPayment,
    PaymentStep,
    Place,
    ProgrammeStanding,
    Rung,
    Share,
)
from app.testing.specimens import specimen_id

PAID_AT = datetime(2025, 10, 15, 2, 35, tzinfo=UTC)
DUE, BY = date(2025, 10, 15), date(2025, 10, 25)
RIVER = Place(
    kind="account", provider_id="song_xanh", number_ending="0012", link_id=specimen_id(41)
)
LOTUS = Place(kind="account", provider_id="sen_vang", number_ending="0011", link_id=specimen_id(42))
CASH = Place(kind="cash", agency_id="hoa_sen_committee")
AHEAD = (
    Rung(place=RIVER, state="next", on=DUE, why="default"),
    Rung(place=LOTUS, state="later", on=date(2025, 10, 17), why="next_newest"),
    Rung(place=CASH, state="later", on=date(2025, 10, 27), why="last_resort"),
)
BUSY = Rung(
    place=RIVER, state="failed", on=DUE, at=PAID_AT, tries=3, reason="provider_busy", why="default"
)
OWN = Share(full_name="Lê Thị Hoa", vnd=500_000, ground="standard", told=True, own=True)


def a_payment(**changes: Any) -> BenefitPayment:
    """Hoa's social pension of October, listed and not yet sent; or what is said instead."""
    facts: dict[str, Any] = {
        "id": specimen_id(80),
        "programme_id": "social_pension",
        "period": "2025-10",
        "amount_vnd": 500_000,
        "state": "prepared",
        "due_on": DUE,
        "by_on": BY,
        "received_by": None,
        "place": RIVER,
        "rungs": AHEAD,
        "steps": (PaymentStep(kind="prepared", at=PAID_AT, place=RIVER),),
        "shares": (OWN,),
    }
    return BenefitPayment(**{**facts, **changes})


def _step(kind: Any, minutes: int, place: Place | None = RIVER, **more: Any) -> PaymentStep:
    return PaymentStep(kind=kind, at=PAID_AT + timedelta(minutes=minutes), place=place, **more)


_SENT = (_step("prepared", -50), _step("instructed", -40, attempt=1))
FAILED = a_payment(
    state="failed",
    rungs=(BUSY, msgspec.structs.replace(AHEAD[1], state="next"), AHEAD[2]),
    steps=(*_SENT, _step("failed", 0, attempt=3, reason="provider_busy")),
    leads_to=LOTUS,
)
RETRIED = a_payment(
    state="failed",
    rungs=(
        msgspec.structs.replace(
            BUSY, state="trying", tries=1, retry_at=PAID_AT + timedelta(minutes=15)
        ),
        msgspec.structs.replace(AHEAD[1], state="next"),
        AHEAD[2],
    ),
    steps=(*_SENT, _step("failed", 0, attempt=1, reason="provider_busy")),
)
PAID = a_payment(
    state="paid", rungs=(), steps=(*_SENT, _step("paid", 1, attempt=1)), id=specimen_id(81)
)
CASH_READY = a_payment(
    state="cash_ready", place=CASH, id=specimen_id(82),
    rungs=(BUSY, Rung(place=CASH, state="trying", on=date(2025, 10, 27), at=PAID_AT)),
    steps=(*_SENT, _step("failed", 0, reason="account_closed"), _step("cash_ready", 9, CASH)),
)  # fmt: skip
TO_CASH = msgspec.structs.replace(
    FAILED, rungs=(BUSY, msgspec.structs.replace(AHEAD[2], state="next")), leads_to=CASH
)
AGREED = msgspec.structs.replace(
    PAID, place=LOTUS,
    steps=(*FAILED.steps, _step("agreed", 5, LOTUS), _step("fallen_back", 5, LOTUS),
           _step("instructed", 6, LOTUS, attempt=4), _step("paid", 6, LOTUS, attempt=4)),
)  # fmt: skip
NO_PLACE = a_payment(
    state="failed", place=None, rungs=(), id=specimen_id(83),
    steps=(_step("prepared", -50, None), _step("failed", 0, None, reason="no_place")),
)  # fmt: skip
REVERSED = a_payment(
    state="reversed", rungs=(), id=specimen_id(84),
    steps=(*_SENT, _step("paid", 1), _step("reversed", 99)),
)  # fmt: skip


def past(month: int) -> BenefitPayment:
    """A month that was paid in cash."""
    at = datetime(2025, month, 15, 1, 0, tzinfo=UTC)
    return a_payment(
        id=specimen_id(100 + month), period=f"2025-{month:02}", state="cash_paid", place=CASH,
        due_on=date(2025, month, 15), by_on=date(2025, month, 25), rungs=(),
        steps=(
            PaymentStep(kind="prepared", at=at),
            PaymentStep(kind="cash_ready", at=at, place=CASH),
            PaymentStep(kind="cash_paid", at=at, place=CASH),
        ),
    )  # fmt: skip


_MEMBERS = (
    Share(full_name="Phạm Thu Lan", vnd=100_000, ground="head", told=True, own=True),
    Share(full_name="Đoàn Gia Huy", vnd=100_000, ground="authorised", until=date(2026, 1, 10)),
    Share(full_name="Phạm Gia Bảo", vnd=100_000, ground="child", told=True),
    Share(full_name="Phạm An Nhiên", vnd=100_000, ground="child", told=True),
)
GIFT = a_payment(
    id=specimen_id(90), programme_id="household_gift", period="2025-09-02", amount_vnd=400_000,
    state="paid", rungs=(), shares=_MEMBERS, place=LOTUS,
    due_on=date(2025, 8, 31), by_on=date(2025, 9, 15),
    steps=(_step("prepared", -9, LOTUS), _step("instructed", -5, LOTUS), _step("paid", 0, LOTUS)),
)  # fmt: skip
SHARED = a_payment(
    id=specimen_id(91), programme_id="household_gift", period="2025-09-02", amount_vnd=100_000,
    state="paid", rungs=(), place=None, received_by="Phạm Thu Lan",
    shares=(Share(full_name="Phạm Gia Bảo", vnd=100_000, ground="child", told=True, own=True),),
    steps=(_step("prepared", -9, None), _step("paid", 0, None)),
)  # fmt: skip

STANDING = ProgrammeStanding(
    programme_id="social_pension",
    answer="yes",
    amount_vnd=500_000,
    conditions=(
        EntitlementCondition(kind="pension_below", rule_id="standard", state="met", found=0),
        EntitlementCondition(kind="decided", rule_id=None, state="met", from_day=date(2025, 7, 1)),
        EntitlementCondition(kind="age", rule_id="full_age", state="met", found=76),
        EntitlementCondition(kind="age", rule_id="reduced_age", state="met", found=76),
        EntitlementCondition(
            kind="household", rule_id="reduced_households", state="not_needed", found="none"
        ),
    ),
    shares=(OWN,),
)
GIFT_STANDING = ProgrammeStanding(
    programme_id="household_gift",
    answer="yes",
    amount_vnd=300_000,
    conditions=(EntitlementCondition(kind="head", rule_id=None, state="met"),),
    shares=(_MEMBERS[0], *_MEMBERS[2:]),
    left_out=("Đoàn Gia Huy",),
)
NEXT = NextPayment(
    programme_id="social_pension",
    period="2025-10",
    amount_vnd=500_000,
    due_on=DUE,
    by_on=BY,
    payment_id=None,
    rungs=AHEAD,
    confirmed_at=datetime(2025, 10, 15, 1, 12, tzinfo=UTC),
)
REFUND = NextPayment(
    programme_id="health_refund",
    period="2025-10",
    amount_vnd=318_500,
    due_on=date(2025, 10, 20),
    by_on=date(2025, 10, 31),
    payment_id=None,
    rungs=(msgspec.structs.replace(AHEAD[0], on=date(2025, 10, 20)),),
    confirmed_at=None,
)
NEXT_IN_CASH = msgspec.structs.replace(
    NEXT, rungs=(msgspec.structs.replace(AHEAD[2], state="next", on=DUE),), confirmed_at=None
)
NOTHING = BenefitPayments(programmes=(), next=(), payments=())
HOA = BenefitPayments(
    programmes=(STANDING,), next=(NEXT, REFUND), payments=(past(9), past(8), past(7))
)
