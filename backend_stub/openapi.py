"""OpenAPI 3.1, derived from the contract's table and types: nothing in it is written twice."""

from typing import Any, get_args

import msgspec

import app
from app.shared.contract.endpoint import (
    EVERY_CALL,
    FAULT_HEADER,
    IDEMPOTENCY_HEADER,
    ON_BEHALF_HEADER,
    RULE_SET_HEADER,
    STAGE_KEY_HEADER,
    Endpoint,
    Right,
)
from app.shared.contract.endpoints import ALL
from app.shared.contract.problems import STATUS, Problem, ProblemCode
from app.shared.contract.wire import RANDOM_ID
from app.shared.rulesets import RULE_SET_IDS
from backend_stub.limits import limits
from backend_stub.problem_sentences import SENTENCES
from backend_stub.problems import CONTENT_TYPE

_SESSION: tuple[ProblemCode, ...] = ("unauthenticated", "not_found")
_KEYED: tuple[ProblemCode, ...] = (
    "idempotency_key_missing",
    "idempotency_conflict",
    "idempotency_running",
)
_SECURITY: dict[Right, list[dict[str, list[str]]]] = {
    Right.ANYBODY: [],
    Right.HOLDER: [{"session": []}],
    Right.HOLDER_UNLOCKED: [{"session": []}],
    Right.TICKET: [{"deviceTicket": []}],
    Right.STAGE: [{"stageKey": []}],
}


def problems_of(endpoint: Endpoint) -> tuple[ProblemCode, ...]:
    """Every code that the endpoint may answer."""
    codes = [*EVERY_CALL, "method_not_allowed", "internal", *endpoint.failures]
    if endpoint.right is not Right.ANYBODY:
        codes += _SESSION
    if endpoint.right is Right.TICKET:
        codes.append("device_link_closed")
    if endpoint.right is Right.HOLDER_UNLOCKED:
        codes.append("account_locked")
    if endpoint.feature is not None:
        codes.append("level_too_low")
    if endpoint.queued:
        codes.append("queue_wait")
    if endpoint.idempotent:
        codes += _KEYED
    known: tuple[ProblemCode, ...] = get_args(ProblemCode)
    return tuple(code for code in known if code in codes)


def description() -> dict[str, Any]:
    """The whole interface."""
    types = {one for endpoint in ALL for one in (endpoint.body, endpoint.reply) if one}
    ordered = sorted(types, key=lambda one: one.__name__)
    _, schemas = msgspec.json.schema_components(
        [*ordered, Problem], ref_template="#/components/schemas/{name}"
    )
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in ALL:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Định danh (BẢN MẪU / PROTOTYPE)",
            "version": app.__version__,
            "description": (
                "Bản mẫu với dữ liệu hư cấu; không phải dịch vụ của Nhà nước.\n\n"
                "A prototype with invented data; no service of the State."
            ),
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": {"type": "http", "scheme": "bearer"},
                "deviceTicket": {"type": "http", "scheme": "ticket"},
                "stageKey": {"type": "apiKey", "in": "header", "name": STAGE_KEY_HEADER},
            },
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "tags": [endpoint.path.split("/")[2]],
        "security": _SECURITY[endpoint.right],
        "parameters": _parameters(endpoint),
        "responses": _responses(endpoint),
        "x-right": endpoint.right.value,
    }
    if endpoint.body:
        content = _json(endpoint.body)
        if endpoint.form:
            content = {"application/x-www-form-urlencoded": content["application/json"]}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    names: dict[str, Any] = {"type": "string", "enum": list(RULE_SET_IDS)}
    found = [
        *(
            _parameter(name, "path", {"type": "string", "pattern": RANDOM_ID}, required=True)
            for name in endpoint.parameters
        ),
        *(_parameter(name, "query", {"type": "integer", "minimum": 0}) for name in endpoint.query),
        _parameter(RULE_SET_HEADER, "header", names),
        _parameter(
            FAULT_HEADER, "header", {"type": "string", "pattern": "^(failure|delay=[0-9]+)$"}
        ),
    ]
    if endpoint.on_behalf:
        found.append(
            _parameter(ON_BEHALF_HEADER, "header", {"type": "string", "pattern": RANDOM_ID})
        )
    if endpoint.idempotent:
        key = {"type": "string", "pattern": "^[!-~]{8,80}$"}
        found.append(_parameter(IDEMPOTENCY_HEADER, "header", key, required=True))
    return found


def _parameter(
    name: str, place: str, schema: dict[str, Any], *, required: bool = False
) -> dict[str, Any]:
    return {"name": name, "in": place, "required": required, "schema": schema}


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    done: dict[str, Any] = {"description": "Done."}
    if endpoint.reply:
        done["content"] = _json(endpoint.reply)
    elif endpoint.media_type:
        done["content"] = {endpoint.media_type: {"schema": {"type": "string"}}}
    found = {str(endpoint.status): done}
    if endpoint.idempotent and endpoint.status == 201:
        found["200"] = {**done, "description": "It was there already."}
    if endpoint.method == "GET" and endpoint.right in (Right.HOLDER, Right.HOLDER_UNLOCKED):
        found["304"] = {"description": "Unchanged since that ETag."}
    by_status: dict[int, list[ProblemCode]] = {}
    for code in problems_of(endpoint):
        by_status.setdefault(STATUS[code], []).append(code)
    for status, codes in sorted(by_status.items()):
        found[str(status)] = {
            "description": " ".join(f"`{code}`: {SENTENCES[code][1]}" for code in codes),
            "content": {
                CONTENT_TYPE: {
                    "schema": {
                        "allOf": [{"$ref": "#/components/schemas/Problem"}],
                        "properties": {"code": {"enum": list(codes)}},
                    }
                }
            },
        }
    if {"too_many_tries", "too_many_requests", "overloaded"} & set(problems_of(endpoint)):
        wait = limits().service.longest_wait_seconds
        retry = {"schema": {"type": "integer"}, "description": f"Seconds, such as {wait}."}
        found["429"]["headers"] = found["503"]["headers"] = {"Retry-After": retry}
    return found


def _json(wanted: type) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{wanted.__name__}"}}}
