"""
Taps through every screen of a phone in this process and prints the CPU of the worst of three frames
after.
"""

import gc
import json
import os
import sys
import time

from kivy.config import Config

Config.set("graphics", "maxfps", 0)
Config.set("graphics", "vsync", 0)
Config.set("graphics", "width", 392)
Config.set("graphics", "height", 844)

from kivy.base import EventLoop, runTouchApp  # noqa: E402 — after the switches
from kivy.core.window import Window  # noqa: E402 — after the switches
from kivy.uix.widget import Widget  # noqa: E402 — after the switches

from app.runtime import destinations as to  # noqa: E402 — after the switches
from app.runtime.i18n import catalogue  # noqa: E402 — after the switches
from app.shell.phone import Phone  # noqa: E402 — after the switches
from app.testing.containers import seen_container  # noqa: E402 — after the switches
from app.ui.context import ui  # noqa: E402 — after the switches

_ROUNDS, _AFTER, _REST = 6, 3, 30


def main() -> None:
    """One first visit of every destination, then some rounds of later visits."""
    ui.speak("vi", catalogue("vi").tr)
    container, document, renewal = seen_container()
    phone = Phone(container)
    root = Widget()
    runTouchApp(root, embedded=True)
    root.add_widget(phone)
    phone.pos, phone.size = (0, 0), Window.size
    phone.show()
    phone.prepare_likely()
    while not phone.ready:
        EventLoop.idle()
        container.drain()
        time.sleep(0.002)
    gc.collect()
    gc.freeze()  # as the app's window does: what the start made is not looked through again
    stops: list[to.Destination] = [
        to.Wallet(),
        to.DocumentDetail(document),
        to.Home(),
        to.Notices(),
        to.Renewal(renewal),
        to.Benefits(),
        to.LinkAccount(),
        to.Present(),
        to.Profile(),
        to.Comparison(),
        to.About(),
    ]
    first: list[float] = []
    again: list[float] = []
    for turn in range(_ROUNDS):
        for stop in stops:
            frames = []
            before = time.process_time_ns()
            container.navigator.go(stop)
            for _ in range(_AFTER):
                EventLoop.idle()
                frames.append((time.process_time_ns() - before) / 1e6)
                before = time.process_time_ns()
            (again if turn else first).append(max(frames))
            if "--each" in sys.argv and not turn:
                print(f"{type(stop).__name__:<16}{max(frames):8.2f}")
            for _ in range(_REST):
                container.drain()
                EventLoop.idle()
    again.sort()
    first.sort()
    print(
        json.dumps(
            {
                "first_p95": first[int(len(first) * 0.95)],
                "again_p50": again[len(again) // 2],
                "again_p95": again[int(len(again) * 0.95)],
            }
        ),
        flush=True,
    )
    os._exit(0)


if __name__ == "__main__":
    main()
