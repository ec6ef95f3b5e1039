"""Phones of a pay-out day as the load proof plays them: each wants one deed done, once."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

RULES = "draft_2025_10"
_CONNECTIONS = 400
_AGAIN = 0.25  # seconds until a broken line is tried again


@dataclass(slots=True)
class Told:
    """
    What all of them were told.

    Attributes:
        done: Deeds answered with success; a repeat must be answered with the very same.
        waited: Phones that had a place in the queue.
        lost: Tickets that the server knew no more; each was replaced by a new place.
        broken: Lines that broke on the way.
        wrong: Answers that no phone should ever get.
    """

    done: int = 0
    waited: int = 0
    lost: int = 0
    broken: int = 0
    wrong: list[str] = field(default_factory=list)


class Lines:
    """A few kept connections for many phones."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter] | None]
        self._free = asyncio.Queue()
        for _ in range(_CONNECTIONS):
            self._free.put_nowait(None)

    async def ask(
        self, method: str, path: str, token: str, body: Any = None, key: str = ""
    ) -> tuple[int, bytes]:
        """
        Status and body.

        Raises:
            OSError: The line broke; what was asked may have been done.
        """
        line = await self._free.get()
        kept = None
        try:
            line = line or await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = line
            raw = b"" if body is None else json.dumps(body).encode()
            head = [
                f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Authorization: Bearer {token}",
                f"Rule-Set: {RULES}", f"Content-Length: {len(raw)}",
                *(["Content-Type: application/json"] if raw else []),
                *([f"Idempotency-Key: {key}"] if key else []),
            ]  # fmt: skip
            writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + raw)
            answer = await reader.readuntil(b"\r\n\r\n")
            fields = answer.lower().split(b"\r\n")
            length = next(
                (int(one[15:]) for one in fields if one.startswith(b"content-length:")), 0
            )
            content = await reader.readexactly(length) if length else b""
            kept = line
            return int(answer.split(b" ", 2)[1]), content
        except EOFError as error:
            raise ConnectionError from error
        finally:
            if kept is None and line is not None:
                line[1].close()
            self._free.put_nowait(kept)

    async def close(self) -> None:
        """Let go of every line."""
        while not self._free.empty():
            line = self._free.get_nowait()
            if line is not None:
                line[1].close()
                with suppress(OSError):
                    await line[1].wait_closed()


async def play_all(
    port: int, people: list[tuple[str, str, str]], deed: tuple[str, Any], repeats: int
) -> Told:
    """
    Let everybody come at once and get the deed done.

    Args:
        people: Token, grant and account number of each.
        deed: Path, and a function that makes the body of grant and number.
        repeats: How often each sends the deed again after it was done.
    """
    lines, told = Lines(port), Told()
    try:
        await asyncio.gather(
            *(_play(lines, told, at, one, deed, repeats) for at, one in enumerate(people))
        )
    finally:
        await lines.close()
    return told


async def _play(
    lines: Lines,
    told: Told,
    at: int,
    person: tuple[str, str, str],
    deed: tuple[str, Any],
    repeats: int,
) -> None:
    (token, grant, number), (path, body_of) = person, deed
    body, key, waited, ticket = body_of(grant, number), f"pay-out-day-{at}", False, ""
    answers: list[bytes] = []
    while len(answers) <= repeats:
        status, answer = await _patiently(lines, told, "POST", path, token, body, key)
        if status < 300:
            answers.append(answer)
            continue
        problem = json.loads(answer)
        if problem["code"] == "queue_wait":
            waited = True
            ticket = problem["values"]["ticket"]
            await _wait(lines, told, token, ticket, problem["values"]["wait_seconds"])
        elif problem["code"] in ("overloaded", "idempotency_running"):
            await asyncio.sleep(1)
        else:
            told.wrong.append(f"{status} {problem['code']}")
            return
    told.done += 1
    told.waited += waited
    if len(set(answers)) != 1:
        told.wrong.append("a repeat was answered otherwise")
    status, answer = await _patiently(lines, told, "GET", "/v1/queue", token)
    own = json.loads(answer)["own"]
    if own is not None:  # what was used is given back
        await _patiently(lines, told, "DELETE", f"/v1/queue/{own['ticket']}", token)


async def _wait(lines: Lines, told: Told, token: str, ticket: str, seconds: float) -> None:
    """Until the turn has come, or the ticket is none any more."""
    while True:
        await asyncio.sleep(seconds)
        status, answer = await _patiently(lines, told, "GET", f"/v1/queue/{ticket}", token)
        if status == 404:
            told.lost += 1
            return
        place = json.loads(answer)
        if status != 200:
            seconds = 1.0  # too much to do: the same again
        elif place["state"] != "waiting":
            return
        else:
            seconds = place["poll_seconds"]


async def _patiently(
    lines: Lines, told: Told, method: str, path: str, token: str, body: Any = None, key: str = ""
) -> tuple[int, bytes]:
    while True:
        try:
            return await lines.ask(method, path, token, body, key)
        except OSError:
            told.broken += 1
            await asyncio.sleep(_AGAIN)
