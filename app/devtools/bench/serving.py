"""
The stub server beside a bare ASGI application on the same server: answers a second, and time to the
first.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.devtools.bench.load import ask_once, request_of, run_load
from app.devtools.bench.pairs import Pairs, measure_pairs

_CORES = 2


@dataclass(frozen=True, slots=True)
class Served:
    """
    What the server bench found.

    Attributes:
        throughput: Answers a second, ours beside the peer's. The load's own work is in both.
        work: Processor time of the server for one answer, peer's ÷ ours: what a faster load would
        see.
        ready: Milliseconds from process start to the first answer.
        polls: Processor time of the server for one poll that finds nothing changed, in seconds,
            beside reading the documents.
        documents: How many the measured answer held.
    """

    throughput: Pairs
    work: Pairs
    ready: Pairs
    polls: Pairs
    documents: int
    p99_ms: float


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        return int(wire.getsockname()[1])


def _pinned(command: list[str], core: int) -> list[str]:
    if sys.platform != "linux" or (os.cpu_count() or 1) < _CORES:
        return command
    pin = f"import os,sys;os.sched_setaffinity(0,{{{core}}});os.execv(sys.argv[1],sys.argv[1:])"
    return [sys.executable, "-c", pin, *command]


def started(
    command: list[str], environment: dict[str, str], port: int, path: str
) -> tuple[subprocess.Popen[bytes], float]:
    """Start a server and wait for its first answer; returns it and the seconds that took."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        _pinned(command, 0),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    request = request_of(port, path, {"Connection": "close"})
    while time.perf_counter() - begin < 30:
        if process.poll() is not None:
            break
        try:
            if ask_once(port, request, 2)[0] == 200:
                return process, time.perf_counter() - begin
        except OSError:
            time.sleep(0.002)
    stop(process)
    msg = f"no answer from {' '.join(command)}"
    raise RuntimeError(msg)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server that was started here, with everything it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def stub_server(folder: Path, stage_key: str = "bench") -> Iterator[tuple[str, int, int]]:
    """The real server on a seeded database; yields its address, port and process."""
    port = free_port()
    process, _ = started(stub_command(folder, port, stage_key), dict(os.environ), port, "/readyz")
    try:
        yield f"http://127.0.0.1:{port}", port, process.pid
    finally:
        stop(process)


def stub_command(folder: Path, port: int, stage_key: str) -> list[str]:
    """How the real server is started."""
    return [
        sys.executable,
        "-m",
        "backend_stub",
        "--port",
        str(port),
        "--data-folder",
        str(folder),
        "--stage-key",
        stage_key,
    ]


def serve_bench(rounds: int, seconds: float) -> Served:
    """Measure both; the peer answers the very bytes that the stub answered."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with stub_server(folder / "stub") as (_, port, stub):
            token, count, body = _ten_documents(port)
            peer_body = folder / "body.json"
            peer_body.write_bytes(body)
            peer_port = free_port()
            peer_environment = {
                **os.environ,
                "DINH_DANH_BENCH_BODY": str(peer_body),
                "DINH_DANH_BENCH_PORT": str(peer_port),
            }
            peer_command = [sys.executable, "-m", "app.devtools.bench.peers.bare_asgi"]
            peer, _ = started(peer_command, peer_environment, peer_port, "/")
            headers = {"Authorization": f"Bearer {token}", "Rule-Set": "draft_2025_10"}
            ours = request_of(port, "/v1/documents", headers)
            unchanged = _unchanged(port, headers)
            theirs = request_of(peer_port, "/v1/documents", headers)
            waits: list[float] = []
            spent: dict[int, list[float]] = {port: [], peer_port: []}
            if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) >= _CORES:
                before = os.sched_getaffinity(0)
                os.sched_setaffinity(0, {1})
            else:
                before = None

            def load(at: int, server: int, request: bytes) -> float:
                before = processor_seconds(server)
                found = run_load(at, request, seconds)
                spent[at].append((processor_seconds(server) - before) / found.answers)
                if at == port:
                    waits.append(found.p99_ms)
                return found.rate

            try:
                throughput = measure_pairs(
                    lambda: load(port, stub, ours),
                    lambda: load(peer_port, peer.pid, theirs),
                    rounds,
                )
                polls = measure_pairs(
                    lambda: _work(port, stub, unchanged, seconds),
                    lambda: _work(port, stub, ours, seconds),
                    rounds,
                )
            finally:
                stop(peer)
                if before:
                    os.sched_setaffinity(0, before)
        ready = measure_pairs(
            lambda: _ready(
                stub_command(folder / "stub", free := free_port(), "bench"), dict(os.environ), free
            ),
            lambda: _ready(
                peer_command,
                {**peer_environment, "DINH_DANH_BENCH_PORT": str(free := free_port())},
                free,
            ),
            rounds,
        )
        work = Pairs(tuple(spent[peer_port]), tuple(spent[port]))
        return Served(throughput, work, ready, polls, count, sorted(waits)[len(waits) // 2])


def _unchanged(port: int, headers: dict[str, str]) -> bytes:
    """A poll for what has not changed; it does not wait for a change."""
    _, answer = ask_once(port, request_of(port, "/v1/changes", headers))
    number = json.loads(answer)["number"]
    return request_of(port, f"/v1/changes?after={number}&wait=0", headers)


def _work(port: int, server: int, request: bytes, seconds: float) -> float:
    """The server's processor time for one answer, in seconds."""
    before = processor_seconds(server)
    answers = run_load(port, request, seconds).answers
    return (processor_seconds(server) - before) / answers


def processor_seconds(pid: int) -> float:
    """
    Processor time that a process and all it started have used; 0 where the system does not say.
    """
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    below = tasks.read_text().split() if tasks.exists() else []
    return own + sum(processor_seconds(int(child)) for child in below)


def _ready(command: list[str], environment: dict[str, str], port: int) -> float:
    process, seconds = started(command, environment, port, "/healthz")
    stop(process)
    return seconds * 1000


def _ten_documents(port: int) -> tuple[str, int, bytes]:
    """Sign in as whoever holds most documents; returns token, count and the list's bytes."""
    listed = json.loads(ask_once(port, request_of(port, "/v1/sign-ins", {}))[1])
    best: tuple[str, int, bytes] = ("", 0, b"")
    for person in listed["sign_ins"]:
        send = json.dumps(
            {
                "personal_number": person["personal_number"],
                "passcode": person["passcode"],
                "device_id": "b" * 32,
            }
        ).encode()
        head = (
            f"POST /v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(send)}\r\nConnection: close\r\n\r\n"
        ).encode()
        status, body = ask_once(port, head + send, 20)
        if status != 201:
            continue
        token = json.loads(body)["token"]
        headers = {"Authorization": f"Bearer {token}", "Rule-Set": "draft_2025_10"}
        status, body = ask_once(port, request_of(port, "/v1/documents", headers))
        if status != 200:
            continue
        count = len(json.loads(body)["documents"])
        if count > best[1]:
            best = (token, count, body)
    if not best[1]:
        msg = "nobody with documents could sign in"
        raise RuntimeError(msg)
    return best
