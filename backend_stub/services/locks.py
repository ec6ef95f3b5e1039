"""Real locks: which hold, on what ground, and what is told of them."""

from collections.abc import Iterator
from datetime import date, datetime

from app.shared.clock import viet_nam_day
from app.shared.holidays import public_holidays
from app.shared.rules.notices import ToldEvent
from app.shared.rules.working_days import add_working_days
from app.shared.rulesets import RuleSet
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.locks import LockOrder


def grounds_in_force(facts: HolderFacts, now: datetime) -> tuple[str, ...]:
    """Every ground on which the account is really locked at ``now``, the oldest first."""
    held = [
        lock
        for lock in facts.locks
        if lock.since <= now and (lock.until is None or now < lock.until)
    ]
    return tuple(dict.fromkeys(lock.ground for lock in held))


def open_order(orders: tuple[LockOrder, ...], now: datetime) -> LockOrder | None:
    """The order that waits at ``now``: asked for and not decided."""
    for order in orders:
        decided = order.decided_at is not None and order.decided_at <= now
        if order.asked_at <= now and not decided:
            return order
    return None


def order_due(order: LockOrder, now: datetime, rules: RuleSet) -> date:
    """The Viet Nam date by which its next step falls due, in working days."""
    forwarded = order.forwarded_at is not None and order.forwarded_at <= now
    start = order.forwarded_at if forwarded and order.forwarded_at else order.asked_at
    days = rules.value("order_decide_days" if forwarded else "order_forward_days")
    return add_working_days(viet_nam_day(start), days, public_holidays())


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each lock and each end of one; the same in every rule set."""
    del rules
    for number, lock in enumerate(facts.locks):
        key = (facts.holder.id, str(number))
        if lock.ground == "death" or lock.since > now:
            continue
        yield ToldEvent(subject=f"lock.{lock.ground}", key=key, at=lock.since, opens=False)
        if lock.until is not None and lock.until <= now:
            yield ToldEvent(subject="lock.lifted", key=key, at=lock.until, opens=False)
