"""
CPU per frame of a scrolled wallet: flat from 50 to 10,000 documents, and beside a stock
RecycleView.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from app.devtools.bench.instructions import count_instructions, countable
from app.devtools.bench.pairs import Pairs, measure_pairs

FEW, MANY = 50, 10_000
_RUNS = (210, 420)  # frames of the short and the long run: whole bounces of the list


@dataclass(frozen=True, slots=True)
class Scrolled:
    """
    What frames cost.

    Attributes:
        growth: A frame at 10,000 documents ÷ one at 50: instructions where they can be counted,
            else medians of CPU time.
        counted: Whether ``growth`` is of instructions.
        p95_ms: CPU of the slow frames at 10,000.
        against_stock: Their p95 beside the stock list's.
    """

    growth: float
    counted: bool
    p95_ms: float
    against_stock: Pairs


def run_list(kind: str, count: int, figure: str) -> float:
    """One run of ``scroll_run`` in a process of its own, graphics calls left out."""
    ran = subprocess.run(
        _command(kind, count),
        env=_environment(kind),
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
    """Growth by the cost of a frame; the slow frames against the stock list at 10,000."""
    counted = countable()
    if counted:
        with ThreadPoolExecutor(2) as both:
            many, few = both.map(_instructions_of_a_frame, (MANY, FEW))
        growth = many / few
    else:
        growth = measure_pairs(
            lambda: run_list("wallet", MANY, "p50"), lambda: run_list("wallet", FEW, "p50"), rounds
        ).ratio
    stock = measure_pairs(
        lambda: run_list("wallet", MANY, "p95"), lambda: run_list("stock", MANY, "p95"), rounds
    )
    return Scrolled(growth, counted, sorted(stock.ours)[len(stock.ours) // 2], stock)


def _instructions_of_a_frame(count: int) -> float:
    """Millions: a long run's less a short run's, over the frames between; the start cancels out."""
    short, long = (
        count_instructions([*_command("wallet", count), str(frames)], _environment("wallet"))
        for frames in _RUNS
    )
    return (long - short) / (_RUNS[1] - _RUNS[0])


def _command(kind: str, count: int) -> list[str]:
    return [sys.executable, "-m", "app.devtools.bench.scroll_run", kind, str(count)]


def _environment(kind: str) -> dict[str, str]:
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "KIVY_GL_BACKEND": "mock"}
    if kind == "stock":
        environment.pop("KIVY_DATA_DIR", None)
    return environment
