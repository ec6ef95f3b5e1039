"""Phones and requests to link one: what is read and written of them."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.shared.devices import model_of
from backend_stub.storage.device_tables import device_links, devices


@dataclass(frozen=True, slots=True)
class Device:
    """A phone that is or was linked; story time. It is linked while ``ended`` is None."""

    id: str
    holder_id: str
    device_id: str
    model: str
    way: Any
    linked_at: datetime
    unlinked_at: datetime | None
    ended: Any


@dataclass(frozen=True, slots=True)
class LinkRequest:
    """
    A new phone that proved the passcode, and what it asks for.

    Attributes:
        ends_at: When its ticket ends; real time.
        matching: The number that both phones show.
        asks: How often the old phone or the counter was asked.
        asked_at, decided_at: The last time; story time.
        decided_really_at: Real time.
    """

    id: str
    holder_id: str
    device_id: str
    ends_at: datetime
    state: Any
    way: Any
    matching: str | None
    asks: int
    asked_at: datetime | None
    decided_at: datetime | None
    decided_really_at: datetime | None

    def alive(self, now: datetime) -> bool:
        """Whether its ticket still opens something."""
        return self.ends_at > now and self.state in ("open", "waiting", "refused")

    def waits_for(self, way: str, now: datetime) -> bool:
        """Whether somebody is asked by that way now."""
        return self.alive(now) and self.state == "waiting" and self.way == way


def devices_of(db: Connection, holder_id: str) -> tuple[Device, ...]:
    """Every phone that is or was the holder's, in the order in which they really came."""
    wanted = select(devices).where(devices.c.holder_id == holder_id).order_by(devices.c.number)
    return tuple(_picked(row, Device) for row in db.execute(wanted))


def add_device(
    db: Connection,
    holder_id: str,
    device_id: str,
    way: str,
    at: datetime,
    *,
    public_id: str = "",
    model: str = "",
) -> None:
    """
    A phone is linked from now on.

    Raises:
        IntegrityError: Another one is.
    """
    db.execute(
        insert(devices).values(
            id=public_id or secrets.token_hex(16),
            holder_id=holder_id,
            device_id=device_id,
            model=model or model_of(device_id),
            way=way,
            linked_at=at,
        )
    )


def end_device(db: Connection, holder_id: str, ended: str, at: datetime) -> None:
    """The linked phone is linked no more; nothing where none is."""
    db.execute(
        update(devices)
        .where(devices.c.holder_id == holder_id, devices.c.ended.is_(None))
        .values(ended=ended, unlinked_at=at)
    )


def requests_of(db: Connection, holder_id: str) -> tuple[LinkRequest, ...]:
    """Every request about the holder's account, oldest first."""
    return _requests(db, device_links.c.holder_id == holder_id)


def waiting_requests(db: Connection) -> tuple[LinkRequest, ...]:
    """Every request of everybody that waits for somebody, oldest first: for the desk alone."""
    return _requests(db, device_links.c.state == "waiting")


def request_by_ticket(db: Connection, ticket_hash: bytes) -> LinkRequest | None:
    """The request that a ticket belongs to."""
    return next(iter(_requests(db, device_links.c.ticket_hash == ticket_hash)), None)


def add_request(
    db: Connection, holder_id: str, device_id: str, ticket_hash: bytes, ends_at: datetime
) -> str:
    """A phone proved the passcode; answers the request's id."""
    request_id = secrets.token_hex(16)
    db.execute(
        insert(device_links).values(
            id=request_id,
            holder_id=holder_id,
            device_id=device_id,
            ticket_hash=ticket_hash,
            ends_at=ends_at,
            state="open",
            asks=0,
        )
    )
    return request_id


def change_request(db: Connection, request_id: str, **columns: Any) -> None:
    """Write these columns of a request."""
    db.execute(update(device_links).where(device_links.c.id == request_id).values(**columns))


def overtake_requests(db: Connection, holder_id: str, but: str, at: datetime) -> None:
    """Every other request that still could link a phone cannot any more."""
    db.execute(
        update(device_links)
        .where(
            device_links.c.holder_id == holder_id,
            device_links.c.id != but,
            device_links.c.state.in_(("open", "waiting", "refused")),
        )
        .values(state="overtaken", decided_at=at)
    )


def _requests(db: Connection, which: Any) -> tuple[LinkRequest, ...]:
    wanted = select(device_links).where(which).order_by(device_links.c.number)
    return tuple(_picked(row, LinkRequest) for row in db.execute(wanted))


def _picked(row: Row[Any], wanted: type[Any]) -> Any:
    named = row._mapping  # noqa: SLF001  # SQLAlchemy's public name for it
    return wanted(**{name: named[name] for name in wanted.__slots__})
