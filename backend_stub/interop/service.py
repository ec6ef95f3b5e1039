"""A simulated service abroad: it signs what it asks, and believes only an answer it has checked."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.shared.foreign import ForeignService
from backend_stub.interop.keys import platform_key, public, service_key
from backend_stub.interop.platform import ISSUER as PLATFORM
from backend_stub.interop.tokens import (
    AnswerClaims,
    RequestClaims,
    TokenRefused,
    WithdrawalClaims,
    read,
    sign,
)
from backend_stub.limits import limits
from backend_stub.storage.foreign_tables import foreign_sign_ins as sign_ins

CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
"""Without 0 and O, 1 and I, U and V to mix up."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the service knows of one sign-in; nothing before it was answered."""

    nonce: str
    code: str | None
    subject: str | None
    answer: str | None
    ended_at: datetime | None


def ask(db: Connection, service: ForeignService, now: datetime, *, with_code: bool) -> str:
    """
    A signed request for whoever takes it up; real time.

    Args:
        db: A writing transaction.
        service: Who asks.
        now: Real time.
        with_code: Whether its page shows a code to type, instead of a link to the app.
    """
    nonce, issued = secrets.token_urlsafe(32), int(now.timestamp())
    length = limits().foreign.code_length
    claims = RequestClaims(
        iss=service.issuer,
        aud=PLATFORM,
        iat=issued,
        exp=issued + limits().foreign.request_seconds,
        jti=secrets.token_urlsafe(32),
        nonce=nonce,
        question=service.question,
    )
    db.execute(
        insert(sign_ins).values(
            nonce=nonce,
            service_id=service.id,
            code="".join(secrets.choice(CODE_SIGNS) for _ in range(length)) if with_code else None,
            ends_at=now + timedelta(seconds=limits().foreign.request_seconds),
        )
    )
    return sign(claims, service_key(db, service))


def take_answer(db: Connection, service: ForeignService, token: str, now: datetime) -> None:
    """
    Sign somebody in by the platform's answer.

    Raises:
        TokenRefused: It is altered, for another service, out of time, to a question that was not
            asked, too late, or was used before.
    """
    claims = read(token, AnswerClaims, public(platform_key(db)), service.issuer, now)
    asked = _row(db, service, claims.nonce)
    if asked is None or claims.iss != PLATFORM or claims.question != service.question:
        raise TokenRefused("wrong_nonce")
    if asked.answer_id is not None:
        raise TokenRefused("replayed")
    if now >= asked.ends_at:
        raise TokenRefused("out_of_time")
    _write(
        db,
        claims.nonce,
        subject=claims.sub,
        answer="yes" if claims.answer else "no",
        answer_id=claims.jti,
    )


def take_withdrawal(db: Connection, service: ForeignService, token: str, now: datetime) -> None:
    """
    End what was opened for somebody.

    Raises:
        TokenRefused: It is altered, for another service, out of time, or about nobody signed in.
    """
    claims = read(token, WithdrawalClaims, public(platform_key(db)), service.issuer, now)
    asked = _row(db, service, claims.nonce)
    if asked is None or asked.subject != claims.sub:
        raise TokenRefused("wrong_nonce")
    if asked.ended_at is None:
        _write(db, claims.nonce, ended_at=now)


def known(db: Connection, service: ForeignService, nonce: str) -> Known | None:
    """What the service knows of one sign-in; None where it never asked with that nonce."""
    row = _row(db, service, nonce)
    if row is None:
        return None
    return Known(row.nonce, row.code, row.subject, row.answer, row.ended_at)


def _row(db: Connection, service: ForeignService, nonce: str) -> Row[Any] | None:
    wanted = select(sign_ins).where(sign_ins.c.nonce == nonce, sign_ins.c.service_id == service.id)
    return db.execute(wanted).first()


def _write(db: Connection, nonce: str, **values: Any) -> None:
    db.execute(update(sign_ins).where(sign_ins.c.nonce == nonce).values(**values))
