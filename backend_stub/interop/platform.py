"""The platform between holder and foreign service: it checks who asks, and signs what leaves."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from app.shared.foreign import ForeignService, foreign_services
from app.shared.registration import Distrust
from backend_stub.interop.keys import platform_key, public, service_key, subject_for
from backend_stub.interop.tokens import (
    AnswerClaims,
    RequestClaims,
    TokenRefused,
    WithdrawalClaims,
    issuer_of,
    read,
    sign,
)
from backend_stub.limits import limits
from backend_stub.storage.foreign import nonce_used

ISSUER = "https://platform.dinh-danh.example"


@dataclass(frozen=True, slots=True)
class Received:
    """
    A request that may be put before a holder.

    Attributes:
        ends_at: Real time.
        distrust: Why it may not be answered; None where it may.
    """

    service: ForeignService
    question: str
    nonce: str
    ends_at: datetime
    distrust: Distrust | None


class Sent(NamedTuple):
    """A signed answer, the name of the holder that is in it, and for how long it counts."""

    token: str
    subject: str
    valid_seconds: int


def receive(db: Connection, token: str, day: date, now: datetime) -> Received:
    """
    A service's signed request, checked.

    A service that the platform's list does not have, or not on that day, is told to the holder with
    the reason; whatever else is wrong reaches nobody.

    Args:
        db: A writing transaction.
        token: As the service sent it.
        day: Story day in Viet Nam, for the registration.
        now: Real time, for the token.

    Raises:
        TokenRefused: Malformed, altered, for somebody else, out of time, used before, or a question
            that is not the service's to ask.
    """
    issuer = issuer_of(token)
    service = next((one for one in foreign_services() if one.issuer == issuer), None)
    if service is None:
        raise TokenRefused("unregistered")
    claims = read(token, RequestClaims, public(service_key(db, service)), ISSUER, now)
    if claims.exp - claims.iat > limits().foreign.request_seconds:
        raise TokenRefused("out_of_time")
    if claims.question != service.question:
        raise TokenRefused("question_not_allowed")
    if nonce_used(db, claims.nonce):
        raise TokenRefused("replayed")
    ends_at = now + timedelta(seconds=claims.exp - now.timestamp())
    return Received(service, claims.question, claims.nonce, ends_at, service.distrust_on(day))


def answer(
    db: Connection, service: ForeignService, holder_id: str, nonce: str, question: str,
    now: datetime, *, yes: bool,
) -> Sent:  # fmt: skip
    """The one result for that service and that request; nothing else about the holder is in it."""
    issued = int(now.timestamp())
    claims = AnswerClaims(
        iss=ISSUER,
        aud=service.issuer,
        iat=issued,
        exp=issued + limits().foreign.answer_seconds,
        jti=secrets.token_urlsafe(32),
        nonce=nonce,
        sub=subject_for(db, holder_id, service.issuer),
        question=question,
        answer=yes,
    )
    return Sent(sign(claims, platform_key(db)), claims.sub, claims.exp - issued)


def withdrawal(
    db: Connection, service: ForeignService, holder_id: str, nonce: str, now: datetime
) -> str:
    """Word to the service that consent was taken back."""
    issued = int(now.timestamp())
    claims = WithdrawalClaims(
        iss=ISSUER,
        aud=service.issuer,
        iat=issued,
        exp=issued + limits().foreign.answer_seconds,
        jti=secrets.token_urlsafe(32),
        nonce=nonce,
        sub=subject_for(db, holder_id, service.issuer),
    )
    return sign(claims, platform_key(db))
