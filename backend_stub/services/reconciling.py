"""Reconciles: the ledger with itself, with payments and their steps, and with providers' books."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select

from backend_stub.services.fee_reconciling import fee_faults
from backend_stub.services.providers_pay import PAID
from backend_stub.storage import ledger
from backend_stub.storage.chain import Walk
from backend_stub.storage.payment_tables import (
    payment_events,
    payment_shares,
    payments,
    provider_orders,
)

_AT_ONCE = 2000
_STANDS_AT = {
    "instructed": "transit:",
    "ordered": "transit:",
    "failed": "returned:",
    "cash_ready": "cash:",
    "paid": "paid:",
    "cash_paid": "paid:",
    "reversed": "agency:",
}
"""What a payment waits for → where its money stands."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not agree: what, and at which entry or payment."""

    kind: str
    at: str


@dataclass(slots=True)
class Reconciled:
    """What was found; whole where there is no fault."""

    entries: int = 0
    payments: int = 0
    paid: int = 0
    balances: dict[str, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(slots=True)
class _Booked:
    """What the ledger says of one payment."""

    amount_vnd: int
    stands_at: str
    received: int = 0


def reconcile(db: Connection) -> Reconciled:
    """Look at every entry and every payment; the faults come in the order of the ledger."""
    found = Reconciled()
    booked = _walk(db, found)
    found.balances = ledger.balances(db)
    if sum(found.balances.values()) != 0:
        found.faults.append(Fault("does_not_sum_to_zero", "ledger"))
    found.faults += [
        Fault("below_zero", name)
        for name, vnd in sorted(found.balances.items())
        if vnd < 0 and name != ledger.TREASURY
    ]
    for part in _pages(db):
        _compare(db, part, booked, found)
    known = {row.id for row in db.execute(select(payments.c.id))} if booked else set()
    found.faults += [Fault("entry_without_payment", one) for one in booked if one not in known]
    found.faults += [Fault(*one) for one in fee_faults(db)]
    return found


def _walk(db: Connection, found: Reconciled) -> dict[str, _Booked]:
    """The chain from its first entry to its last; the first that breaks it is named."""
    booked: dict[str, _Booked] = {}
    walk = Walk()
    for row in ledger.rows_of(db):
        found.entries += 1
        told = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
        whole = walk.broken is None
        walk.meet(row.seq, row.chain, ledger.named(told))
        if whole and walk.broken is not None:
            kind, number = walk.broken
            found.faults.append(Fault(kind, f"entry {number}"))
        if row.payment_id is not None:
            _stand(booked, row, found)
    return booked


def _stand(booked: dict[str, _Booked], row: Row[Any], found: Reconciled) -> None:
    one = booked.get(row.payment_id)
    if one is None:
        one = booked[row.payment_id] = _Booked(row.amount_vnd, row.from_account)
    if row.amount_vnd != one.amount_vnd:
        found.faults.append(Fault("amounts_differ", f"entry {row.seq}"))
    if row.from_account != one.stands_at:
        found.faults.append(Fault("money_was_elsewhere", f"entry {row.seq}"))
    one.stands_at = row.to_account
    one.received += row.to_account.startswith("paid:")
    one.received -= row.from_account.startswith("paid:")


def _pages(db: Connection) -> Iterator[list[Row[Any]]]:
    after = ""
    while True:
        wanted = select(payments).where(payments.c.id > after).order_by(payments.c.id)
        part = list(db.execute(wanted.limit(_AT_ONCE)))
        if not part:
            return
        yield part
        after = part[-1].id


def _compare(
    db: Connection, part: list[Row[Any]], booked: dict[str, _Booked], found: Reconciled
) -> None:
    first, final = part[0].id, part[-1].id
    last = _last_steps(db, first, final)
    shares = _sums(db, first, final)
    credited = _credited(db, first, final)
    for row in part:
        found.payments += 1
        one, received = booked.get(row.id), row.waits in ("paid", "cash_paid")
        found.paid += received
        wrong = {
            "step_missing": last.get(row.id) != row.step,
            "shares_differ": shares.get(row.id) != row.amount_vnd,
            "entry_missing": one is None and row.waits != "prepared",
            "amounts_differ": one is not None and one.amount_vnd != row.amount_vnd,
            "money_is_elsewhere": not _stands(row, one),
            "not_paid_once": (one.received if one else 0) != int(received),
            "provider_disagrees": credited[row.id] != int(row.waits == "paid"),
        }
        found.faults += [Fault(kind, f"payment {row.id}") for kind, bad in wrong.items() if bad]


def _stands(row: Row[Any], one: _Booked | None) -> bool:
    """Whether the payment's money is where what it waits for says."""
    if row.waits == "prepared":
        return one is None if row.step == 0 else one is None or _is(one, "returned:")
    return one is not None and _is(one, _STANDS_AT[row.waits])


def _is(one: _Booked, account: str) -> bool:
    return one.stands_at.startswith(account)


def _last_steps(db: Connection, first: str, final: str) -> dict[str, int]:
    table = payment_events
    part = table.c.payment_id.between(first, final)
    grouped = select(table.c.payment_id, func.max(table.c.step)).where(part)
    return {row[0]: row[1] for row in db.execute(grouped.group_by(table.c.payment_id))}


def _sums(db: Connection, first: str, final: str) -> dict[str, int]:
    table = payment_shares
    part = table.c.payment_id.between(first, final)
    grouped = select(table.c.payment_id, func.sum(table.c.amount_vnd)).where(part)
    return {row[0]: int(row[1]) for row in db.execute(grouped.group_by(table.c.payment_id))}


def _credited(db: Connection, first: str, final: str) -> defaultdict[str, int]:
    """How often providers credited each payment; less what they sent back."""
    table, found = provider_orders, defaultdict[str, int](int)
    part = table.c.payment_id.between(first, final) & (table.c.outcome == PAID)
    told = table.c.told.is_(True)  # an answer under way is not yet anybody's
    grouped = select(table.c.payment_id, func.count()).where(part, told)
    for payment_id, count in db.execute(grouped.group_by(table.c.payment_id)):
        found[payment_id] = count
    events = payment_events
    back = events.c.payment_id.between(first, final)
    taken = select(events.c.payment_id, func.count()).where(
        back, events.c.provider_id.is_not(None), events.c.kind.in_(("returned", "reversed"))
    )
    for payment_id, count in db.execute(taken.group_by(events.c.payment_id)):
        found[payment_id] -= count
    return found
