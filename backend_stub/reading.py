"""Reads a request: headers, path, query and body, each within its limits, each with its refusal."""

import asyncio
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from app.shared.codec import Unreadable, decode, encode
from app.shared.contract.endpoint import MAX_BODY_BYTES, Endpoint
from app.shared.contract.wire import RANDOM_ID
from app.shared.rulesets import RULE_SET_IDS, RuleSet, rule_set
from backend_stub.limits import limits
from backend_stub.problems import Refusal

_ID = re.compile(RANDOM_ID)
_WHOLE = re.compile(r"[0-9]{1,15}")
FORM = b"application/x-www-form-urlencoded"
_KEY = re.compile(rb"[\x21-\x7e]{8,80}")
ONCE = (
    b"authorization",
    b"rule-set",
    b"on-behalf-of",
    b"stage-key",
    b"stage-fault",
    b"idempotency-key",
    b"content-type",
)
"""Headers that decide; sent twice, nobody can say which one does."""


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    """
    The headers that decide, by small name.

    Raises:
        Refusal: One of them stands twice.
    """
    found: dict[bytes, bytes] = {}
    for name, value in raw:
        if name in ONCE and name in found:
            raise Refusal("bad_request", f"{name.decode('ascii')}: stands twice")
        found[name] = value
    return found


def rules_of(header: bytes | None) -> RuleSet:
    """
    The rule set that the phone shows; today's where it names none.

    Raises:
        Refusal: There is none of that name.
    """
    name = RULE_SET_IDS[0] if header is None else header.decode("latin-1")
    if name not in RULE_SET_IDS:
        raise Refusal("bad_request", f"Rule-Set: one of {', '.join(RULE_SET_IDS)}")
    return rule_set(name)


def on_behalf_of(endpoint: Endpoint, header: bytes | None) -> str | None:
    """
    Id of the holder for whom the call is made; None where the caller acts for oneself.

    Raises:
        Refusal: The call is made for oneself alone, or this is no id.
    """
    if header is None:
        return None
    if not endpoint.on_behalf:
        raise Refusal("bad_request", "On-Behalf-Of: this call is made for oneself")
    name = header.decode("latin-1")
    if not _ID.fullmatch(name):
        raise Refusal("bad_request", "On-Behalf-Of: the id of a holder")
    return name


def ids_of(endpoint: Endpoint, params: dict[str, Any]) -> dict[str, str]:
    """
    The path's ids.

    Raises:
        Refusal: One has not the form of an id, so nothing is there.
    """
    found = {name: str(params[name]) for name in endpoint.parameters}
    if not all(_ID.fullmatch(value) for value in found.values()):
        raise Refusal("not_found")
    return found


def query_of(endpoint: Endpoint, raw: bytes) -> dict[str, int]:
    """
    The query's whole numbers.

    Raises:
        Refusal: A name that the endpoint does not know, one that stands twice, or no whole number.
    """
    try:
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, strict_parsing=bool(raw))
    except ValueError:
        raise Refusal("bad_request", "The query cannot be read.") from None
    found: dict[str, int] = {}
    for name, value in pairs:
        if name not in endpoint.query or name in found or not _WHOLE.fullmatch(value):
            known = ", ".join(endpoint.query) or "none"
            raise Refusal("bad_request", f"Query: whole numbers, each once; known here: {known}")
        found[name] = int(value)
    return found


def key_of(header: bytes | None) -> str:
    """
    The request's own key.

    Raises:
        Refusal: It is missing or not of 8 to 80 visible ASCII characters.
    """
    if header is None or not _KEY.fullmatch(header):
        raise Refusal("idempotency_key_missing")
    return header.decode("ascii")


async def body_of(endpoint: Endpoint, request: Request, headers: dict[bytes, bytes]) -> Any:
    """
    What was sent, as the endpoint's type; None where it takes nothing.

    Raises:
        Refusal: Too large, too slow, not JSON, or not of that type.
        ClientDisconnect: Nobody waits for the answer any more.
    """
    raw = b"" if request.method == "GET" else await _raw_body(request, headers)
    if endpoint.body is None:
        if raw:
            raise Refusal("bad_request", "This call takes no body.")
        return None
    kind = headers.get(b"content-type", b"application/json").partition(b";")[0].strip().lower()
    taken = FORM if endpoint.form else b"application/json"
    if kind != taken:
        raise Refusal("bad_request", f"Content-Type: {taken.decode('ascii')}")
    try:
        if endpoint.form:
            return _form(raw, endpoint.body)
        return decode(raw, endpoint.body, strict=True)
    except Unreadable as err:
        raise Refusal("bad_request", str(err)) from None


def _form(raw: bytes, wanted: type) -> Any:
    """A form's names and values as that type: read like JSON, so that nothing else gets in."""
    try:
        pairs = parse_qsl(
            raw.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=16
        )
    except (ValueError, UnicodeDecodeError):
        raise Unreadable("$", "not a form") from None
    named = dict(pairs)
    if len(named) != len(pairs):
        raise Unreadable("$", "a name stands twice")
    return decode(encode(named), wanted, strict=True)


async def _raw_body(request: Request, headers: dict[bytes, bytes]) -> bytes:
    too_large = Refusal("body_too_large", values={"most_bytes": MAX_BODY_BYTES})
    announced = headers.get(b"content-length", b"")
    if announced.isdigit() and int(announced) > MAX_BODY_BYTES:
        raise too_large
    got = bytearray()
    try:
        async with asyncio.timeout(limits().service.body_seconds):
            async for part in request.stream():
                got += part
                if len(got) > MAX_BODY_BYTES:
                    raise too_large
    except TimeoutError:
        raise Refusal("bad_request", "The body did not arrive in time.") from None
    return bytes(got)


__all__ = (
    "ClientDisconnect",
    "body_of",
    "headers_of",
    "ids_of",
    "key_of",
    "on_behalf_of",
    "query_of",
    "rules_of",
)
