"""Payments with their steps and shares, and the runs they belong to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, true, update

from backend_stub.storage.payment_tables import (
    payees,
    payment_events,
    payment_shares,
    payments,
)
from backend_stub.storage.tables import links

PENDING = ("prepared", "instructed", "ordered", "failed")
"""What a payment waits for while an account may still receive it."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an order goes; all None for cash and for nowhere."""

    provider_id: str | None = None
    account_number: str | None = None
    account_ref: str | None = None


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment as it stands in the run's work."""

    id: str
    run_id: str
    programme_id: str
    period: str
    payee_id: str
    amount_vnd: int
    waits: str
    attempt: int
    step: int
    provider_id: str | None
    account_number: str | None
    account_ref: str | None


@dataclass(frozen=True, slots=True)
class PaymentStepRow:
    """One step; ``at`` is story time."""

    payment_id: str
    step: int
    kind: str
    at: datetime
    attempt: int
    provider_id: str | None
    number_ending: str | None
    account_ref: str | None
    agency_id: str | None
    reason: str | None


@dataclass(slots=True)
class NewStep:
    """
    A step to be written, and what its payment waits for then.

    Attributes:
        to: The order's destination; None leaves it as it is.
    """

    payment: PaymentRow
    kind: str
    waits: str
    attempt: int
    to: Destination | None = None
    agency_id: str | None = None
    reason: str | None = None


_ROW = tuple(payments.c[name] for name in PaymentRow.__slots__)
_STEP = tuple(payment_events.c[name] for name in PaymentStepRow.__slots__)


def id_of(*parts: str) -> str:
    """128 bits that follow from the business key, so that a second making finds the first."""
    return blake2b(":".join(parts).encode(), digest_size=16).hexdigest()


def add_steps(db: Connection, steps: Sequence[NewStep], at: datetime, really: datetime) -> None:
    """Write one more step of each payment down; ``at`` is story time."""
    if not steps:
        return
    told, changed = [], []
    for one in steps:
        row = one.payment
        to = one.to or Destination(row.provider_id, row.account_number, row.account_ref)
        told.append(
            {
                "payment_id": row.id,
                "step": row.step + 1,
                "kind": one.kind,
                "at": at,
                "really_at": really,
                "attempt": one.attempt,
                "provider_id": to.provider_id,
                "number_ending": to.account_number[-4:] if to.account_number else None,
                "account_ref": to.account_ref,
                "agency_id": one.agency_id,
                "reason": one.reason,
            }
        )
        changed.append(
            {
                "of": row.id,
                "waits": one.waits,
                "attempt": one.attempt,
                "step": row.step + 1,
                "provider_id": to.provider_id,
                "account_number": to.account_number,
                "account_ref": to.account_ref,
            }
        )
    db.execute(insert(payment_events), told)
    db.execute(update(payments).where(payments.c.id == bindparam("of")), changed)


def first_steps(
    db: Connection, rows: Sequence[dict[str, Any]], at: datetime, really: datetime
) -> None:
    """Each new payment's first step: prepared."""
    told = [
        {
            "payment_id": row["id"],
            "step": 0,
            "kind": "prepared",
            "at": at,
            "really_at": really,
            "attempt": 0,
            "provider_id": row["provider_id"],
            "number_ending": row["account_number"][-4:] if row["account_number"] else None,
            "account_ref": row["account_ref"],
            "agency_id": None,
            "reason": None,
        }
        for row in rows
    ]
    if told:
        db.execute(insert(payment_events), told)


def send_again(db: Connection, ids: Sequence[str]) -> None:
    """These wait to be sent to where they were sent before."""
    db.execute(update(payments).where(payments.c.id.in_(ids)).values(waits="prepared"))


def await_answers(db: Connection, ids: Sequence[str]) -> None:
    """The providers have the orders of these."""
    db.execute(update(payments).where(payments.c.id.in_(ids)).values(waits="ordered"))


