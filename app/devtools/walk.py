"""
The walk: scene 1 by touches on the real app against the real server, a picture of each step.

It is what ``demo`` does where there is no screen, and what the scenario test runs.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.runtime.i18n import catalogue
from app.runtime.settings import Settings
from app.shared.resources import ASSETS
from app.stage import kivy_ground
from app.stage.opening import Opening

if TYPE_CHECKING:
    from app.devtools.pilot import Pilot
    from app.stage.window import StageWindow

PICTURES = Path(os.environ.get("DINH_DANH_PICTURES", ASSETS.parent / "build" / "demo"))
_PATIENCE = 12.0  # seconds


class MissingError(AssertionError):
    """Something that the step promises was not there."""


def walk(settings: Settings, wait: Callable[[], None]) -> int:
    """Play the whole scene; 1 where something was missing."""
    kivy_ground.settle(kivy_ground.window_size(settings), density=1, offscreen=True)
    from kivy.base import runTouchApp  # noqa: PLC0415 — after the switches

    from app.devtools.walk_steps import STEPS  # noqa: PLC0415 — as above
    from app.stage.window import StageWindow  # noqa: PLC0415 — as above

    began = time.monotonic()
    window = StageWindow(settings, Opening(settings, wait))
    window.container.preferences.change(reduced_motion=True)  # pictures of screens that stand still
    window.open()
    runTouchApp(window.stage, embedded=True)
    walker = Walker(window, PICTURES)
    try:
        walker.frames(2)
        window.furnish()
        for step in STEPS:
            walker.play(step)
    except AssertionError as missing:
        walker.picture("failed")
        sys.stdout.write(f"MISSING  {missing}\n")
        return 1
    finally:
        window.close()
    seconds = time.monotonic() - began
    sys.stdout.write(f"{len(STEPS)} steps in {seconds:.0f} s; pictures in {PICTURES}\n")
    return 0


class Walker:
    """
    One finger on the window and two eyes: one for the phone, one for the panel.

    Everything is laid out in every frame; only what becomes a picture is drawn to its pixels, which
    is most of what a frame costs where there is no graphics hardware.

    Attributes:
        seen: Words that the present step has waited for and found.
    """

    def __init__(self, window: "StageWindow", folder: Path) -> None:
        from kivy.core.window import Window  # noqa: PLC0415 — opens the window

        from app.devtools.pilot import Pilot  # noqa: PLC0415 — imports Kivy

        self._draws = False
        Window.bind(on_draw=lambda *_: not self._draws)  # true: nothing more is done for this frame
        self.window, self._folder = window, folder
        self._phone, self._panel = Pilot(), Pilot()
        self._phone.root = window.stage.phone
        self._count, self._touched = 0, 0.0
        self.seen: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()

    def play(self, step: Callable[["Walker"], None]) -> None:
        """One step: what it does, a picture, and a line that says what was seen."""
        self.seen = []
        name = step.__name__.replace("_", "-")
        try:
            step(self)
        except AssertionError as missing:
            raise MissingError(f"{name}: {missing}") from None
        file = self.picture(name)
        sys.stdout.write(f"{file.name}  saw: {' | '.join(self.seen)}\n")
        sys.stdout.flush()

    def picture(self, name: str) -> Path:
        """Write the window down."""
        from app.devtools.picture import write_window  # noqa: PLC0415 — imports Kivy

        self._draws = True
        self.frames(2)
        self._count += 1
        file = self._folder / f"{self._count:02}-{name}.png"
        write_window(file)
        self._draws = False
        return file

    def frames(self, count: int) -> None:
        """Let the window draw."""
        self._phone.frames(count)

    @property
    def lang(self) -> str:
        """The language shown."""
        return self.window.container.preferences.lang

    def tr(self, key: str, **values: Any) -> str:
        """Words in the language shown."""
        return catalogue(self.lang).tr(key, **values)

    # --- eyes -------------------------------------------------------------------------------------
    def see(self, *texts: str, seconds: float = _PATIENCE) -> float:
        """Wait until the phone shows all of them; how long that took."""
        began = time.monotonic()
        for text in texts:
            left = seconds - (time.monotonic() - began)
            self._wait(lambda text=text: self._phone.sees(text), text, left, self._phone)
            self.seen.append(text)
        return time.monotonic() - began

    def see_on_panel(self, *texts: str) -> None:
        """Wait until the panel shows all of them."""
        for text in texts:
            self._wait(lambda text=text: self.panel.sees(text), text, _PATIENCE, self.panel)
            self.seen.append(f"[{text}]")

    def miss_on_panel(self, text: str) -> None:
        """Wait until the panel shows it no more."""
        self._wait(lambda: not self.panel.sees(text), f"no {text!r}", _PATIENCE, self.panel)

    def quick(self, seconds: float) -> None:
        """What was last waited for came within this time of the last touch."""
        took = time.monotonic() - self._touched
        if took > seconds:
            raise MissingError(f"{self.seen[-1]!r} came after {took:.2f} s, not within {seconds}")
        self.seen.append(f"({took * 1000:.0f} ms)")

    def sees(self, text: str) -> bool:
        """Whether the phone shows it now."""
        return self._phone.sees(text)

    def newest_code(self) -> str:
        """The code in the simulated phone's newest message."""
        code = self.window.container.messages.recent[0].code
        assert code is not None, "the newest message carries no code"
        return code

    def see_once(self, text: str) -> None:
        """It stands on the phone exactly once."""
        count = sum(text in word for word in self._phone.words())
        if count != 1:
            raise MissingError(f"{text!r} stands there {count} times, not once")

    def see_once_on_panel(self, text: str) -> None:
        """It stands on the panel exactly once."""
        count = sum(text in word for word in self.panel.words())
        if count != 1:
            raise MissingError(f"{text!r} stands on the panel {count} times, not once")

    def miss(self, text: str) -> None:
        """Wait until the phone shows it no more."""
        self._wait(lambda: not self._phone.sees(text), f"no {text!r}", _PATIENCE, self._phone)

    def _wait(self, holds: Callable[[], bool], what: str, seconds: float, pilot: "Pilot") -> None:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                shown = " | ".join(pilot.words())
                raise MissingError(f"never saw {what!r}; there was: {shown}")
            self.frames(1)

    # --- finger and keyboard ----------------------------------------------------------------------
    @property
    def panel(self) -> "Pilot":
        """The panel's own eye and finger."""
        self._panel.root = self.window.stage.panel
        return self._panel

    def tap(self, name: str) -> None:
        """Touch something on the phone, once it is there."""
        self._touch(self._phone, name)

    def tap_twice(self, name: str) -> None:
        """Touch the same spot twice, as fast as a finger can."""
        self.see_target(name)
        from app.devtools.touch import tap  # noqa: PLC0415 — imports Kivy

        x, y = self._phone.middle_of(name)
        for _ in range(2):
            tap(x, y)
        self.frames(2)

    def see_target(self, name: str) -> None:
        """Wait until something of that name can be touched on the phone."""
        self._wait_for_target(self._phone, name)

    def press_on_panel(self, name: str) -> None:
        """Touch something on the panel, once it is there."""
        self._touch(self.panel, name)

    def _wait_for_target(self, pilot: "Pilot", name: str) -> None:
        def there() -> bool:
            return any(
                name in target.name and target.act is not None and target.enabled
                for _, target in pilot.targets()
            )

        self._wait(there, f"a target {name!r}", _PATIENCE, pilot)

    def _touch(self, pilot: "Pilot", name: str) -> None:
        self._wait_for_target(pilot, name)
        self._touched = time.monotonic()
        pilot.tap(name)

    def back_until(self, text: str) -> None:
        """Go back, screen by screen, until it is shown."""
        ways = (self.tr("bar.back"), self.tr("bar.close"))
        for _ in range(6):
            if self._phone.sees(text):
                return
            there = [t.name for _, t in self._phone.targets() if t.name in ways]
            if not there:
                break
            self.tap(there[0])
        raise MissingError(f"no way back to {text!r}")

    def tap_keys(self, digits: str) -> None:
        """Touch the keypad's keys one after the other."""
        for digit in digits:
            self.tap(digit)

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        from kivy.core.window import Window  # noqa: PLC0415 — opens the window

        for letter in text:
            Window.dispatch("on_textinput", letter)
            self.frames(1)
