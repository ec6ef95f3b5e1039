"""What comes into wallets: requests, steps of documents, restrictions: what is read and written."""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, func, insert, select, update

from app.shared.contract.documents import RestrictionKind
from backend_stub.storage.integration_tables import (
    document_restrictions,
    integration_events,
    integrations,
    wallet_events,
)
from backend_stub.storage.steps import Step
from backend_stub.storage.tables import documents

REGISTERED, INTEGRATED, REMOVED = "registered", "integrated", "removed"


@dataclass(frozen=True, slots=True)
class Restriction:
    """What an authority did to a document; story time, ``until`` None while it lasts."""

    id: str
    document_id: str
    kind: RestrictionKind
    reason: str
    register_id: str
    reference: str
    since: datetime
    until: datetime | None

    def holds(self, now: datetime) -> bool:
        """Whether it is in force at ``now``: from ``since`` until just before ``until``."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(frozen=True, slots=True)
class IntegrationStep:
    """One dated step of a request; ``found`` is what the register has instead."""

    kind: str
    at: datetime
    detail: str | None
    found: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Integration:
    """One request with every step it ever took; ``numbers`` by field, as they were typed."""

    id: str
    code: str
    holder_id: str
    asked_by: str
    type_id: str
    register_id: str
    numbers: dict[str, str]
    first_number: str
    rule_set_id: str
    sent_at: datetime
    document_id: str | None
    steps: tuple[IntegrationStep, ...]


def wallet_steps(db: Connection, holder_id: str) -> dict[str, tuple[Step, ...]]:
    """Steps of the holder's documents that are not simply there, by document."""
    wanted = (
        select(wallet_events)
        .join(documents, documents.c.id == wallet_events.c.document_id)
        .where(documents.c.holder_id == holder_id)
        .order_by(wallet_events.c.document_id, wallet_events.c.step)
    )
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for row in db.execute(wanted):
        found[row.document_id].append(Step(row.kind, row.at, None))
    return {document_id: tuple(steps) for document_id, steps in found.items()}


def write_wallet_step(db: Connection, document_id: str, kind: str, at: datetime) -> None:
    """A document is kept at its register, put into the wallet, or taken out."""
    own = wallet_events.c.document_id == document_id
    step = db.execute(select(func.count()).select_from(wallet_events).where(own)).scalar_one()
    db.execute(insert(wallet_events).values(document_id=document_id, step=step, kind=kind, at=at))


def restrictions_of(db: Connection, holder_id: str) -> dict[str, tuple[Restriction, ...]]:
    """Every restriction of the holder's documents, the oldest first, by document."""
    table = document_restrictions
    wanted = select(table).where(table.c.holder_id == holder_id).order_by(table.c.since, table.c.id)
    found: defaultdict[str, list[Restriction]] = defaultdict(list)
    for row in db.execute(wanted):
        names = Restriction.__slots__
        found[row.document_id].append(Restriction(**{name: getattr(row, name) for name in names}))
    return {document_id: tuple(held) for document_id, held in found.items()}


def write_restriction(db: Connection, holder_id: str, **said: Any) -> str:
    """Write a new one; answers its public number."""
    table, at = document_restrictions, said["since"]
    reference = _next_number(db, table.c.reference, f"QD-000-{at:%y%m}-")
    db.execute(
        insert(table).values(
            id=secrets.token_hex(16), holder_id=holder_id, reference=reference, until=None, **said
        )
    )
    return reference


def end_restriction(db: Connection, restriction_id: str, at: datetime) -> None:
    """It holds no more from ``at`` on."""
    table = document_restrictions
    db.execute(update(table).where(table.c.id == restriction_id).values(until=at))


def integrations_of(db: Connection, holder_id: str) -> tuple[Integration, ...]:
    """Every request for the holder's wallet, the oldest first."""
    return _read(db, integrations.c.holder_id == holder_id)


def integrations_asked_by(db: Connection, asker_id: str) -> tuple[Integration, ...]:
    """Every request that somebody made for another's wallet, the oldest first."""
    table = integrations.c
    return _read(db, (table.asked_by == asker_id) & (table.holder_id != asker_id))


def integration_by_id(db: Connection, integration_id: str) -> Integration | None:
    """The request of that id; None where there is none."""
    return next(iter(_read(db, integrations.c.id == integration_id)), None)


def open_integrations(db: Connection, register_id: str | None = None) -> tuple[Integration, ...]:
    """Every request that waits for a register, of everybody: for the platform alone."""
    if register_id is None:
        return _read(db, integrations.c.is_open)
    return _read(db, integrations.c.is_open & (integrations.c.register_id == register_id))


def write_integration(db: Connection, **said: Any) -> str:
    """
    Write a new request with its first step; answers its id.

    Raises:
        IntegrityError: The same document is asked for already.
    """
    integration_id, at = secrets.token_hex(16), said["sent_at"]
    code = _next_number(db, integrations.c.code, f"TH-000-{at:%y%m}-")
    db.execute(
        insert(integrations).values(
            id=integration_id, code=code, is_open=True, document_id=None, **said
        )
    )
    _write_step(db, integration_id, 0, "sent", at)
    return integration_id


def add_step(
    db: Connection, one: Integration, kind: str, at: datetime, detail: str | None = None,
    *, found: dict[str, str] | None = None, closes: bool = False, document_id: str | None = None,
) -> None:  # fmt: skip
    """Write the next step down; one that closes says which document came of it, if any did."""
    _write_step(db, one.id, len(one.steps), kind, at, detail, found)
    if closes:
        own = integrations.c.id == one.id
        said = {"is_open": False, "document_id": document_id}
        db.execute(update(integrations).where(own).values(said))


def _read(db: Connection, which: Any) -> tuple[Integration, ...]:
    rows = list(db.execute(select(integrations).where(which).order_by(integrations.c.code)))
    steps: dict[str, list[IntegrationStep]] = {row.id: [] for row in rows}
    table = integration_events
    wanted = (
        select(table)
        .where(table.c.integration_id.in_(list(steps)))
        .order_by(table.c.integration_id, table.c.step)
    )
    for row in db.execute(wanted) if rows else ():
        steps[row.integration_id].append(IntegrationStep(row.kind, row.at, row.detail, row.found))
    names = [name for name in Integration.__slots__ if name != "steps"]
    return tuple(
        Integration(**{name: getattr(row, name) for name in names}, steps=tuple(steps[row.id]))
        for row in rows
    )


def _write_step(
    db: Connection, integration_id: str, step: int, kind: str, at: datetime,
    detail: str | None = None, found: dict[str, str] | None = None,
) -> None:  # fmt: skip
    db.execute(
        insert(integration_events).values(
            integration_id=integration_id, step=step, kind=kind, at=at, detail=detail, found=found
        )
    )


def _next_number(db: Connection, column: Any, prefix: str) -> str:
    last = db.execute(select(func.max(column)).where(column.startswith(prefix))).scalar()
    following = int(cast("str", last).removeprefix(prefix)) + 1 if last else 1
    return f"{prefix}{following:04}"
