"""The two pages about the interface: ``/openapi.json`` and ``/docs``, both made once."""

from functools import cache

from starlette.requests import Request
from starlette.responses import Response


async def openapi(request: Request) -> Response:
    """OpenAPI 3.1 of the contract's table."""
    del request
    return Response(_openapi(), media_type="application/json")


async def docs(request: Request) -> Response:
    """The same, to read: one page that fetches nothing."""
    del request
    return Response(_docs(), media_type="text/html; charset=utf-8")


@cache
def _openapi() -> bytes:
    from app.shared.codec import encode  # noqa: PLC0415  # as below
    from backend_stub.openapi import description  # noqa: PLC0415  # few ever read it

    return encode(description())


@cache
def _docs() -> bytes:
    from backend_stub.docs_page import page  # noqa: PLC0415  # few ever read it
    from backend_stub.openapi import description  # noqa: PLC0415  # as above

    return page(description()).encode()
