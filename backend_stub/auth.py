"""Sessions and grants: who calls, looked up by the hash of an opaque token, ended at once."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.shared.contract.session import StepUpOperation
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage.tables import grants, sessions

BEARER = b"bearer "
TICKET = b"ticket "


def hash_of(secret: str | bytes) -> bytes:
    """What is stored of a token, a grant or a code."""
    return sha256(secret if isinstance(secret, bytes) else secret.encode()).digest()


def ticket_of(authorization: bytes | None) -> bytes | None:
    """Hash of the device link ticket in an ``Authorization`` header."""
    if authorization is None or authorization[: len(TICKET)].lower() != TICKET:
        return None
    return hash_of(authorization[len(TICKET) :])


@dataclass(slots=True)
class OpenSession:
    """One signed-in device. ``seen_at`` moves with every call; moments are real time."""

    token_hash: bytes
    holder_id: str
    device_id: str
    opened_at: datetime
    seen_at: datetime
    write_due_at: datetime
    ended: bool = False

    def alive(self, now: datetime) -> bool:
        """Neither ended nor silent nor old."""
        limit = limits().session
        return (
            not self.ended
            and now - self.seen_at < timedelta(seconds=limit.idle_seconds)
            and now - self.opened_at < timedelta(seconds=limit.absolute_seconds)
        )


class Sessions:
    """
    Every open session. The map mirrors the table; what is ended leaves both in one step.

    Args:
        shared: Other processes write the same table: it is asked, not the map.
    """

    def __init__(self, *, shared: bool = False) -> None:
        self._shared = shared
        self._open: dict[bytes, OpenSession] = {}
        self._ended: dict[bytes, str] = {}

    def load(self, db: Connection) -> None:
        """Take over what the table has: of an earlier run, or of what others did meanwhile."""
        rows = db.execute(select(sessions)).all()
        there = {row.token_hash for row in rows}
        for one in list(self._open.values()):
            if one.token_hash not in there:
                self.drop(one)
        self._ended = {}
        for row in rows:
            self._take(row)

    def _take(self, row: Row[Any]) -> None:
        known = self._open.get(row.token_hash)
        if row.ended_why is not None:
            self._ended[row.token_hash] = row.ended_why
            if known is not None:
                self.drop(known)
        elif known is not None:
            known.seen_at = max(known.seen_at, row.seen_at)
        else:
            self._open[row.token_hash] = OpenSession(
                row.token_hash,
                row.holder_id,
                row.device_id,
                row.opened_at,
                row.seen_at,
                row.seen_at,
            )

    def learn(self, db: Connection, authorization: bytes) -> None:
        """Take over what the table has of the session of an ``Authorization`` header."""
        token_hash = hash_of(authorization[len(BEARER) :])
        row = db.execute(select(sessions).where(sessions.c.token_hash == token_hash)).one_or_none()
        if row is not None:
            self._take(row)

    def confirm(self, db: Connection, session: OpenSession) -> None:
        """
        Let a call pass whose session no other process has ended, in the call's own transaction.

        Raises:
            Refusal: One has.
        """
        own = select(sessions.c.ended_why).where(sessions.c.token_hash == session.token_hash)
        row = db.execute(own).one_or_none()
        if row is None or row.ended_why is not None:
            self.drop(session)
            raise Refusal("unauthenticated", values={"ended": row.ended_why} if row else None)

    def _take_up_of(self, db: Connection, holder_id: str) -> None:
        """Know of every session of a holder that another process began or ended."""
        if self._shared:
            rows = db.execute(select(sessions).where(sessions.c.holder_id == holder_id)).all()
            for row in rows:
                self._take(row)
            there = {row.token_hash for row in rows}
            for one in list(self._open.values()):
                if one.holder_id == holder_id and one.token_hash not in there:
                    self.drop(one)

    def find(self, authorization: bytes | None, now: datetime) -> OpenSession | None:
        """The session of an ``Authorization`` header; None where there is none that lives."""
        if authorization is None or authorization[: len(BEARER)].lower() != BEARER:
            return None
        session = self._open.get(hash_of(authorization[len(BEARER) :]))
        if session is None or not session.alive(now):
            return None
        return session

    def why_ended(self, authorization: bytes | None) -> str | None:
        """Why the session of an ``Authorization`` header was ended, where that must be told."""
        if authorization is None or authorization[: len(BEARER)].lower() != BEARER:
            return None
        return self._ended.get(hash_of(authorization[len(BEARER) :]))

    def end(self, db: Connection, holder_id: str, why: str, *, but: str = "") -> Callable[[], None]:
        """
        Write down that a holder's sessions ended, and why, so that their phone can be told.

        Args:
            but: The device whose sessions stay.

        Returns what drops them, to be called once that is committed.
        """
        self._take_up_of(db, holder_id)
        ending = [
            one
            for one in list(self._open.values())
            if one.holder_id == holder_id and one.device_id != but
        ]
        for one in ending:
            own = sessions.c.token_hash == one.token_hash
            db.execute(delete(grants).where(grants.c.token_hash == one.token_hash))
            db.execute(update(sessions).where(own).values(ended_why=why))

        def drop() -> None:
            for one in ending:
                self._ended[one.token_hash] = why
                self.drop(one)

        return drop

    def begin(
        self, db: Connection, holder_id: str, device_id: str, now: datetime
    ) -> tuple[str, OpenSession, list[OpenSession]]:
        """
        Write a new session down; ``admit`` it once that is committed.

        Returns its token, the session, and those that it ends: every one of another device, and the
        oldest of this device where they are too many.
        """
        self._take_up_of(db, holder_id)
        limit = limits().session
        own = [one for one in list(self._open.values()) if one.holder_id == holder_id]
        ending = [one for one in own if one.device_id != device_id or not one.alive(now)]
        staying = sorted((one for one in own if one not in ending), key=lambda one: one.opened_at)
        ending += staying[: max(0, len(staying) + 1 - limit.per_device)]
        for one in ending:
            db.execute(delete(sessions).where(sessions.c.token_hash == one.token_hash))
        oldest = now - timedelta(seconds=limit.absolute_seconds)
        db.execute(delete(sessions).where(sessions.c.opened_at < oldest))
        token = secrets.token_urlsafe(32)
        session = OpenSession(
            hash_of(token),
            holder_id,
            device_id,
            now,
            now,
            now + timedelta(seconds=limit.seen_every_seconds),
        )
        db.execute(
            insert(sessions).values(
                token_hash=session.token_hash,
                holder_id=holder_id,
                device_id=device_id,
                opened_at=now,
                seen_at=now,
            )
        )
        return token, session, ending

    def admit(self, session: OpenSession, ending: list[OpenSession]) -> None:
        """The new session counts, the old ones do not any more."""
        for one in ending:
            self.drop(one)
        self._open[session.token_hash] = session

    def others_of(self, db: Connection, session: OpenSession) -> list[OpenSession]:
        """The holder's sessions besides this one."""
        self._take_up_of(db, session.holder_id)
        own = [one for one in list(self._open.values()) if one.holder_id == session.holder_id]
        return [one for one in own if one is not session]

    def drop(self, session: OpenSession) -> None:
        """It counts no more."""
        session.ended = True
        self._open.pop(session.token_hash, None)

    def clear(self) -> None:
        """None counts any more."""
        self._ended.clear()
        for one in list(self._open.values()):
            self.drop(one)


