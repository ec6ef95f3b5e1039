"""
CPU per frame of a scrolled wallet: flat from 50 to 10,000 documents, and beside a stock
RecycleView.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

from app.devtools.bench.pairs import Pairs, measure_pairs

FEW, MANY = 50, 10_000


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Frame costs in milliseconds: p50 at 10,000 beside 50, and p95 beside the stock list's."""

    growth: Pairs
    p95_ms: float
    against_stock: Pairs


def run_list(kind: str, count: int, figure: str) -> float:
    """One run of ``scroll_run`` in a process of its own, graphics calls left out."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "KIVY_GL_BACKEND": "mock"}
    if kind == "stock":
        environment.pop("KIVY_DATA_DIR", None)
    ran = subprocess.run(
        [sys.executable, "-m", "app.devtools.bench.scroll_run", kind, str(count)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    for line in ran.stdout.splitlines():
        if line.startswith("{"):
            return float(json.loads(line)[figure])
    msg = f"the {kind} list did not scroll: {ran.stderr[-500:]}"
    raise RuntimeError(msg)


def scroll_bench(rounds: int) -> Scrolled:
    """Growth by median cost of a frame; the slow frames against the stock list at 10,000."""
    growth = measure_pairs(
        lambda: run_list("wallet", MANY, "p50"), lambda: run_list("wallet", FEW, "p50"), rounds
    )
    stock = measure_pairs(
        lambda: run_list("wallet", MANY, "p95"), lambda: run_list("stock", MANY, "p95"), rounds
    )
    return Scrolled(growth, sorted(stock.ours)[len(stock.ours) // 2], stock)
