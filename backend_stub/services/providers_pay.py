"""The simulated providers' side: they take orders once each, and answer after their own time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, or_, select, update

from app.shared.personas import PaymentAccount, personas
from app.shared.providers import provider
from backend_stub.limits import limits
from backend_stub.providers.simulated import ProviderState
from backend_stub.services.provider_messages import signature
from backend_stub.storage.payment_tables import provider_orders
from backend_stub.storage.payments import PaymentRow
from backend_stub.storage.providers import state_of

WITHDRAWN = "withdrawn"
PAID = "paid"
NOT_BELIEVED = ("malformed", "other_account")
"""What a provider says that nobody may believe: half a message, or one about another's order."""
WRONG_ANSWER = "wrong_answer"
"""Why an order was taken back that was answered so."""
_PLAYED: dict[ProviderState, str] = {
    "busy": "provider_busy",
    "down": "provider_down",
    "silent": "provider_silent",
    "malformed": "malformed",
    "other_account": "other_account",
}
"""How the panel lets a provider stand → what it does with an order."""
_CLOSED = {"closed": "account_closed", "restricted": "account_restricted"}


@dataclass(frozen=True, slots=True)
class Callback:
    """What a provider says about one order; ``signature`` is over all the rest."""

    provider_id: str
    payment_id: str
    attempt: int
    amount_vnd: int
    outcome: str
    signature: str


def take_orders(db: Connection, rows: Sequence[PaymentRow], really: datetime, pace: float) -> None:
    """Write down the orders that the providers do not have yet; one sent again changes nothing."""
    have = _taken(db, rows)
    stands = {one: state_of(db, one) for one in {row.provider_id for row in rows} if one}
    new = []
    for row in rows:
        if (row.id, row.attempt) in have or row.provider_id is None:
            continue
        way = provider(row.provider_id).paying
        outcome = _PLAYED.get(stands[row.provider_id]) or outcome_of(row)
        silence = outcome == "provider_silent"
        wait = limits().payment.silence_seconds * 1000 if silence else way.latency_ms
        new.append(
            {
                "payment_id": row.id,
                "attempt": row.attempt,
                "provider_id": row.provider_id,
                "account_number": row.account_number,
                "amount_vnd": row.amount_vnd,
                "taken_at": really,
                "answers_at": really + timedelta(milliseconds=wait * pace),
                "outcome": None if silence else outcome,
                "told": False,
            }
        )
    if new:
        db.execute(insert(provider_orders), new)


def outcome_of(row: PaymentRow) -> str:
    """What a provider that is up does with an order to one of its accounts: ``paid`` or why not."""
    way, number = provider(str(row.provider_id)).paying, str(row.account_number)
    if way.answer != "pays":
        return f"provider_{way.answer}"
    known = _accounts().get((str(row.provider_id), number))
    if known is not None:
        at = row.attempt - 1
        meets = known.receives[at] if at < len(known.receives) else PAID
        return _CLOSED.get(known.state, meets)
    endings = {
        way.closed_ending: "account_closed",
        way.restricted_ending: "account_restricted",
        way.busy_ending: PAID if row.attempt > 1 else "provider_busy",
    }
    return next((why for end, why in endings.items() if end and number.endswith(end)), PAID)


def due(db: Connection, really: datetime, count: int) -> list[Row[Any]]:
    """Orders whose answer, or the end of whose silence, has come."""
    table = provider_orders
    waits = table.c.told.is_(False) & (table.c.answers_at <= really)
    return list(db.execute(select(table).where(waits).order_by(table.c.answers_at).limit(count)))


def next_due(db: Connection) -> datetime | None:
    """When the next answer comes; real time."""
    table = provider_orders
    waits = select(table.c.answers_at).where(table.c.told.is_(False))
    return db.execute(waits.order_by(table.c.answers_at).limit(1)).scalar()


def withdraw(db: Connection, orders: Iterable[Row[Any]]) -> None:
    """
    Take back, at the clearing house, orders that a provider has not answered, or not rightly.

    From then on it may not credit them any more.
    """
    for one in orders:
        table = provider_orders
        this = and_(table.c.payment_id == one.payment_id, table.c.attempt == one.attempt)
        unanswered = or_(table.c.outcome.is_(None), table.c.outcome.in_(NOT_BELIEVED))
        db.execute(update(table).where(this, unanswered).values(outcome=WITHDRAWN))


def mark_told(db: Connection, orders: Sequence[Row[Any]]) -> None:
    """The answers to these orders were sent."""
    table = provider_orders
    by_attempt: dict[int, list[str]] = {}
    for one in orders:
        by_attempt.setdefault(one.attempt, []).append(one.payment_id)
    these = [
        and_(table.c.attempt == attempt, table.c.payment_id.in_(ids))
        for attempt, ids in by_attempt.items()
    ]
    if these:
        db.execute(update(table).where(or_(*these)).values(told=True))


def delivered(db: Connection, rows: Sequence[PaymentRow]) -> frozenset[tuple[str, int]]:
    """Which of these orders the providers have."""
    return _taken(db, rows)


def is_answered(order: Row[Any]) -> bool:
    """Whether the provider has said something about it that may be believed."""
    return order.outcome is not None and order.outcome not in NOT_BELIEVED


def answers(key: bytes, order: Row[Any]) -> Iterable[Callback]:
    """
    What is said about an order whose time has come, in its order, each message with its signature.

    Where the provider says nothing, or nothing that may be believed, the clearing house says last
    that the order was taken back.
    """
    told = (order.provider_id, order.payment_id, order.attempt, order.amount_vnd)
    match order.outcome:
        case None:
            yield signed(key, *told, WITHDRAWN)
        case "malformed":
            whole = signed(key, *told, PAID)
            yield replace(whole, signature=whole.signature[: len(whole.signature) // 2])
            yield signed(key, *told, WRONG_ANSWER)
        case "other_account":
            other = blake2b(order.payment_id.encode(), digest_size=16).hexdigest()
            yield signed(key, order.provider_id, other, order.attempt, order.amount_vnd, PAID)
            yield signed(key, *told, WRONG_ANSWER)
        case outcome:
            yield signed(key, *told, outcome)


def signed(
    key: bytes, provider_id: str, payment_id: str, attempt: int, amount_vnd: int, outcome: str
) -> Callback:
    """A provider's answer with its signature."""
    said = signature(key, "order", provider_id, payment_id, attempt, amount_vnd, outcome)
    return Callback(provider_id, payment_id, attempt, amount_vnd, outcome, said)


def _taken(db: Connection, rows: Sequence[PaymentRow]) -> frozenset[tuple[str, int]]:
    table = provider_orders
    own = table.c.payment_id.in_([row.id for row in rows])
    found = db.execute(select(table.c.payment_id, table.c.attempt).where(own))
    return frozenset((row.payment_id, row.attempt) for row in found)


@cache
def _accounts() -> dict[tuple[str, str], PaymentAccount]:
    return {(one.provider, one.number): one for who in personas() for one in who.payment_accounts}