def end_session(db: Connection, session: OpenSession) -> None:
    """Delete it; its grants go with it."""
    db.execute(delete(sessions).where(sessions.c.token_hash == session.token_hash))


def write_seen(db: Connection, session: OpenSession) -> None:
    """Keep when it was last used, for after a restart."""
    db.execute(
        update(sessions)
        .where(sessions.c.token_hash == session.token_hash)
        .values(seen_at=session.seen_at)
    )


def grant_deed(
    db: Connection, session: OpenSession, operation: StepUpOperation, target: str, now: datetime
) -> tuple[str, datetime]:
    """A single-use proof for exactly this deed in this session, and when it ends (real time)."""
    db.execute(delete(grants).where(grants.c.ends_at <= now))
    grant, ends_at = secrets.token_urlsafe(32), now + timedelta(seconds=limits().grant.seconds)
    db.execute(
        insert(grants).values(
            grant_hash=hash_of(grant),
            token_hash=session.token_hash,
            operation=operation,
            target=target,
            ends_at=ends_at,
        )
    )
    return grant, ends_at


def spend_grant(
    db: Connection,
    session: OpenSession,
    grant: str,
    operation: StepUpOperation,
    target: str,
    now: datetime,
) -> None:
    """
    Use the proof up.

    Raises:
        Refusal: It was used, has ended, or is for another deed, target or session.
    """
    spent = db.execute(
        delete(grants).where(
            grants.c.grant_hash == hash_of(grant),
            grants.c.token_hash == session.token_hash,
            grants.c.operation == operation,
            grants.c.target == target,
            grants.c.ends_at > now,
        )
    )
    if spent.rowcount != 1:
        raise Refusal("grant_refused")
