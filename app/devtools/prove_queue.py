"""
The proof of a pay-out day: ``prove queue --clients N --kill-after S``.

So many phones come to the real server at once, each with one deed and its repeats; meanwhile one
other phone reads documents and notices and writes. Answers 0 where nothing was lost or done twice.
"""

import argparse
import asyncio
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from app.devtools.bench.load import ask_once, request_of
from app.devtools.bench.serving import started, stop
from app.devtools.queue_clients import RULES, play_all
from app.shared.consents import consent

_KEY = "prove-queue"
_PROBE_SECONDS = 30
"""How long the other phone may take to say what it saw."""
_IDLE_SECONDS = 4.0
_LINKS = "/v1/benefits/links"


class PayOutDay:
    """A server on one port over one folder; it can be killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, _port_of_no_caller()
        self.start()

    def start(self) -> None:
        """Start it; on the same port as before, where the phones look for it."""
        command = [
            sys.executable, "-m", "backend_stub", "--port", str(self.port),
            "--data-folder", str(self.folder), "--stage-key", _KEY, "--provider-pace", "0",
        ]  # fmt: skip
        self._process, _ = started(command, dict(os.environ), self.port, "/readyz")

    def stop(self) -> None:
        """End it."""
        stop(self._process)

    def kill_and_start(self) -> None:
        """Kill it without warning; whatever was in its memory is gone."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self.start()

    def add_people(self, count: int) -> list[tuple[str, str, str]]:
        """So many residents, signed in; while no server runs."""
        made = subprocess.run(
            [sys.executable, "-m", "backend_stub.claimants", "--count", str(count),
             "--data-folder", str(self.folder)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        lines = (line.split() for line in made.stdout.splitlines())
        return [(token, grant, number) for token, grant, number in lines]

    def links(self) -> Counter[str]:
        """How many links each holder has in the database."""
        with closing(sqlite3.connect(self.folder / "server.sqlite3")) as db:
            return Counter(holder for (holder,) in db.execute("select holder_id from links"))


def main(argv: list[str]) -> int:
    """Run the proof; ``--probe`` is the other phone, in a process of its own."""
    parser = argparse.ArgumentParser(prog="run.py prove queue", description=__doc__)
    parser.add_argument("--clients", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=1, help="how often each sends it again")
    parser.add_argument("--kill-after", type=float, default=0.0, help="seconds; 0 never")
    parser.add_argument("--probe", nargs=3, metavar=("PORT", "TOKEN", "SECONDS"))
    given = parser.parse_args(argv)
    if given.probe:
        # Where a shell started all this in the background, it is inherited as ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        port, token, seconds = given.probe
        print(json.dumps(probed(int(port), token, float(seconds))))
        return 0
    with tempfile.TemporaryDirectory(prefix="prove-") as name:
        return prove_queue(Path(name), given.clients, given.repeats, given.kill_after)


def prove_queue(
    folder: Path,
    clients: int,
    repeats: int,
    kill_after: float = 0.0,
    idle_seconds: float = _IDLE_SECONDS,
) -> int:
    """
    The proof in that folder; prints its figures.

    Raises:
        TimeoutError: Somebody's deed never came about.
    """
    patience = 60 + clients / 5  # seconds
    day = PayOutDay(folder)
    day.stop()
    people = day.add_people(clients + 1)
    day.start()
    (token, _, _), people = people[-1], people[:-1]
    killing = threading.Timer(kill_after, day.kill_and_start)
    try:
        idle = _finished(_probe(day.port, token, idle_seconds))
        watching = _probe(day.port, token, 0)
        if kill_after:
            killing.start()
        began = time.perf_counter()
        told = asyncio.run(
            asyncio.wait_for(play_all(day.port, people, (_LINKS, _link), repeats), patience)
        )
        took = time.perf_counter() - began
        watching.send_signal(signal.SIGINT)
        loaded = _finished(watching)
    finally:
        killing.cancel()
        if killing.ident is not None:
            killing.join()
        day.stop()
    links = day.links()
    twice = sum(count > 1 for count in links.values())
    print(f"{clients:,} phones at once, {told.waited:,} of them in the queue; {took:.1f} s,")
    print(f"{told.done / took:.1f} deeds a second; {told.broken:,} broken lines, "
          f"{told.lost:,} tickets asked for anew")  # fmt: skip
    print(f"done {told.done:,}, links {sum(links.values()):,}, lost {clients - len(links):,}, "
          f"twice {twice:,}, wrong answers {dict(Counter(told.wrong))}")  # fmt: skip
    for name in idle:
        print(f"{name}: p95 {idle[name]['p95']:.1f} ms idle, {loaded[name]['p95']:.1f} ms beside "
              f"the queue (p50 {idle[name]['p50']:.1f}, {loaded[name]['p50']:.1f}; "
              f"{loaded[name]['n']} asked)")  # fmt: skip
    whole = told.done == len(links) == sum(links.values()) == clients
    return 0 if whole and not told.wrong else 1


def probed(port: int, token: str, seconds: float) -> dict[str, Any]:
    """How long another phone waits, in milliseconds, until so many seconds or Ctrl-C."""
    waits: dict[str, list[float]] = {"documents": [], "notices": [], "a write": []}
    headers = {"Authorization": f"Bearer {token}", "Rule-Set": RULES}
    body = b'{"keys": ["proof:1"], "read": true}'
    write = request_of(port, "/v1/notices/read-state", {
        **headers, "Content-Type": "application/json", "Content-Length": str(len(body)),
    }).replace(b"GET", b"PUT", 1) + body  # fmt: skip
    asked = {
        "documents": request_of(port, "/v1/documents", headers),
        "notices": request_of(port, "/v1/notices", headers),
        "a write": write,
    }
    end = time.perf_counter() + (seconds or 1e9)
    try:
        while time.perf_counter() < end:
            for name, request in asked.items():
                began = time.perf_counter()
                try:
                    status, _ = ask_once(port, request)
                except OSError:
                    time.sleep(0.1)  # the server is being killed
                    continue
                if status == 200:
                    waits[name].append((time.perf_counter() - began) * 1000)
                time.sleep(0.02)
    except KeyboardInterrupt:
        pass
    return {name: _described(sorted(found)) for name, found in waits.items()}


def _described(found: list[float]) -> dict[str, float]:
    if not found:
        return {"n": 0, "p50": 0.0, "p95": 0.0}
    return {"n": len(found), "p50": found[len(found) // 2], "p95": found[int(len(found) * 0.95)]}


def _probe(port: int, token: str, seconds: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app.devtools.prove_queue", "--probe", str(port), token]
    return subprocess.Popen([*command, str(seconds)], stdout=subprocess.PIPE, text=True)


def _finished(probe: subprocess.Popen[str]) -> Any:
    try:
        said, _ = probe.communicate(timeout=_PROBE_SECONDS)
    except subprocess.TimeoutExpired:
        probe.kill()
        raise
    return json.loads(said)


def _port_of_no_caller() -> int:
    """A free port that the system gives no caller: one that calls a dead server may become it."""
    while True:
        port = random.randrange(20_000, 30_000)  # noqa: S311 — no secret
        with socket.socket() as wire:
            try:
                wire.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def _link(grant: str, number: str) -> dict[str, str]:
    return {
        "provider_id": "sen_vang", "account_number": number, "grant": grant,
        "consent": consent("link_account").version,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
