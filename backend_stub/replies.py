"""Answers and refusals as responses, and the encoded form that the quick path keeps."""

from datetime import timedelta
from typing import Any

from starlette.responses import Response

from app.shared.codec import encode
from app.shared.contract.endpoint import Endpoint
from backend_stub.auth import OpenSession
from backend_stub.calls import Answer, Call
from backend_stub.limits import limits
from backend_stub.problems import CONTENT_TYPE, Refusal, problem_bytes
from backend_stub.quick import KeptReply

_UNKEPT = {"Cache-Control": "no-store"}


def refused(refusal: Refusal) -> Response:
    """A refusal as problem+json."""
    return Response(
        problem_bytes(refusal), refusal.status, headers=refusal.headers, media_type=CONTENT_TYPE
    )


def answered(endpoint: Endpoint, value: Any) -> Response:
    """What a route answered, encoded."""
    if endpoint.reply is None:
        return Response(status_code=endpoint.status)
    status = value.status if isinstance(value, Answer) else endpoint.status
    body = encode(value.value if isinstance(value, Answer) else value)
    return Response(body, status, headers=_UNKEPT, media_type="application/json")


def written(endpoint: Endpoint, value: Any) -> bytes:
    """What a reading route answered: a value of the contract, or a standard's text as it is."""
    return str(value).encode("ascii") if endpoint.media_type else encode(value)


def replayed(status: int, body: bytes) -> Response:
    """A first answer, given again."""
    kind = "application/json" if status < 400 else CONTENT_TYPE
    return Response(body, status, headers={"Idempotent-Replayed": "true"}, media_type=kind)


def kept_reply(
    endpoint: Endpoint,
    session: OpenSession | None,
    number: int,
    body: bytes,
    etag: bytes,
    call: Call,
    seconds: float,
) -> KeptReply:
    """What the quick path keeps of an answer, and how long that is good."""
    common = [(b"etag", etag), (b"cache-control", b"private, no-cache")]
    sized = [
        (b"content-type", (endpoint.media_type or "application/json").encode("ascii")),
        (b"content-length", str(len(body)).encode()),
        *common,
    ]
    oldest = timedelta(seconds=limits().session.absolute_seconds)
    ends = [call.now + timedelta(seconds=seconds)]
    if session is not None:
        ends += [session.opened_at + oldest, session.write_due_at]
    return KeptReply(
        session=session,  # type: ignore[arg-type]  # without one it is not kept
        number=number,
        good_until=min(ends),
        etag=etag,
        start={"type": "http.response.start", "status": 200, "headers": sized},
        body={"type": "http.response.body", "body": body},
        unchanged={"type": "http.response.start", "status": 304, "headers": common},
        endpoint=endpoint.name,
    )
