"""The access log: looks written once, numbered, chained and signed; never a value that was seen."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from backend_stub.interop.checkpoints import note_checkpoint
from backend_stub.storage.access_tables import access_log
from backend_stub.storage.chain import FIRST_LINK, linked

_AT_ONCE = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """
    One look as whoever looked describes it; never with a value.

    Attributes:
        looker, looker_id: What looked and which one, as the contract's ``Access`` names them.
        how: Which way.
        purpose_id: What for.
        fields: Kinds of data, each with what became of it and why.
        outcome: ``given``, ``partly`` or ``refused``.
        rule_id, rule_set_id: The duty, and under which rule set; no rule where nothing was judged.
        role, staff_id: Of whoever looked for an agency.
        flagged: It was one of too many.
    """

    looker: str
    looker_id: str
    how: str
    purpose_id: str
    fields: tuple[tuple[str, str, str], ...]
    outcome: str
    rule_set_id: str
    rule_id: str = ""
    role: str = ""
    staff_id: str | None = None
    case_reference: str = ""
    flagged: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """A look as it stands in the log; ``at`` is story time."""

    seq: int
    id: str
    at: datetime


def note_read(
    db: Connection, look: Look, holder_id: str | None, at: datetime, really: datetime,
    seeded_id: str | None = None,
) -> Noted:  # fmt: skip
    """
    Write a look down behind the last one, and sign the log as it stands then.

    Args:
        db: A writing transaction.
        look: Who looked at which kinds of data.
        holder_id: At whose; None where the number that was asked for is nobody's.
        at: Story time.
        really: Real time.
        seeded_id: Of a look from before the story starts; the first later one signs it as well.
    """
    seq, chain = last(db)
    row: dict[str, Any] = {name: getattr(look, name) for name in Look.__slots__}
    row |= {"seq": seq + 1, "id": seeded_id or secrets.token_hex(16), "holder_id": holder_id}
    row |= {"at": at, "really_at": really, "fields": [list(one) for one in look.fields]}
    chain = linked(chain, named(row))
    db.execute(insert(access_log).values(**row, chain=chain))
    if seeded_id is None:
        note_checkpoint(db, seq + 1, chain, really)
    return Noted(seq + 1, row["id"], at)


def named(row: Any) -> tuple[Any, ...]:
    """What the chain's digest is made of."""
    fields = tuple(tuple(one) for one in row["fields"])
    return (
        row["seq"], row["id"], row["holder_id"], row["at"].timestamp(),
        row["really_at"].timestamp(), row["looker"], row["looker_id"], row["staff_id"],
        row["role"], row["purpose_id"], row["case_reference"], row["how"], row["outcome"], fields,
        row["rule_id"], row["rule_set_id"], bool(row["flagged"]),
    )  # fmt: skip


def last(db: Connection) -> tuple[int, bytes]:
    """Number and digest of the last entry; 0 where there is none."""
    newest = select(access_log.c.seq, access_log.c.chain).order_by(access_log.c.seq.desc())
    row = db.execute(newest.limit(1)).first()
    return (row.seq, row.chain) if row else (0, FIRST_LINK)


def rows_of(db: Connection) -> Iterator[Row[Any]]:
    """Every entry in order, read some thousands at a time."""
    after = -1
    while True:
        later = select(access_log).where(access_log.c.seq > after).order_by(access_log.c.seq)
        part = list(db.execute(later.limit(_AT_ONCE)))
        if not part:
            return
        yield from part
        after = part[-1].seq


def looks_at(db: Connection, holder_id: str) -> list[Row[Any]]:
    """Every look at one person's data, newest first."""
    own = select(access_log).where(access_log.c.holder_id == holder_id)
    return list(db.execute(own.order_by(access_log.c.seq.desc())))


def look_of(db: Connection, access_id: str, holder_id: str) -> Row[Any] | None:
    """A look of that id at this person's data; None where there is none."""
    own = (access_log.c.id == access_id) & (access_log.c.holder_id == holder_id)
    return db.execute(select(access_log).where(own)).one_or_none()


def looks_by(db: Connection, staff_id: str, most: int) -> list[Row[Any]]:
    """The newest looks of one member of staff."""
    own = select(access_log).where(access_log.c.staff_id == staff_id)
    return list(db.execute(own.order_by(access_log.c.seq.desc()).limit(most)))


def looks_in(db: Connection, ids: Iterable[str]) -> dict[str, Row[Any]]:
    """Looks by id."""
    wanted = select(access_log).where(access_log.c.id.in_(list(ids)))
    return {row.id: row for row in db.execute(wanted)}


def people_since(db: Connection, staff_id: str, since: datetime) -> dict[str, datetime]:
    """
    Whom one member of staff looked at after ``since`` (real time), and when last.

    A look that no duty judged counts as a person of its own each time: counting would tell whether
    a number is nobody's or out of reach. Looks that were slowed do not count, so that a wait does
    not grow by asking.
    """
    columns = (access_log.c[name] for name in ("holder_id", "id", "rule_id", "really_at"))
    own = select(*columns).where(
        access_log.c.staff_id == staff_id,
        access_log.c.really_at > since,
        access_log.c.flagged.is_(False),
    )
    found: dict[str, datetime] = {}
    for row in db.execute(own.order_by(access_log.c.seq)):
        found[row.holder_id if row.rule_id else row.id] = row.really_at
    return found


def entries(db: Connection) -> int:
    """How many entries there are."""
    return int(db.execute(select(func.count()).select_from(access_log)).scalar_one())
