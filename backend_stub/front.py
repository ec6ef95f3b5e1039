"""The door: answers at once what it can, lets the rest wait until the server behind it is made."""

import asyncio
import time
from typing import Protocol

from backend_stub.quick import KeptReply, Message, QuickReplies, Receive, Scope, Send


class Application(Protocol):
    """An ASGI application."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""


class CallLog(Protocol):
    """Writes one line a call."""

    def __call__(self, endpoint: str, status: int, seconds: float) -> None:
        """Endpoint's name, status, seconds."""


def _plain(status: int, text: bytes) -> tuple[Message, Message]:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(text)),
    ]
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": text},
    )


_ALIVE, _READY, _NOT_READY = (
    _plain(200, b"alive\n"),
    _plain(200, b"ready\n"),
    _plain(503, b"wait\n"),
)


class Front:
    """
    An ASGI application that is there before the server behind it is.

    ``/healthz`` says that the process answers, ``/readyz`` whether the store does too. Everything
    else waits for ``open``.
    """

    def __init__(self) -> None:
        self._inner: Application | None = None
        self._quick: QuickReplies | None = None
        self._log: CallLog | None = None
        self._opened = asyncio.Event()

    def open(self, inner: Application, quick: QuickReplies, log: CallLog | None) -> None:
        """Let calls in; on the event loop's thread."""
        self._quick, self._log, self._inner = quick, log, inner
        self._opened.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or the server's start and end."""
        if scope["type"] != "http":
            await self._other(scope, receive, send)
            return
        if self._quick is not None and scope["method"] == "GET":
            found = self._quick.find(scope)
            if found is not None:
                if self._log is not None:
                    await self._logged(found, send, self._log)
                elif found[1]:
                    await send(found[0].unchanged)
                    await send(_NOTHING)
                else:
                    await send(found[0].start)
                    await send(found[0].body)
                return
        path = scope["path"]
        if path in ("/healthz", "/readyz"):
            ready = _READY if self._inner is not None else _NOT_READY
            for message in _ALIVE if path == "/healthz" else ready:
                await send(message)
            return
        if self._inner is None:
            await self._opened.wait()
        assert self._inner is not None
        await self._inner(scope, receive, send)

    async def _logged(self, found: tuple[KeptReply, bool], send: Send, log: CallLog) -> None:
        began = time.perf_counter()
        reply, same = found
        await send(reply.unchanged if same else reply.start)
        await send(_NOTHING if same else reply.body)
        log(reply.endpoint, 304 if same else 200, time.perf_counter() - began)

    async def _other(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1003})
            return
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


_NOTHING: Message = {"type": "http.response.body", "body": b""}
