"""The first answer to each request key, given again so that a repeat does nothing twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from app.shared.codec import encode
from app.shared.contract.endpoint import Endpoint
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage.tables import first_answers as answers


@dataclass(frozen=True, slots=True)
class Keyed:
    """One request by its key: whose, and what it asked for."""

    holder_id: str
    key: str
    request_hash: bytes


def keyed(endpoint: Endpoint, holder_id: str, key: str, ids: dict[str, str], body: object) -> Keyed:
    """Name a request; two are the same where endpoint, ids and body are."""
    asked = encode([endpoint.name, ids, body])
    return Keyed(holder_id, key, sha256(asked).digest())


def first_answer(db: Connection, request: Keyed, now: datetime) -> tuple[int, bytes] | None:
    """
    Status and body of the first answer; None where this is the first request.

    Raises:
        Refusal: The key was used for something else.
    """
    kept_since = now - timedelta(hours=limits().idempotency.kept_hours)
    db.execute(delete(answers).where(answers.c.answered_at < kept_since))
    row = db.execute(
        select(answers).where(
            answers.c.holder_id == request.holder_id, answers.c.key == request.key
        )
    ).one_or_none()
    if row is None:
        return None
    if row.request_hash != request.request_hash:
        raise Refusal("idempotency_conflict")
    return row.status, row.body


def keep_answer(db: Connection, request: Keyed, status: int, body: bytes, now: datetime) -> None:
    """Keep it, in the transaction of what it answers."""
    db.execute(
        insert(answers).values(
            holder_id=request.holder_id,
            key=request.key,
            request_hash=request.request_hash,
            status=status,
            body=body,
            answered_at=now,
        )
    )
