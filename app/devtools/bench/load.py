"""A small load over loopback: many connections, one request on each at a time, bounded in time."""

import re
import selectors
import socket
import time
from dataclasses import dataclass
from typing import cast

CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it: answers a second, and the 99th percentile of the waiting in milliseconds."""

    rate: float
    p99_ms: float
    answers: int


def request_of(port: int, path: str, headers: dict[str, str]) -> bytes:
    """A GET as it goes over the wire."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        *(f"{k}: {v}" for k, v in headers.items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def ask_once(port: int, request: bytes, seconds: float = 5.0) -> tuple[int, bytes]:
    """One answer: its status and body. Raises OSError where nobody answers."""
    with socket.create_connection(("127.0.0.1", port), seconds) as wire:
        wire.settimeout(seconds)
        wire.sendall(request)
        head = b""
        while b"\r\n\r\n" not in head:
            part = wire.recv(65536)
            if not part:
                msg = "the server hung up"
                raise ConnectionError(msg)
            head += part
        head, _, body = head.partition(b"\r\n\r\n")
        found = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
        length = int(found[1]) if found else 0
        while len(body) < length:
            body += wire.recv(65536)
        return int(head.split(b" ", 2)[1]), body


def run_load(port: int, request: bytes, seconds: float) -> Load:
    """
    Keep ``CONNECTIONS`` requests under way for so long.

    Every answer must be as long as the first one; another length is an error, not a result.
    """
    status, body = ask_once(port, request)
    if status != 200:
        msg = f"the server answered {status}"
        raise RuntimeError(msg)
    selector = selectors.DefaultSelector()
    whole = 0
    sent: dict[socket.socket, float] = {}
    got: dict[socket.socket, int] = {}
    for _ in range(CONNECTIONS):
        wire = socket.create_connection(("127.0.0.1", port), 5)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        selector.register(wire, selectors.EVENT_READ)
        got[wire] = 0
        sent[wire] = time.perf_counter()
        wire.sendall(request)
    waits: list[float] = []
    end = time.perf_counter() + seconds
    start = time.perf_counter()
    while time.perf_counter() < end:
        for key, _ in selector.select(0.5):
            wire = cast("socket.socket", key.fileobj)
            part = wire.recv(262144)
            if not part:
                msg = "the server hung up under load"
                raise ConnectionError(msg)
            got[wire] += len(part)
            if not whole:
                at = part.find(b"\r\n\r\n")
                whole = at + 4 + len(body)
            if got[wire] >= whole:
                now = time.perf_counter()
                waits.append(now - sent[wire])
                got[wire] = 0
                sent[wire] = now
                wire.sendall(request)
    elapsed = time.perf_counter() - start
    for wire in list(got):
        selector.unregister(wire)
        wire.close()
    waits.sort()
    return Load(
        len(waits) / elapsed, waits[int(len(waits) * 0.99)] * 1000 if waits else 0.0, len(waits)
    )
