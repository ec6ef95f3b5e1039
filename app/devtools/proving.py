"""
Proofs that take long: ``run.py prove pay``, ``link``, ``queue``, ``registers``, ``benefits``;
and ``credentials``, which needs Node.js.

A run of so many payees goes through every step while its server is killed every few seconds; then
the ledger is reconciled. Answers 0 where each was paid once.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.error import URLError

from app.devtools import prove_queue
from app.devtools.bench.serving import free_port, started, stub_command
from app.devtools.pay_client import KEY, WORKING, PayClient
from app.devtools.postgres import postgres_for
from app.devtools.prove_credentials import prove_credentials
from app.devtools.prove_link import prove_link

PROOFS = ("pay", "queue", "link", "registers", "benefits", "credentials")
_PROGRAMME, _PERIOD = "social_pension", "2025-10"
_DEEDS = ("execute", "retry", "retry", "fall_back", "pay_cash", "reconcile", "close")
_POLL = 0.2


class KilledServer:
    """A server that is killed without warning every few seconds and started again."""

    def __init__(self, folder: Path, every: float) -> None:
        self.kills, self.down = 0, 0.0
        self._folder, self._every = folder, every
        self._start()

    @property
    def client(self) -> PayClient:
        """Asks the server that runs now."""
        return PayClient(f"http://127.0.0.1:{self._port}", KEY)

    def look(self) -> None:
        """Kill it where its time is over."""
        if time.perf_counter() - self._since < self._every:
            return
        began = time.perf_counter()
        self.stop(signal.SIGKILL)
        self.kills += 1
        self._start()
        self.down += time.perf_counter() - began

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End the process that runs now."""
        os.killpg(self._process.pid, how)
        self._process.wait()

    def _start(self) -> None:
        self._port = free_port()
        command = [*stub_command(self._folder, self._port, KEY), "--provider-pace", "0"]
        self._process, _ = started(command, dict(os.environ), self._port, "/readyz")
        self._since = time.perf_counter()


def main(argv: list[str]) -> int:
    """Run one proof."""
    if argv[:1] == ["queue"]:
        return prove_queue.main(argv[1:])
    if argv[:1] == ["registers"]:
        from app.devtools import prove_registers  # noqa: PLC0415  # it brings whole phones along

        return prove_registers.main(argv[1:])
    parser = argparse.ArgumentParser(prog="run.py prove", description=__doc__)
    parser.add_argument("what", choices=PROOFS)
    parser.add_argument("--rounds", type=int, default=200, help="of link")
    parser.add_argument("--at-once", type=int, default=100, help="requests of a round of link")
    parser.add_argument("--postgres", action="store_true", help="link on a PostgreSQL of its own")
    parser.add_argument("--processes", type=int, default=4, help="that serve it")
    parser.add_argument("--runs", type=int, default=2000, help="of benefits")
    parser.add_argument("--steps", type=int, default=50, help="of a run of benefits")
    parser.add_argument("--seed", type=int, default=0, help="of the runs of benefits")
    parser.add_argument("--payees", type=int, default=10_000)
    parser.add_argument("--kill-every", type=float, default=5.0, help="seconds")
    given = parser.parse_args(argv)
    if given.what == "credentials":
        return prove_credentials()
    if given.what == "benefits":
        return prove_benefits(given.runs, given.steps, given.seed)
    with tempfile.TemporaryDirectory(prefix="prove-") as name:
        if given.what == "link":
            with postgres_for(postgres=given.postgres) as database:
                processes = given.processes
                return prove_link(Path(name), given.rounds, given.at_once, processes, database)
        return prove_pay(Path(name), given.payees, given.kill_every)


def prove_benefits(runs: int, steps: int, seed: int) -> int:
    """A benefit account beside a small model of it, so often; prints what was met on the way."""
    proof = Path(__file__).resolve().parents[2] / "tests" / "backend_stub" / "model"
    size = {"DINH_DANH_MODEL_RUNS": str(runs), "DINH_DANH_MODEL_STEPS": str(steps)}
    command = ["-m", "pytest", "-q", "-s", "-n0", f"--hypothesis-seed={seed}", str(proof)]
    began = time.perf_counter()
    # What the server logs of refused messages would bury what is told; pytest shows it on a fault.
    done = subprocess.run(
        [sys.executable, *command], env=os.environ | size, stderr=subprocess.DEVNULL, check=False
    )
    spent = time.perf_counter() - began
    print(f"{runs:,} runs of {steps} steps, seed {seed}: {spent:.0f} s")
    return done.returncode


def prove_pay(folder: Path, payees: int, kill_every: float) -> int:
    """The proof in that folder; prints its figures, answers the exit code of the reconciling."""
    first = KilledServer(folder, float("inf"))
    first.stop()
    _module("backend_stub.crowd", "--payees", str(payees), "--data-folder", str(folder))
    server, began = KilledServer(folder, kill_every), time.perf_counter()
    server.client.prepare(_PROGRAMME, _PERIOD)
    run = _worked(server)
    spent = {"prepare": time.perf_counter() - began}
    for deed in _DEEDS:
        if deed not in run["deeds"]:
            continue
        at = time.perf_counter()
        server.client.act(run["id"], deed)
        run = _worked(server)
        spent[deed] = spent.get(deed, 0.0) + time.perf_counter() - at
    whole = time.perf_counter() - began
    server.stop()
    print(f"{run['people']:,} payees, {run['vnd']:,} dong, run {run['state']}")
    print(
        f"{server.kills} kills, {whole:.1f} s in all, of which {server.down:.1f} s starting again"
    )
    print(", ".join(f"{deed} {seconds:.1f} s" for deed, seconds in spent.items()))
    print(f"{run['people'] / (whole - server.down):,.0f} payees a second, all steps together")
    print("; ".join(f"{one['name']} {one['count']:,}" for one in run["states"]))
    sys.stdout.flush()
    return _module("backend_stub.reconcile", "--data-folder", str(folder))


def _worked(server: KilledServer) -> Any:
    """Wait until the run's work is over, killing meanwhile; what was asked goes on by itself."""
    while True:
        server.look()
        try:
            run = server.client.run_of(_PROGRAMME, _PERIOD)
        except (URLError, OSError):
            continue
        if run is not None and run["state"] not in WORKING:
            return run
        time.sleep(_POLL)


def _module(name: str, *arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", name, *arguments], check=False).returncode
