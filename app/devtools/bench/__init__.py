"""Measures start, taps, scrolling and the server as ratios, side by side in one run."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from app.devtools.bench.commenting import desk_seconds
from app.devtools.bench.first_frame import first_frames
from app.devtools.bench.scrolling import scroll_bench
from app.devtools.bench.serving import serve_bench, stub_server
from app.devtools.bench.verdicts import verdict_seconds

LIMITS = {
    "first_frame_ratio": (0.85, 0.75, "at most"),
    "tap_p95_ms": (4.0, 2.0, "at most"),
    "tap_first_p95_ms": (16.0, 8.0, "at most"),
    "scroll_growth": (1.05, 1.02, "at most"),
    "scroll_p95_ms": (1.5, 1.0, "at most"),
    "scroll_vs_stock": (0.35, 0.20, "at most"),
    "server_ratio": (0.35, 0.60, "at least"),
    "server_ready_ratio": (2.0, 1.3, "at most"),
    # A phone asks once in twenty seconds.
    "unchanged_poll_us": (500.0, 200.0, "at most"),
    "verdicts_100k_s": (2.0, 1.0, "at most"),
    "comment_desk_10k_s": (1.0, 0.5, "at most"),
    "payees_per_s": (1000.0, 2000.0, "at least"),
}
"""Figure → limit, goal, and on which side of the limit it must be."""


def main(argv: list[str]) -> int:
    """
    Run all, print a table, and with ``--json`` one object on the last line; 1 where a limit is
    missed.
    """
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one object on the last line")
    parser.add_argument("--pairs", type=int, default=7, help="rounds of each pair (7)")
    parser.add_argument("--seconds", type=float, default=1.5, help="seconds of each load (1.5)")
    args = parser.parse_args(argv)
    figures = measure(args.pairs, args.seconds)
    missed = _print_table(figures)
    if args.json:
        print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 1 if missed else 0


def measure(pairs: int, seconds: float) -> dict[str, float]:
    """Every figure by its name."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, stub_server(Path(folder)) as (address, *_):
        frames = first_frames(pairs, address)
    figures["first_frame_ratio"] = frames.ratio
    figures["first_frame_ms"] = statistics.median(frames.ours)
    figures["bare_first_frame_ms"] = statistics.median(frames.theirs)
    taps = [_taps() for _ in range(max(3, pairs // 2))]
    figures["tap_p95_ms"] = statistics.median(tap["again_p95"] for tap in taps)
    figures["tap_first_p95_ms"] = statistics.median(tap["first_p95"] for tap in taps)
    scrolled = scroll_bench(pairs)
    figures["scroll_growth"] = scrolled.growth
    figures["scroll_growth_counted"] = float(scrolled.counted)
    figures["scroll_p95_ms"] = scrolled.p95_ms
    figures["scroll_vs_stock"] = scrolled.against_stock.ratio
    figures["verdicts_100k_s"] = verdict_seconds()
    figures["comment_desk_10k_s"] = desk_seconds()
    rate, plain = _paying_rates()
    figures["payees_per_s"] = rate
    figures["payees_plain_ratio"] = rate / plain
    served = serve_bench(pairs, seconds)
    figures["server_ratio"] = served.throughput.ratio
    figures["server_work_ratio"] = served.work.ratio
    figures["unchanged_poll_ratio"] = served.polls.ratio
    figures["unchanged_poll_us"] = statistics.median(served.polls.ours) * 1e6
    figures["server_ready_ratio"] = served.ready.ratio
    figures["server_documents"] = served.documents
    figures["server_rate"] = statistics.median(served.throughput.ours)
    figures["server_p99_ms"] = served.p99_ms
    return figures


def _paying_rates() -> tuple[float, float]:
    """Payees a second of a run, and of a loop that only writes as many rows."""
    command = [sys.executable, "-m", "backend_stub.pay_rate", "5000"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    rate, plain = json.loads(ran.stdout)
    return rate, plain


def _taps() -> dict[str, float]:
    environment = {**os.environ, "SDL_VIDEODRIVER": "offscreen", "KIVY_GL_BACKEND": "mock"}
    ran = subprocess.run(
        [sys.executable, "-m", "app.devtools.bench.tap_run"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    for line in ran.stdout.splitlines():
        if line.startswith("{"):
            found: dict[str, float] = json.loads(line)
            return found
    msg = f"the taps were not measured: {ran.stderr[-800:]}"
    raise RuntimeError(msg)


def _print_table(figures: dict[str, float]) -> list[str]:
    print(
        "GL is software here; taps and scrolling leave it out (mock). Ratios are medians of pairs."
    )
    missed = []
    for name, value in figures.items():
        limit, goal, side = LIMITS.get(name, (None, None, ""))
        held = ""
        if limit is not None and goal is not None:
            good = value <= limit if side == "at most" else value >= limit
            reached = value <= goal if side == "at most" else value >= goal
            word = "goal" if reached else "held" if good else "MISSED"
            held = f"{side} {limit:g}, goal {goal:g}: {word}"
            missed += [] if good else [name]
        print(f"{name:<22} {value:>10.3f}  {held}")
    return missed
