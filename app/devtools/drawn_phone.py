"""
One phone drawn off-screen in a process of its own, that says when words are on its picture.

``python -m app.devtools.drawn_phone SERVER STAGE_KEY PERSONA RULES SCREEN FOLDER``; each line on
standard input is waited for, each answer is one JSON line with ``at``: when the frame with those
words was drawn to its end (``time.perf_counter``, one clock for every process of a machine), or
null where they never came. The first line tells that the screen is there.
"""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

PATIENCE = 20.0  # seconds


class DrawnPhone:
    """Such a process, for whoever proves something with it."""

    def __init__(
        self, server: str, key: str, persona: str, rules: str, screen: str, folder: Path
    ) -> None:
        arguments = [server, key, persona, rules, screen, str(folder)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.devtools.drawn_phone", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "SDL_VIDEODRIVER": "offscreen"},
            text=True,
        )
        self._answer()

    def expect(self, text: str) -> None:
        """Wait for these words from now on."""
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def drawn_at(self) -> float | None:
        """When they were drawn (``time.perf_counter``); None where they never were."""
        at: float | None = self._answer()["at"]
        return at

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        raise RuntimeError("the drawn phone ended before it answered")


def main(argv: list[str]) -> int:
    """Open the phone, then answer line by line until standard input ends."""
    from app.runtime.settings import RULES, Settings  # noqa: PLC0415 — before Kivy's switches
    from app.stage import kivy_ground  # noqa: PLC0415 — as above
    from app.stage.opening import Opening  # noqa: PLC0415 — as above

    server, key, persona, rules, screen, name = argv
    folder = Path(name)
    settings = Settings(
        server=server, stage_key=key, persona=persona, rules=RULES[rules], screen=screen,
        data_folder=folder / "data", vault_folder=folder / "vault", phone_only=True,
    )  # fmt: skip
    kivy_ground.settle(kivy_ground.window_size(settings), density=1, offscreen=True)
    from kivy.base import runTouchApp  # noqa: PLC0415 — after the switches

    from app.devtools.pilot import Pilot  # noqa: PLC0415 — as above
    from app.stage.window import StageWindow  # noqa: PLC0415 — as above

    opening = Opening(settings, lambda: None)
    window = StageWindow(settings, opening)
    window.open()
    runTouchApp(window.stage, embedded=True)
    pilot = Pilot()
    pilot.root = window.stage.phone
    pilot.until(lambda: opening.ended, "the story is put")
    window.furnish()
    pilot.frames(30)
    _tell(time.perf_counter())
    try:
        _answer_lines(pilot)
    finally:
        window.close()
    return 0


def _answer_lines(pilot: Any) -> None:
    """Draw on, whether anything is waited for or not."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(lines,), daemon=True).start()
    while True:
        try:
            text = lines.get_nowait()
        except queue.Empty:
            pilot.frames(1)
            time.sleep(0.005)
            continue
        if text is None:
            return
        end = time.perf_counter() + PATIENCE
        while not pilot.sees(text) and time.perf_counter() < end:
            pilot.frames(1)
            time.sleep(0.005)
        pilot.frames(1)  # what was laid out in a frame's end is drawn in the next
        _tell(time.perf_counter() if pilot.sees(text) else None)


def _read(lines: "queue.SimpleQueue[str | None]") -> None:
    for line in sys.stdin:
        lines.put(line.rstrip("\n"))
    lines.put(None)


def _tell(at: float | None) -> None:
    print(json.dumps({"at": at}), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
