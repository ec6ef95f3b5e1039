"""Providers' answers to orders: each is checked, booked once, or refused and logged."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from app.shared.payment_failures import failures
from app.shared.programmes import programme
from backend_stub.services.provider_messages import key_of, log_refused
from backend_stub.services.providers_pay import PAID, WITHDRAWN, Callback, signed
from backend_stub.storage import ledger, payments
from backend_stub.storage.ledger import Transfer
from backend_stub.storage.payment_tables import refused_callbacks
from backend_stub.storage.payments import NewStep, PaymentRow

RETURNED = "returned"
ORDERED = ("instructed", "ordered")
"""What a payment waits for while its order is out."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of some answers: reason of refusal or None, and whose payments moved."""

    refusals: tuple[str | None, ...]
    payee_ids: frozenset[str]


def take_callbacks(
    db: Connection, said: Sequence[Callback], at: datetime, really: datetime
) -> Taken:
    """
    Write answers down: step and booking together; what is refused changes nothing and is logged.

    Refused are answers that are malformed, forged, of another amount, repeated, late, or out of
    order.
    """
    rows = payments.payments_by_id(db, {one.payment_id for one in said})
    keys = {one: key_of(db, one) for one in {each.provider_id for each in said}}
    steps: list[NewStep] = []
    moves: list[Transfer] = []
    refusals: list[str | None] = []
    settled: set[str] = set()
    for one in said:
        row = rows.get(one.payment_id)
        why = _refusal(one, row, keys[one.provider_id], repeated=one.payment_id in settled)
        refusals.append(why)
        if why is None and row is not None:
            settled.add(row.id)
            _settle(one, row, steps, moves)
    ledger.book(db, moves, at, really)
    payments.add_steps(db, steps, at, really)
    _log(db, said, refusals, really)
    moved = frozenset(rows[one].payee_id for one in settled)
    return Taken(tuple(refusals), moved)


def _refusal(said: Callback, row: PaymentRow | None, key: bytes, *, repeated: bool) -> str | None:
    """Why an answer is not taken; the first of these that holds."""
    right = signed(
        key, said.provider_id, said.payment_id, said.attempt, said.amount_vnd, said.outcome
    )
    if len(said.signature) != len(right.signature):
        return "malformed"
    if not hmac.compare_digest(right.signature, said.signature):
        return "forged"
    if row is None:
        return "unknown"
    over = repeated or row.waits == said.outcome
    returns = said.outcome == RETURNED
    wrong = {
        "out_of_order": said.attempt > row.attempt,
        "late": said.attempt < row.attempt,
        "repeated": over,
        "closed": not returns and row.waits not in ORDERED,
        "another_provider": said.provider_id != row.provider_id,
        "other_amount": said.amount_vnd != row.amount_vnd,
        "not_paid": returns and row.waits != PAID,
    }
    return next((why for why, holds in wrong.items() if holds), None)


def _settle(said: Callback, row: PaymentRow, steps: list[NewStep], moves: list[Transfer]) -> None:
    of = programme(row.programme_id)
    back, way = ledger.returned(of.agency), ledger.transit(said.provider_id)
    kind, source, target, waits, reason = "failed", way, back, "failed", said.outcome
    if said.outcome == PAID:
        kind, target, waits, reason = "paid", ledger.paid(row.payee_id), "paid", ""
    elif said.outcome == RETURNED:
        kind, source, reason = "returned", ledger.paid(row.payee_id), "account_closed"
    elif said.outcome == WITHDRAWN:
        reason = "provider_silent"
    elif said.outcome not in failures():
        reason = "account_unknown"
    steps.append(NewStep(row, kind, waits, row.attempt, reason=reason or None))
    moves.append(Transfer(kind, row.run_id, row.id, row.attempt, source, target, row.amount_vnd))


def _log(
    db: Connection, said: Sequence[Callback], refusals: Sequence[str | None], really: datetime
) -> None:
    for one, why in zip(said, refusals, strict=True):
        if why is not None:
            log_refused("order", one.provider_id, why)
    rows: list[dict[str, Any]] = [
        {
            "really_at": really,
            "provider_id": one.provider_id,
            "payment_id": one.payment_id,
            "attempt": one.attempt,
            "reason": why,
        }
        for one, why in zip(said, refusals, strict=True)
        if why is not None
    ]
    if rows:
        db.execute(insert(refused_callbacks), rows)
