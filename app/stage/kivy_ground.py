"""
What must be settled before Kivy is imported: no files of its own, no probing, the window's size and
density.
"""

import logging
import os
import sys
from contextlib import ExitStack, nullcontext

from app.runtime.late_imports import absent_import, late_import
from app.runtime.settings import Settings
from app.ui.theme import tokens

_SWITCHES = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "sdl2",
    "KIVY_IMAGE": "sdl2",
}

_UNPROBED = ("probesysfs", "mtdev", "hidinput", "linuxwacom")
"""Kivy's drivers of Linux touch hardware, which start a child process; the window has the mouse."""
_LATE = ("ctypes", "shutil", "subprocess", "sysconfig", "tempfile", "zipfile")

BENCH_MARK = "DINH_DANH_BENCH_MARK"


def measured() -> bool:
    """Whether this start is being measured: the window is then opened with or without a screen."""
    return BENCH_MARK in os.environ


def window_size(settings: Settings) -> tuple[float, float]:
    """Width and height in dp of the window to open."""
    if settings.phone_only:
        return phone_size(settings)
    wide, tall = tokens()["stage"]["window"]
    return wide, tall


def phone_size(settings: Settings) -> tuple[float, float]:
    """Width and height in dp of the phone."""
    return settings.size or preset_size("392")


def preset_size(name: str) -> tuple[float, float]:
    """Width and height in dp of a phone the panel offers, such as ``392``."""
    wide, tall = tokens()["stage"]["phones"][name]
    return float(wide), float(tall)


def has_screen() -> bool:
    """Whether a window can be seen; always so outside Linux."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def settle(size: tuple[float, float], *, density: float | None, offscreen: bool) -> None:
    """
    Set Kivy's switches; call it before anything imports Kivy.

    Args:
        size: Width and height of the window in dp.
        density: Pixels per dp; None takes the screen's.
        offscreen: Draw without a screen even where there is one.
    """
    for name, value in _SWITCHES.items():
        os.environ.setdefault(name, value)
    # Kivy prints a traceback for every touch driver a system lacks; the mouse needs none of them.
    logging.getLogger("kivy").addFilter(lambda said: "is not supported by" not in said.getMessage())
    if density is not None:
        os.environ["KIVY_METRICS_DENSITY"] = str(density)
    if offscreen and sys.platform.startswith("linux"):
        os.environ["SDL_VIDEODRIVER"] = "offscreen"
    with late_import("shutil"):
        from kivy.config import Config  # noqa: PLC0415 — the first import, after the switches

    scale = density or float(os.environ.get("KIVY_METRICS_DENSITY", "1"))
    Config.set("graphics", "width", round(size[0] * scale))
    Config.set("graphics", "height", round(size[1] * scale))
    Config.set("graphics", "multisamples", 0)
    Config.set("graphics", "minimum_width", 320)
    Config.set("graphics", "minimum_height", 480)
    Config.set("kivy", "exit_on_escape", 0)  # Escape goes back on the phone
    Config.set("input", "mouse", "mouse,disable_multitouch")
    Config.remove_option("input", "%(name)s")  # no probing for touch hardware
    _import_kivy()


def _import_kivy() -> None:
    """
    Open the window, without what Kivy imports beside it and this app never uses.

    Nothing here runs Kivy's loop asynchronously, opens an archive or starts a media player. Off
    Windows Kivy would start a child process to find the C library, for a clock and a sleep that
    Python has.
    """
    unasked = nullcontext() if sys.platform == "win32" else absent_import("ctypes")
    with late_import("asyncio", "wait_for"), unasked:
        import kivy.clock  # noqa: PLC0415 — after the switches
    with ExitStack() as late:
        for name in _LATE:
            late.enter_context(late_import(name))
        for name in _UNPROBED:
            late.enter_context(absent_import(f"kivy.input.providers.{name}"))
        import kivy.core.window  # noqa: PLC0415, F401 — as above
