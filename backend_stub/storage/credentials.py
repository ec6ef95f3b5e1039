"""Signed copies: which were made of which document, and their places in status lists."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from backend_stub.storage.credential_tables import (
    credential_nonces,
    credentials,
    status_lists_held,
    verifier_certificates,
)


class ListFull(Exception):
    """A status list has no more places: none until some of its credentials have ended."""


@dataclass(frozen=True, slots=True)
class Says:
    """A document of somebody's, and the digest of what it says."""

    holder_id: str
    document_id: str
    says: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """One credential, as far as its status needs it; ``says`` is a digest."""

    holder_id: str
    document_id: str
    status_index: int
    says: bytes


def add_nonce(db: Connection, holder_id: str, nonce_hash: bytes, ends_at: datetime) -> None:
    """Remember a nonce for its holder, until ``ends_at`` in real time."""
    row = {"nonce_hash": nonce_hash, "holder_id": holder_id, "ends_at": ends_at}
    db.execute(insert(credential_nonces).values(row))


def spend_nonce(db: Connection, holder_id: str, nonce_hash: bytes, now: datetime) -> bool:
    """Take a holder's nonce away; answers whether it was one that still counted."""
    table = credential_nonces
    db.execute(delete(table).where(table.c.ends_at <= now))
    own = (table.c.nonce_hash == nonce_hash) & (table.c.holder_id == holder_id)
    return db.execute(delete(table).where(own)).rowcount == 1


def take_places(
    db: Connection, document: Says, list_id: str, count: int, size: int, now: datetime,
    ends_at: datetime,
) -> list[int]:  # fmt: skip
    """
    Write ``count`` new credentials down, each at a free place of the list drawn by chance.

    Places of those that have ended by ``now``, real time, are free again.

    Raises:
        ListFull: Half of the list is taken: drawing would no longer be by chance alone.
    """
    db.execute(delete(credentials).where(credentials.c.ends_at <= now))
    used = select(credentials.c.status_index).where(credentials.c.status_list_id == list_id)
    taken = set(db.execute(used).scalars())
    if len(taken) + count > size // 2:
        raise ListFull
    places: list[int] = []
    while len(places) < count:
        place = secrets.randbelow(size)
        if place not in taken:
            taken.add(place)
            places.append(place)
    common = {
        "holder_id": document.holder_id, "document_id": document.document_id,
        "says": document.says, "status_list_id": list_id, "ends_at": ends_at,
    }  # fmt: skip
    db.execute(
        insert(credentials),
        [{**common, "id": secrets.token_hex(16), "status_index": place} for place in places],
    )
    return places


def signed_in_list(db: Connection, list_id: str, now: datetime) -> Iterable[Signed]:
    """Every credential of a list that has not ended by itself at ``now``, real time."""
    table = credentials.c
    wanted = select(table.holder_id, table.document_id, table.status_index, table.says).where(
        table.status_list_id == list_id, table.ends_at > now
    )
    return [Signed(*row) for row in db.execute(wanted)]


def certificate_of(db: Connection, owner: str) -> str | None:
    """The certificate of the registrar or a verifier: DER in base64; None where none was made."""
    own = verifier_certificates.c.owner == owner
    return db.execute(select(verifier_certificates.c.certificate).where(own)).scalar()


def keep_certificate(db: Connection, owner: str, certificate: str) -> None:
    """Keep it for ever."""
    row = {"owner": owner, "certificate": certificate}
    db.execute(insert(verifier_certificates).values(row))


def hold_status_list(db: Connection, verifier_id: str, uri: str, token: str) -> None:
    """A verifier keeps the list that it fetched, in place of an older one."""
    table = status_lists_held
    own = (table.c.verifier_id == verifier_id) & (table.c.uri == uri)
    if not db.execute(update(table).where(own).values(token=token)).rowcount:
        db.execute(insert(table).values(verifier_id=verifier_id, uri=uri, token=token))


def held_status_list(db: Connection, verifier_id: str, uri: str) -> str | None:
    """The list that a verifier fetched last from there; None where it never did."""
    table = status_lists_held
    own = (table.c.verifier_id == verifier_id) & (table.c.uri == uri)
    return db.execute(select(table.c.token).where(own)).scalar()
