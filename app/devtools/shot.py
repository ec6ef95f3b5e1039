"""
``--shot``: one screen of one person on one day, from the real server, as a PNG at twice the
density.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace

from app.runtime.i18n import catalogue
from app.runtime.settings import Settings, StartFaultError
from app.stage import kivy_ground
from app.stage.opening import Opening

DENSITY = 2
_PATIENCE = 20.0  # seconds
_STILL = 3  # frames in which nothing may change before the picture is taken
_SAMPLE_PERSON = "khoi"


def take(settings: Settings, wait: Callable[[], None]) -> int:
    """
    Take the picture; the exit code.

    Raises:
        StartFaultError: The server, the person, the document or the file is not there.
    """
    file = settings.shot
    assert file is not None, "only called where a picture was asked for"
    settings = replace(settings, persona=settings.persona or _SAMPLE_PERSON, phone_only=True)
    size = kivy_ground.phone_size(settings)
    kivy_ground.settle(size, density=DENSITY, offscreen=True)
    from kivy.base import EventLoop, runTouchApp  # noqa: PLC0415 — after the switches
    from kivy.graphics.opengl import glFinish  # noqa: PLC0415 — as above

    from app.devtools.picture import write_window  # noqa: PLC0415 — as above
    from app.stage.window import StageWindow  # noqa: PLC0415 — as above
    from app.ui.context import ui  # noqa: PLC0415 — as above

    opening = Opening(settings, wait)
    window = StageWindow(settings, opening)
    ui.reduced_motion = True  # a picture of a screen that stands still
    window.open()
    if not settings.stage_key:
        window.container.start()  # the story's day comes by the change feed alone
    runTouchApp(window.stage, embedded=True)
    phone, still, epoch = window.stage.phone, 0, -1
    end = time.monotonic() + _PATIENCE
    while still < _STILL and window.failure is None:
        EventLoop.idle()
        glFinish()
        calm = opening.ended and window.container.tasks.idle and ui.epoch == epoch
        phase = getattr(getattr(phone.screen, "state", None), "phase", None)
        still = still + 1 if calm and getattr(phase, "value", "") != "loading" else 0
        epoch = ui.epoch
        if time.monotonic() > end:
            screen, seconds = settings.screen or "home", f"{_PATIENCE:.0f}"
            raise StartFaultError("start.not_idle", screen=screen, seconds=seconds)
    if window.failure is not None:
        raise window.failure
    try:
        wide, tall = write_window(file)
    except OSError as error:
        raise StartFaultError("start.picture_unwritable", file=str(file)) from error
    if settings.screen and phone.guard.locked is not (settings.screen == "locked"):
        why = "start.locked" if phone.guard.locked else "start.not_locked"
        sys.stdout.write(catalogue(ui.lang).tr(why, screen=settings.screen) + "\n")
    sys.stdout.write(f"{file} {wide}x{tall}\n")
    window.close()
    return 0
