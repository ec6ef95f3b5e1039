"""The ledger: transfers written once, numbered, chained; nothing is ever changed or taken away."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, union_all

from app.shared.money import is_payable
from backend_stub.storage.chain import FIRST_LINK, linked
from backend_stub.storage.payment_tables import ledger, ledger_openings

TREASURY = "treasury"
"""Where money comes from; the only account that may stand below zero."""
_AT_ONCE = 5000


class AmountFault(ValueError):
    """An amount that is no whole number of dong above zero, or larger than any that is paid."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One amount on its way from one account to another; ``attempt`` 0 where no order was sent."""

    kind: str
    run_id: str
    payment_id: str | None
    attempt: int
    source: str
    target: str
    amount_vnd: int


def whole_dong(amount: Any) -> int:
    """
    The amount, checked.

    Raises:
        AmountFault: It is no whole number, not above zero, or too large.
    """
    if not is_payable(amount):
        msg = "an amount is a whole number of dong above zero, and not beyond what is ever paid"
        raise AmountFault(msg)
    return int(amount)


def agency(agency_id: str) -> str:
    """The account of an agency's funds."""
    return f"agency:{agency_id}"


def returned(agency_id: str) -> str:
    """The account of what came back to an agency and is still its payees'."""
    return f"returned:{agency_id}"


def transit(provider_id: str) -> str:
    """The account of what a provider was told to pay and has not answered for."""
    return f"transit:{provider_id}"


def cash(agency_id: str) -> str:
    """The account of cash that waits at an agency's desk."""
    return f"cash:{agency_id}"


def paid(payee_id: str) -> str:
    """The account of what one payee received."""
    return f"paid:{payee_id}"


def book(db: Connection, transfers: Sequence[Transfer], at: datetime, really: datetime) -> None:
    """
    Write transfers down behind the last one, in this order; ``at`` is story time.

    Raises:
        AmountFault: An amount is none; nothing is written.
        IntegrityError: The deed was booked before, or another process wrote in the same moment.
    """
    if not transfers:
        return
    seq, chain = last(db)
    rows = []
    for one in transfers:
        whole_dong(one.amount_vnd)
        seq += 1
        row = {
            "seq": seq,
            "kind": one.kind,
            "run_id": one.run_id,
            "payment_id": one.payment_id,
            "attempt": one.attempt,
            "from_account": one.source,
            "to_account": one.target,
            "amount_vnd": one.amount_vnd,
            "at": at,
            "really_at": really,
        }
        chain = linked(chain, named(row))
        rows.append({**row, "chain": chain})
    db.execute(insert(ledger), rows)


@contextmanager
def opened(db: Connection) -> Iterator[None]:
    """Let transfers be changed meanwhile, in this transaction: a reset forgets them all."""
    db.execute(insert(ledger_openings).values(id=1))
    yield
    db.execute(delete(ledger_openings))


def last(db: Connection) -> tuple[int, bytes]:
    """Number and digest of the last row; 0 where there is none."""
    row = db.execute(
        select(ledger.c.seq, ledger.c.chain).order_by(ledger.c.seq.desc()).limit(1)
    ).first()
    return (row.seq, row.chain) if row else (0, FIRST_LINK)


def named(row: Any) -> tuple[Any, ...]:
    """What the chain's digest is made of."""
    return (
        row["seq"], row["kind"], row["run_id"], row["payment_id"], row["attempt"],
        row["from_account"], row["to_account"], row["amount_vnd"],
        row["at"].timestamp(), row["really_at"].timestamp(),
    )  # fmt: skip


def rows_of(db: Connection) -> Iterator[Row[Any]]:
    """Every row in order, read some thousands at a time."""
    after = -1
    while True:
        part = list(
            db.execute(
                select(ledger).where(ledger.c.seq > after).order_by(ledger.c.seq).limit(_AT_ONCE)
            )
        )
        if not part:
            return
        yield from part
        after = part[-1].seq


def balances(db: Connection) -> dict[str, int]:
    """What stands on every account; ``paid:…`` is one sum. They sum to zero."""
    sides = union_all(
        select(ledger.c.to_account.label("account"), ledger.c.amount_vnd.label("vnd")),
        select(ledger.c.from_account, -ledger.c.amount_vnd),
    ).subquery()
    found: dict[str, int] = {}
    summed = select(sides.c.account, func.sum(sides.c.vnd)).group_by(sides.c.account)
    for account, vnd in db.execute(summed):
        name = "paid" if account.startswith("paid:") else account
        found[name] = found.get(name, 0) + int(vnd)
    return found
