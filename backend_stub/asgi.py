"""The server as an ASGI application; nothing happens on import."""

from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any, cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import backend_stub.routes  # noqa: F401  # importing them ties every route to its endpoint
from app.shared.clock import Now
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.endpoints import ALL
from backend_stub.calls import ROUTES
from backend_stub.front import Application, Front
from backend_stub.logs import log_call
from backend_stub.problems import Refusal
from backend_stub.quick import QuickReplies
from backend_stub.replies import refused
from backend_stub.serving import Serving
from backend_stub.settings import Settings
from backend_stub.storage.engine import Store
from backend_stub.stub import Stub

Responder = Callable[[Request], Coroutine[Any, Any, Response]]


def create_app(settings: Settings, store: Store, now: Now) -> Front:
    """The whole server over an open store, ready to answer."""
    front = Front()
    open_front(front, Stub(settings, store, now))
    return front


def open_front(front: Front, stub: Stub) -> None:
    """Make what stands behind the door, and open it; on the event loop's thread."""
    quick = QuickReplies(stub.changes_seen_by, stub.now)
    inner = build(stub, quick)
    front.open(cast("Application", inner), quick, log_call if stub.settings.log else None)


def build(stub: Stub, quick: QuickReplies) -> Starlette:
    """Starlette over the contract's table: one route a path."""
    missing = [endpoint.name for endpoint in ALL if endpoint.name not in ROUTES]
    if missing:
        msg = f"nobody serves {', '.join(missing)}"
        raise RuntimeError(msg)
    serving = Serving(stub, quick)
    by_path: dict[str, dict[str, Endpoint]] = defaultdict(dict)
    for endpoint in ALL:
        by_path[endpoint.path][endpoint.method] = endpoint
    table = [
        Route(path, _Path(serving, methods), methods=None) for path, methods in by_path.items()
    ]
    app = Starlette(
        routes=[*table, *_pages()],
        exception_handlers={HTTPException: _not_found, Exception: _broken},
    )
    app.router.redirect_slashes = False  # another address is not there
    return app


class _Path:
    """One path of the table; its methods answer, others are refused with the ones it takes."""

    def __init__(self, serving: Serving, methods: dict[str, Endpoint]) -> None:
        self._serving, self._methods = serving, methods

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive, send)
        endpoint = self._methods.get(request.method)
        if endpoint is None:
            allowed = ", ".join(sorted(self._methods))
            response = refused(Refusal("method_not_allowed", headers={"Allow": allowed}))
        else:
            response = await self._serving.serve(endpoint, request)
        await response(scope, receive, send)


def _pages() -> list[Route]:
    from backend_stub.agency_page import agency_desk  # noqa: PLC0415  # few ever read them
    from backend_stub.credentials.type_metadata import (  # noqa: PLC0415  # as above
        credential_type_page,
    )
    from backend_stub.ministry_page import ministry_desk  # noqa: PLC0415  # as above
    from backend_stub.pages import docs, openapi  # noqa: PLC0415  # as above
    from backend_stub.pay_page import pay_desk  # noqa: PLC0415  # as above
    from backend_stub.source_page import source_console  # noqa: PLC0415  # as above
    from backend_stub.verifier_page import verifier  # noqa: PLC0415  # as above

    return [
        Route("/openapi.json", openapi), Route("/docs", docs), Route("/pay-desk", pay_desk),
        Route("/source-console", source_console), Route("/agency-desk", agency_desk),
        Route("/ministry-desk", ministry_desk), Route("/verifier", verifier),
        Route("/credential-types/{type_id}", credential_type_page),
    ]  # fmt: skip


async def _not_found(request: Request, err: Exception) -> Response:
    del request
    status = err.status_code if isinstance(err, HTTPException) else 404
    if status == 405:
        return refused(Refusal("method_not_allowed", headers={"Allow": "GET"}))
    return refused(Refusal("not_found"))


async def _broken(request: Request, err: Exception) -> Response:
    del request, err
    return refused(Refusal("internal"))
