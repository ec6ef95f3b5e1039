"""Process start to the first drawn and finished frame: the whole app beside Kivy's hello world."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.devtools.bench.pairs import Pairs, measure_pairs
from app.stage.first_frame_mark import STAMP

MARK_FLAG = "DINH_DANH_BENCH_MARK"


def first_frame_of(command: list[str], environment: dict[str, str]) -> float:
    """Milliseconds until the command printed its mark. Raises RuntimeError where it never did."""
    environment = {**environment, STAMP: str(time.monotonic_ns())}
    ran = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    for line in ran.stdout.splitlines():
        if line.startswith("MARK "):
            return float(line.split()[1])
    msg = f"{command[-1]} drew no frame: {ran.stderr[-400:]}"
    raise RuntimeError(msg)


def first_frames(rounds: int, server: str) -> Pairs:
    """
    The app as a returning resident starts it, and a bare window with one label and Kivy's defaults.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        # The peer has Kivy's own defaults: none of the switches that the set-up makes for the app.
        plain = {k: v for k, v in os.environ.items() if not k.startswith(("KIVY_", "KCFG_"))}
        plain |= {"SDL_VIDEODRIVER": "offscreen", "KIVY_HOME": str(home / "kivy")}
        ours = dict(os.environ) | {"SDL_VIDEODRIVER": "offscreen", MARK_FLAG: "1"}
        command = [
            sys.executable,
            "-m",
            "app",
            "--server",
            server,
            "--data-folder",
            str(home / "app"),
        ]
        _make_returning(home / "app")
        hello = [sys.executable, "-m", "app.devtools.bench.peers.bare_label"]
        return measure_pairs(
            lambda: first_frame_of(command, ours), lambda: first_frame_of(hello, plain), rounds
        )


def _make_returning(folder: Path) -> None:
    """Leave behind what a resident's earlier visit leaves."""
    from app.runtime.preferences import Preferences  # noqa: PLC0415 — only this variant needs it

    preferences = Preferences.load(folder)
    preferences.remember_resident("000085000001", "Trần Minh Khôi")
    preferences.change(story_seconds=-1.0)  # the server has told the story's time before
