"""
Scrolls one list in this process, 24 px a frame in swipes of 20 moves, and prints what its frames
cost.
"""

import gc
import json
import os
import sys
import time
from typing import Any

from kivy.config import Config

Config.set("graphics", "maxfps", 0)
Config.set("graphics", "vsync", 0)
Config.set("graphics", "width", 392)
Config.set("graphics", "height", 844)

from kivy.base import EventLoop, runTouchApp  # noqa: E402 — after the switches
from kivy.core.window import Window  # noqa: E402 — after the switches

from app.devtools.bench.peers.stock_list import stock_list  # noqa: E402 — after the switches
from app.devtools.touch import Touch  # noqa: E402 — after the switches
from app.ui.context import ui  # noqa: E402 — after the switches

_STEP, _MOVES, _TURN = 24, 20, 5
_FRAMES, _WARM = 560, 60


def _root(kind: str, count: int) -> Any:
    from app.features.wallet.previews import many_documents  # noqa: PLC0415 — one state for both

    state = many_documents(count)
    if kind == "stock":
        return stock_list(
            [(f"Giấy tờ {at}", f"000 ••• ••• {at % 1000:03}", "Còn hạn") for at in range(count)]
        )
    from app.devtools.previews import Preview, screen_of  # noqa: PLC0415 — only ours needs it

    screen = screen_of(Preview("wallet", "many", state))
    screen.size = Window.size
    # No run-on after a swipe: frames here take no time, so it would differ with the list's length,
    # and every list must show the same rows.
    ui.reduced_motion = True
    return screen


def _scroll(frames: int) -> list[float]:
    costs, touch, moves, swipes, step, y = [], None, 0, 0, _STEP, 0.0
    for _ in range(frames):
        before = time.process_time_ns()
        if touch is None:
            y, moves = (120.0 if step > 0 else 700.0), 0
            touch = Touch(Window.width / 2, y).down()
        else:
            y += step
            moves += 1
            touch.to(Window.width / 2, y)
            if moves == _MOVES:
                touch.up()
                touch = None
                swipes += 1
                step = -step if swipes % _TURN == 0 else step
        EventLoop.idle()
        costs.append((time.process_time_ns() - before) / 1e6)
    return costs


def main() -> None:
    """Make the list, let it settle, scroll, print, leave."""
    root = _root(sys.argv[1], int(sys.argv[2]))
    runTouchApp(root, embedded=True)
    if hasattr(root, "enter"):
        root.size = Window.size
        root.enter()
    for _ in range(_WARM):
        EventLoop.idle()
    gc.collect()
    gc.freeze()  # as the app's window does: what the start made is not looked through again
    frames = int(sys.argv[3]) if len(sys.argv) > 3 else _FRAMES
    costs = sorted(_scroll(frames))
    body = getattr(root, "body", None)
    moved = body.furthest if body is not None else 1
    if not moved:
        print("the list did not reach beyond the screen", file=sys.stderr)
        os._exit(1)
    print(
        json.dumps({"p50": costs[len(costs) // 2], "p95": costs[int(len(costs) * 0.95)]}),
        flush=True,
    )
    os._exit(0)


if __name__ == "__main__":
    main()
