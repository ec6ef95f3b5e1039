"""A bare ASGI application: one answer of given bytes, no router, no store."""

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

_BODY = Path(os.environ["DINH_DANH_BENCH_BODY"]).read_bytes()
_START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(_BODY)).encode()),
    ],
}
_END = {"type": "http.response.body", "body": _BODY}


async def app(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Answer every request alike."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
    await send(_START)
    await send(_END)


if __name__ == "__main__":
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "app.devtools.bench.peers.bare_asgi:app",
        address="127.0.0.1",
        port=int(os.environ["DINH_DANH_BENCH_PORT"]),
        interface=Interfaces.ASGI,
        workers=1,
        log_enabled=False,
    ).serve()