def open_payments(db: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """
    Write new payments down.

    Raises:
        IntegrityError: One of these payees has a payment of this programme and period already.
    """
    if rows:
        db.execute(insert(payments), list(rows))


def write_shares(db: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """
    Write down for whom payments are.

    Raises:
        IntegrityError: One of these people is paid for this programme and period already.
    """
    if rows:
        db.execute(insert(payment_shares), list(rows))


def paid_already(
    db: Connection, programme_id: str, period: str, numbers: Iterable[str]
) -> frozenset[str]:
    """Which of these people have a share in a payment of the programme and period."""
    table = payment_shares
    own = (table.c.programme_id == programme_id) & (table.c.period == period)
    wanted = select(table.c.person_number).where(own, table.c.person_number.in_(list(numbers)))
    return frozenset(db.execute(wanted).scalars())


def waiting(
    db: Connection, run_id: str, waits: str, count: int, *, moved: bool = False
) -> tuple[PaymentRow, ...]:
    """The first payments of a run that wait for that, by id; ``moved``: not the merely listed."""
    own = (payments.c.run_id == run_id) & (payments.c.waits == waits)
    own &= payments.c.step > 0 if moved else true()
    wanted = select(*_ROW).where(own).order_by(payments.c.id).limit(count)
    return tuple(PaymentRow(*row) for row in db.execute(wanted))


def failed_after(db: Connection, run_id: str, after: str, count: int) -> tuple[PaymentRow, ...]:
    """The next payments of a run that did not arrive, by id."""
    own = (payments.c.run_id == run_id) & (payments.c.waits == "failed") & (payments.c.id > after)
    wanted = select(*_ROW).where(own).order_by(payments.c.id).limit(count)
    return tuple(PaymentRow(*row) for row in db.execute(wanted))


def newest_arrived(
    db: Connection, run_id: str, waits: Sequence[str], count: int
) -> tuple[PaymentRow, ...]:
    """The newest payments of a run that wait for none of its deeds any more."""
    events = payment_events
    own = (payments.c.run_id == run_id) & payments.c.waits.in_(waits)
    last = (events.c.payment_id == payments.c.id) & (events.c.step == payments.c.step)
    wanted = select(*_ROW).join(events, last).where(own)
    newest = wanted.order_by(events.c.really_at.desc(), payments.c.id).limit(count)
    return tuple(PaymentRow(*row) for row in db.execute(newest))


def payments_by_id(db: Connection, ids: Iterable[str]) -> dict[str, PaymentRow]:
    """Payments by their ids."""
    wanted = select(*_ROW).where(payments.c.id.in_(list(ids)))
    return {row.id: PaymentRow(*row) for row in db.execute(wanted)}


def payments_of(db: Connection, payee_ids: Iterable[str]) -> tuple[PaymentRow, ...]:
    """Every payment that these payees receive."""
    ids = list(payee_ids)
    if not ids:
        return ()
    wanted = select(*_ROW).where(payments.c.payee_id.in_(ids))
    return tuple(PaymentRow(*row) for row in db.execute(wanted))


def pending_at(db: Connection, holder_id: str, link_id: str | None) -> bool:
    """
    Whether a payment is under way to that account of the holder's; to any, where it is None.

    A child's on its way to a guardian's account is one of these.
    """
    its = payments.c.account_ref.in_(select(links.c.id).where(links.c.holder_id == holder_id))
    theirs = ((payees.c.holder_id == holder_id) | its) & payments.c.waits.in_(PENDING)
    wanted = select(payments.c.id).join(payees, payees.c.id == payments.c.payee_id).where(theirs)
    if link_id is not None:
        wanted = wanted.where(payments.c.account_ref == link_id)
    return db.execute(wanted.limit(1)).first() is not None


def shared_with(db: Connection, holder_id: str) -> tuple[PaymentRow, ...]:
    """Every payment in which the holder has a share, received by whomever."""
    own = select(payment_shares.c.payment_id).where(payment_shares.c.holder_id == holder_id)
    wanted = select(*_ROW).where(payments.c.id.in_(own))
    return tuple(PaymentRow(*row) for row in db.execute(wanted))


def steps_of(db: Connection, ids: Iterable[str]) -> dict[str, list[PaymentStepRow]]:
    """Steps by payment, oldest first."""
    found: defaultdict[str, list[PaymentStepRow]] = defaultdict(list)
    wanted = select(*_STEP).where(payment_events.c.payment_id.in_(list(ids)))
    for row in db.execute(wanted.order_by(payment_events.c.payment_id, payment_events.c.step)):
        found[row.payment_id].append(PaymentStepRow(*row))
    return found


def shares_of(db: Connection, ids: Iterable[str]) -> dict[str, list[Row[Any]]]:
    """Shares by payment; who receives it first, then by number."""
    found: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    table = payment_shares
    wanted = select(table).where(table.c.payment_id.in_(list(ids)))
    for row in db.execute(wanted.order_by(table.c.ground != "head", table.c.person_number)):
        found[row.payment_id].append(row)
    return found
