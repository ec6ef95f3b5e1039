"""
How many payees a second a run pays, beside writing as many rows plainly:
``python -m backend_stub.pay_rate N`` answers both as JSON.
"""

import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from app.shared.clock import system_now
from app.shared.programmes import programme
from app.shared.rulesets import RULE_SET_IDS, rule_set
from backend_stub.crowd import PROGRAMME, add_crowd
from backend_stub.services import pay_runs
from backend_stub.services.paying import advance
from backend_stub.settings import Settings
from backend_stub.storage.engine import Store, Writing
from backend_stub.storage.pay_runs import under_way
from backend_stub.storage.payments import id_of
from backend_stub.stub import Stub

_PERIOD = "2025-10"
_ROWS = 8
"""Rows a payee: payment, share, three steps, two transfers, one order at its provider."""


def paying_rates(payees: int) -> tuple[float, float]:
    """Payees a second of the run, and of a plain loop that only inserts as many rows."""
    with tempfile.TemporaryDirectory() as name:
        return _run_rate(Path(name), payees), _plain_rate(Path(name), payees)


def _run_rate(folder: Path, payees: int) -> float:
    store = Store(f"sqlite:///{(folder / 'server.sqlite3').as_posix()}")
    stub = Stub(Settings(data_folder=folder, provider_pace=0.0), store, system_now)
    store.write(lambda writing: add_crowd(writing.db, payees)).result()
    run_id = id_of("run", PROGRAMME, _PERIOD)
    at = stub.story.now()

    def begin(writing: Writing) -> None:
        rules = rule_set(RULE_SET_IDS[0])
        pay_runs.begin(writing.db, programme(PROGRAMME), _PERIOD, rules, at, at)

    def order(writing: Writing) -> None:
        pay_runs.order(writing.db, run_id, "execute", at, at)

    def chunk(writing: Writing) -> bool:
        work = pay_runs.work_on(writing.db, run_id, at, system_now(), 0.0)
        if work is not None:
            advance(work)
        return run_id in under_way(writing.db)

    began = time.perf_counter()
    for deed in (begin, order):
        store.write(deed).result()
        while store.write(chunk).result():
            pass
    seconds = time.perf_counter() - began
    stub.close()
    store.close()
    return payees / seconds


def _plain_rate(folder: Path, payees: int) -> float:
    """The floor: as many rows, in transactions of as many payees, and nothing thought about."""
    chunk, row = 500, ("x" * 32, "paid", 1, 500_000, "2025-10-15 01:30:00")
    db = sqlite3.connect(folder / "plain.sqlite3", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c INT, d INT, e TEXT)")
    began = time.perf_counter()
    for _ in range(0, payees, chunk):
        db.execute("BEGIN IMMEDIATE")
        rows = [row] * (chunk * _ROWS)
        db.executemany("INSERT INTO rows (a, b, c, d, e) VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("COMMIT")
    seconds = time.perf_counter() - began
    db.close()
    return payees / seconds


if __name__ == "__main__":
    print(json.dumps(paying_rates(int(sys.argv[1]))))
