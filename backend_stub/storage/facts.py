"""All facts of one holder, read together: what every answer about the holder follows from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from backend_stub.storage import tables
from backend_stub.storage.data_reports import Report, reports_of
from backend_stub.storage.devices import Device, LinkRequest, devices_of, requests_of
from backend_stub.storage.family import Guardianship, guardianships_of, guardianships_over
from backend_stub.storage.fees import FeeOrder, orders_of
from backend_stub.storage.foreign import ForeignAsking, askings_of
from backend_stub.storage.integrations import (
    REGISTERED,
    Integration,
    Restriction,
    integrations_of,
    restrictions_of,
    wallet_steps,
)
from backend_stub.storage.issuing import Issuing, issuings_of
from backend_stub.storage.mandates import Representation, representations_by
from backend_stub.storage.passcodes import PasscodeSet, passcodes_of
from backend_stub.storage.routing import RoutingChange, changes_of
from backend_stub.storage.steps import Step
from backend_stub.storage.whereabouts import Whereabouts, whereabouts_of


@dataclass(frozen=True, slots=True)
class Holder:
    """Who the holder is; what never changes."""

    id: str
    persona: str
    personal_number: str
    full_name: str
    born_on: date
    sex: Any
    kind: Any
    level: int
    guardian: str | None
    phone_ending: str
    biometrics_held: bool


@dataclass(frozen=True, slots=True)
class Lock:
    """A real lock."""

    ground: Any
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Document:
    """
    One document, superseded and future ones included.

    Attributes:
        fields, expires_on: As the registers say last, whenever the story's clock stands.
        history: Newest first; what a register changed has its moment, ``at``, in ISO 8601.
        wallet: When it came into the wallet and left it; none where it is simply there.
        restrictions: What authorities did to it, the oldest first.
    """

    id: str
    type_id: str
    fields: dict[str, str]
    issued_on: date
    expires_on: date | None
    updated_at: datetime
    in_force_from: datetime
    history: list[dict[str, Any]]
    replaces: str | None
    wallet: tuple[Step, ...] = ()
    restrictions: tuple[Restriction, ...] = ()

    def in_wallet(self, now: datetime) -> bool:
        """Whether the wallet has it at ``now``, or would have had before it was taken out."""
        kinds = [step.kind for step in self.wallet if step.at <= now]
        if not kinds:
            return not self.on_request
        return kinds[-1] == "integrated"

    @property
    def on_request(self) -> bool:
        """Whether it stays at its register until somebody asks for it."""
        return bool(self.wallet) and self.wallet[0].kind == REGISTERED


@dataclass(frozen=True, slots=True)
class Renewal:
    """One file with every step it ever took."""

    id: str
    code: str
    document_id: str
    type_id: str
    fee_vnd: int
    submitted_at: datetime
    new_document_id: str | None
    office: str | None
    slot_at: datetime | None
    steps: tuple[Step, ...]
    orders: tuple[FeeOrder, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """One link with every step; the ``code_`` moments are real time."""

    id: str
    provider_id: str
    account_number: str
    rule_set_id: str
    asked_by: str | None
    asked_at: datetime
    asked_really_at: datetime
    consent_version: str | None
    comparison: dict[str, Any] | None
    code_hash: bytes | None
    code_ends_at: datetime | None
    code_sent_at: datetime | None
    code_tries_left: int | None
    code_channel: Any
    resends_left: int
    is_default: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """Everything dated about one holder, past and future of the story clock alike."""

    holder: Holder
    locks: tuple[Lock, ...]
    documents: tuple[Document, ...]
    renewals: tuple[Renewal, ...]
    links: tuple[LinkFacts, ...]
    issuings: tuple[Issuing, ...]
    guarding: tuple[Guardianship, ...]
    guarded: tuple[Guardianship, ...]
    whereabouts: tuple[Whereabouts, ...]
    passcodes: tuple[PasscodeSet, ...]
    devices: tuple[Device, ...]
    device_requests: tuple[LinkRequest, ...]
    askings: tuple[ForeignAsking, ...]
    routing: tuple[RoutingChange, ...]
    representing: tuple[Representation, ...]
    reports: tuple[Report, ...]
    integrations: tuple[Integration, ...] = ()

    def moments(self) -> list[datetime]:
        """Every story moment at which something about the holder begins or ends."""
        found = [lock.since for lock in self.locks]
        found += [lock.until for lock in self.locks if lock.until]
        found += [document.in_force_from for document in self.documents]
        found += [step.at for renewal in self.renewals for step in renewal.steps]
        orders = (order for renewal in self.renewals for order in renewal.orders)
        found += [step.at for order in orders for step in order.steps]
        found += [step.at for link in self.links for step in link.steps]
        found += [step.at for one in (*self.guarding, *self.guarded) for step in one.steps]
        found += [one.at for one in self.whereabouts]
        found += [one.at for one in self.passcodes]
        found += [step.at for issuing in self.issuings for step in issuing.steps]
        found += [step.at for asking in self.askings for step in asking.steps]
        found += [step.at for report in self.reports for step in report.steps]
        found += [step.at for one in self.integrations for step in one.steps]
        found += [step.at for document in self.documents for step in document.wallet]
        for held in (one for document in self.documents for one in document.restrictions):
            found += [held.since] if held.until is None else [held.since, held.until]
        found += [
            datetime.fromisoformat(line["at"])
            for document in self.documents
            for line in document.history
            if line.get("at")
        ]
        found += [at for one in self.routing for at in (one.at, one.undone_at) if at]
        return found


def read_facts(db: Connection, holder_id: str) -> HolderFacts:
    """
    The facts of one holder, and of nobody else.

    Raises:
        NoResultFound: There is no such holder.
    """
    holder = db.execute(select(tables.holders).where(tables.holders.c.id == holder_id)).one()
    steps = _steps_of(db, tables.renewal_events, tables.renewals, "renewal_id", holder_id)
    wallet, restrictions = wallet_steps(db, holder_id), restrictions_of(db, holder_id)
    orders = orders_of(db, holder_id)
    link_steps = _steps_of(db, tables.link_events, tables.links, "link_id", holder_id)
    return HolderFacts(
        holder=Holder(**_picked(holder, Holder)),
        locks=tuple(
            Lock(**_picked(row, Lock))
            for row in _own(db, tables.locks, holder_id, tables.locks.c.since)
        ),
        documents=tuple(
            Document(
                **_picked(row, Document),
                wallet=wallet.get(row.id, ()),
                restrictions=restrictions.get(row.id, ()),
            )
            for row in _own(db, tables.documents, holder_id, tables.documents.c.in_force_from)
        ),
        renewals=tuple(
            Renewal(
                **_picked(row, Renewal),
                steps=tuple(steps[row.id]),
                orders=orders.get(row.id, ()),
            )
            for row in _own(db, tables.renewals, holder_id, tables.renewals.c.submitted_at)
        ),
        links=tuple(
            LinkFacts(**_picked(row, LinkFacts), steps=tuple(link_steps[row.id]))
            for row in _own(db, tables.links, holder_id, tables.links.c.asked_really_at)
        ),
        issuings=issuings_of(db, holder_id),
        guarding=guardianships_of(db, holder_id),
        guarded=guardianships_over(db, holder_id),
        whereabouts=whereabouts_of(db, holder_id),
        passcodes=passcodes_of(db, holder_id),
        devices=devices_of(db, holder_id),
        device_requests=requests_of(db, holder_id),
        askings=askings_of(db, holder_id),
        routing=changes_of(db, holder_id),
        representing=representations_by(db, holder_id),
        reports=reports_of(db, holder_id),
        integrations=integrations_of(db, holder_id),
    )


def holder_by_number(db: Connection, personal_number: str) -> str:
    """
    Id of whoever has that number; to be asked after the passcode was right.

    Raises:
        NoResultFound: Nobody has.
    """
    who = tables.holders.c.personal_number == personal_number
    return str(db.execute(select(tables.holders.c.id).where(who)).scalar_one())


def _own(db: Connection, table: Table, holder_id: str, order: Any) -> list[Row[Any]]:
    wanted = select(table).where(table.c.holder_id == holder_id).order_by(order)
    return list(db.execute(wanted))


def _steps_of(
    db: Connection, events: Table, parents: Table, parent_key: str, holder_id: str
) -> defaultdict[str, list[Step]]:
    own = select(parents.c.id).where(parents.c.holder_id == holder_id)
    wanted = (
        select(events)
        .where(events.c[parent_key].in_(own))
        .order_by(events.c[parent_key], events.c.step)
    )
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for row in db.execute(wanted):
        found[getattr(row, parent_key)].append(Step(row.kind, row.at, row.detail))
    return found


def _picked(row: Row[Any], wanted: type[Any]) -> dict[str, Any]:
    named = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    return {name: named[name] for name in wanted.__slots__ if name in named}
