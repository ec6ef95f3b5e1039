"""Documents shown: the offer with its steps, and the side of the verifier who read its code."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from backend_stub.storage.credential_tables import (
    presentation_events,
    presentation_readings,
    presentations,
)
from backend_stub.storage.steps import Step

OPEN_STEPS = ("offered", "scanned")


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """
    What a verifier has of a code; ``seen_until`` is real time, ``read_at`` story time.

    Attributes:
        request: Its signed request; None where the platform let it ask nothing.
        opening_key: Private JWK that opens the encrypted answer; None once there was one.
        seen: What was shown and checked; None before, and once it is forgotten.
    """

    id: str
    presentation_id: str
    verifier_id: str
    purpose_id: str
    asked: list[str]
    offline: bool
    nonce: str
    state: str
    request: str | None
    opening_key: str | None
    read_at: datetime
    seen: dict[str, Any] | None
    seen_until: datetime | None


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer with every step; ``ends_at`` is real time, the rest story time."""

    id: str
    holder_id: str
    document_id: str
    type_id: str
    claims: list[str]
    preset_id: str | None
    rule_set_id: str
    offered_at: datetime
    ends_at: datetime
    steps: tuple[Step, ...]
    reading: ReadOffer | None


def offers_of(db: Connection, holder_id: str) -> tuple[Offer, ...]:
    """Every offer of a holder, oldest first."""
    return _read(db, presentations.c.holder_id == holder_id)


def offer_of_id(db: Connection, presentation_id: str) -> Offer | None:
    """The offer of that id; None where a reset came between."""
    return next(iter(_read(db, presentations.c.id == presentation_id)), None)


def offer_of_token(db: Connection, token_hash: bytes) -> Offer | None:
    """The offer that a code leads to; None where none ever did."""
    return next(iter(_read(db, presentations.c.token_hash == token_hash)), None)


def offer_of_reading(db: Connection, reading_id: str) -> Offer | None:
    """The offer that a verifier read under that id of its own; None where there is none."""
    own = select(presentation_readings.c.presentation_id).where(
        presentation_readings.c.id == reading_id
    )
    return next(iter(_read(db, presentations.c.id.in_(own))), None)


def open_offers(db: Connection) -> Iterable[tuple[str, datetime]]:
    """Id and end, in real time, of every offer that may still wait: for a restart."""
    last = select(presentation_events.c.presentation_id).where(
        presentation_events.c.kind.not_in(OPEN_STEPS)
    )
    wanted = select(presentations.c.id, presentations.c.ends_at)
    return [
        (row.id, row.ends_at) for row in db.execute(wanted.where(presentations.c.id.not_in(last)))
    ]


def add_offer(db: Connection, given: Mapping[str, Any]) -> Offer:
    """Write a new offer with its first step; ``given`` is every column but id and number."""
    offer_id = secrets.token_hex(16)
    own = presentations.c.holder_id == given["holder_id"]
    last = db.execute(select(func.max(presentations.c.number)).where(own)).scalar() or 0
    db.execute(insert(presentations).values(id=offer_id, number=last + 1, **given))
    _write_step(db, offer_id, 0, "offered", given["offered_at"], None)
    return _read(db, presentations.c.id == offer_id)[0]


def add_step(
    db: Connection, offer: Offer, kind: str, at: datetime, detail: str | None = None
) -> None:
    """Write the next step down."""
    _write_step(db, offer.id, len(offer.steps), kind, at, detail)


def lengthen(db: Connection, offer: Offer, ends_at: datetime) -> None:
    """It waits until then, in real time."""
    own = presentations.c.id == offer.id
    db.execute(update(presentations).where(own).values(ends_at=ends_at))


def add_reading(db: Connection, reading_id: str, offer: Offer, given: Mapping[str, Any]) -> None:
    """A verifier read the code: the first who does."""
    row = {"id": reading_id, "presentation_id": offer.id, **given}
    db.execute(insert(presentation_readings).values(row))


def see(db: Connection, reading_id: str, seen: Mapping[str, Any], until: datetime) -> None:
    """Let the verifier see what was shown, until then in real time; its key opens nothing more."""
    own = presentation_readings.c.id == reading_id
    values = {"seen": dict(seen), "seen_until": until, "opening_key": None}
    db.execute(update(presentation_readings).where(own).values(values))


def forget_seen(db: Connection, now: datetime) -> int:
    """Delete what verifiers have seen long enough; answers how many."""
    over = presentation_readings.c.seen_until <= now
    due = over & presentation_readings.c.seen.is_not(None)
    return db.execute(update(presentation_readings).where(due).values(seen=None)).rowcount


def _write_step(
    db: Connection, offer_id: str, step: int, kind: str, at: datetime, detail: str | None
) -> None:
    row = {"presentation_id": offer_id, "step": step, "kind": kind, "at": at, "detail": detail}
    db.execute(insert(presentation_events).values(row))


def _read(db: Connection, which: ColumnElement[bool]) -> tuple[Offer, ...]:
    rows = list(db.execute(select(presentations).where(which).order_by(presentations.c.number)))
    ids = [row.id for row in rows]
    events, readings = presentation_events.c, presentation_readings.c
    steps: dict[str, list[Step]] = {one: [] for one in ids}
    told = select(presentation_events).where(events.presentation_id.in_(ids))
    for row in db.execute(told.order_by(events.presentation_id, events.step)):
        steps[row.presentation_id].append(Step(row.kind, row.at, row.detail))
    read = select(presentation_readings).where(readings.presentation_id.in_(ids))
    by_offer = {row.presentation_id: _picked(row, ReadOffer) for row in db.execute(read)}
    return tuple(
        _picked(row, Offer, steps=tuple(steps[row.id]), reading=by_offer.get(row.id))
        for row in rows
    )


def _picked(row: Row[Any], wanted: type[Any], **more: Any) -> Any:
    named = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    return wanted(**{name: named[name] for name in wanted.__slots__ if name not in more}, **more)
