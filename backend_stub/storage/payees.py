"""Payees, what was decided for them, their households, and their accounts in the register."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from app.shared.rules.entitlements import Decision, Member, PayeeFacts
from app.shared.rules.routing import PaymentAccount
from backend_stub.storage.payment_tables import (
    benefit_decisions,
    household_members,
    payee_accounts,
    payees,
)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member of a household, and the holder this is, where it is one."""

    member: Member
    holder_id: str | None


@dataclass(frozen=True, slots=True)
class Payee:
    """One payee with the facts that entitlement follows from."""

    id: str
    holder_id: str | None
    kind: str
    facts: PayeeFacts
    members: tuple[MemberRow, ...]
    registered: tuple[PaymentAccount, ...]


def payees_of(db: Connection, holder_id: str) -> tuple[Payee, ...]:
    """The holder as a payee; empty where no agency knows this one."""
    return _read(db, list(db.execute(select(payees).where(payees.c.holder_id == holder_id))))


def payees_by_id(db: Connection, ids: Iterable[str]) -> dict[str, Payee]:
    """Payees by their ids."""
    wanted = list(ids)
    rows = list(db.execute(select(payees).where(payees.c.id.in_(wanted))))
    return {one.id: one for one in _read(db, rows)}


def payees_after(
    db: Connection, programme_id: str, kind: str, after: str, count: int
) -> tuple[Payee, ...]:
    """
    The next payees of that kind, by id, that a programme's run must look at.

    Those for whom something was decided; of a gift to households every head.
    """
    heads, decided = household_members.c.head_id, benefit_decisions.c.payee_id
    if kind == "household_head":
        listed = select(heads).where(heads > after).order_by(heads)
    else:
        mine = benefit_decisions.c.programme_id == programme_id
        listed = select(decided).where(mine, decided > after).order_by(decided)
    ids = listed.distinct().limit(count).subquery()
    found = select(payees).join(ids, ids.c[0] == payees.c.id).order_by(payees.c.id)
    return _read(db, list(db.execute(found)))


def heads_of(db: Connection, holder_id: str) -> frozenset[str]:
    """Ids of the payees who head the household in which the holder is a member."""
    own = household_members.c.holder_id == holder_id
    return frozenset(db.execute(select(household_members.c.head_id).where(own)).scalars())


def touched_holders(db: Connection, payee_ids: Iterable[str]) -> tuple[str, ...]:
    """Whose payments these payees' are: who receives them, or has a share."""
    ids = list(payee_ids)
    if not ids:
        return ()
    own = select(payees.c.holder_id).where(payees.c.id.in_(ids))
    table = household_members
    shares = select(table.c.holder_id).where(table.c.head_id.in_(ids))
    told = {one for one in db.execute(own).scalars() if one}
    told |= {one for one in db.execute(shares).scalars() if one}
    return tuple(sorted(told))


def _read(db: Connection, rows: Sequence[Row[Any]]) -> tuple[Payee, ...]:
    ids = [row.id for row in rows]
    decided: defaultdict[str, list[Decision]] = defaultdict(list)
    members: defaultdict[str, list[MemberRow]] = defaultdict(list)
    accounts: defaultdict[str, list[PaymentAccount]] = defaultdict(list)
    if ids:
        _read_decisions(db, ids, decided)
        _read_members(db, ids, members)
        _read_accounts(db, ids, accounts)
    return tuple(
        Payee(
            id=row.id,
            holder_id=row.holder_id,
            kind=row.kind,
            facts=PayeeFacts(
                number=row.number,
                full_name=row.full_name,
                born_on=row.born_on,
                standing=row.standing,
                decisions=tuple(decided[row.id]),
                members=tuple(one.member for one in members[row.id]) or None,
            ),
            members=tuple(members[row.id]),
            registered=tuple(accounts[row.id]),
        )
        for row in rows
    )


def _read_decisions(db: Connection, ids: list[str], into: Any) -> None:
    table = benefit_decisions
    for row in db.execute(select(table).where(table.c.payee_id.in_(ids)).order_by(table.c.from_on)):
        into[row.payee_id].append(
            Decision(
                programme_id=row.programme_id,
                from_on=row.from_on,
                until_on=row.until_on,
                amount_vnd=row.amount_vnd,
            )
        )


def _read_members(db: Connection, ids: list[str], into: Any) -> None:
    table = household_members
    for row in db.execute(select(table).where(table.c.head_id.in_(ids)).order_by(table.c.place)):
        member = Member(
            number=row.number,
            full_name=row.full_name,
            born_on=row.born_on,
            authorised_on=row.authorised_on,
        )
        into[row.head_id].append(MemberRow(member, row.holder_id))


def _read_accounts(db: Connection, ids: list[str], into: Any) -> None:
    table = payee_accounts
    for row in db.execute(select(table).where(table.c.payee_id.in_(ids)).order_by(table.c.place)):
        into[row.payee_id].append(
            PaymentAccount(
                ref=register_ref(row.payee_id, row.place),
                provider_id=row.provider_id,
                account_number=row.account_number,
                registered=True,
            )
        )


def register_ref(payee_id: str, place: int) -> str:
    """How an account of the register is named where links are named by their ids."""
    return f"r{place}{payee_id}"[:32]
