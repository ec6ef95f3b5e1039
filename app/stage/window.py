"""
The desktop window: the phone's first frame as early as can be, everything else in the idle frames
after.
"""

import gc
from typing import TYPE_CHECKING, Any

from kivy.base import runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window

from app.container import Container, live
from app.runtime.settings import Settings, StartFaultError
from app.shared.clock import system_now
from app.shared.resources import ASSETS
from app.shell.phone import Phone
from app.stage.kivy_ground import measured, phone_size, preset_size
from app.stage.look import Look
from app.stage.stage import Stage
from app.ui.context import ui
from app.ui.post import post
from app.ui.theme import tokens

if TYPE_CHECKING:
    from requests import Session

    from app.stage.opening import Opening


class StageWindow:
    """
    One run of the window.

    Attributes:
        container: The phone's.
        stage: What fills the window.
        failure: Why it had to close; None where the person closed it.
    """

    def __init__(self, settings: Settings, opening: "Opening") -> None:
        self._settings, self._opening = settings, opening
        self.failure: StartFaultError | None = None
        self.container: Container = live(settings, post, new_session=self._new_session)
        if not self.container.preferences.story_seconds:
            from app.stage.story_start import story_start  # noqa: PLC0415 — a first start only

            self.container.clock.set(story_start())  # a first start: no server has said the day yet
        self.look = Look(self.container.preferences, settings, self.container.clock)
        phone = Phone(self.container)
        self.stage = Stage(phone)
        self.stage.phone_only = settings.phone_only
        self.stage.phone_size = phone_size(settings)

    def _new_session(self, patient: bool) -> "Session":
        """The first call waits in its worker until the server beside the window answers."""
        self._opening.wait_quietly()
        from app.data.http_sessions import new_session  # noqa: PLC0415 — not before the first call

        return new_session(patient=patient)

    def open(self) -> None:
        """Show the phone in the window; whoever calls turns the loop."""
        self.stage.size = Window.size
        self.stage.arrange()
        self.stage.phone.show()
        Window.bind(on_flip=self._begin)

    def _begin(self, *_: object) -> None:
        """The first frame is out: now put the story where the flags want it."""
        Window.unbind(on_flip=self._begin)
        gc.freeze()  # what the start made stays; only what comes now is looked through
        gc.enable()
        # In the next turn of the loop, so that the frame is finished before a worker takes time.
        Clock.schedule_once(lambda _: self._opening.start(self.container, self._gave_up), 0)

    def run(self) -> None:
        """
        Show it until it is closed.

        Raises:
            StartFaultError: The server that was to run beside it did not.
        """
        if measured():
            from app.stage.first_frame_mark import mark_first_frame  # noqa: PLC0415 — only to measure

            mark_first_frame()
        Window.bind(on_flip=self._first_flip)
        self.open()
        runTouchApp(self.stage)
        self.close()

    def close(self) -> None:
        """Let go of everything; raises what made it close, where something did."""
        self.stage.close()
        self.stage.phone.close()
        self.container.close()
        if self.failure is not None:
            raise self.failure

    def _first_flip(self, *_: object) -> None:
        Window.unbind(on_flip=self._first_flip)
        Clock.schedule_once(lambda _: self.furnish(), 0)

    def furnish(self) -> None:
        """Make what the first frame did not wait for, then the screens that are likely next."""
        from app.stage.panel import Panel  # noqa: PLC0415 — not before the first frame
        from app.stage.panel_model import PanelModel  # noqa: PLC0415 — as above

        Window.set_title(ui.tr("stage.window"))
        Window.set_icon(str(ASSETS / "textures" / "mark-512.png"))
        stage = self.stage

        def panel() -> Any:
            made = Panel(
                PanelModel(self.container, system_now),
                phone=stage.phone,
                hide=lambda: setattr(stage, "panel_open", False),
                wear=self.look.choose,
                resize=self._resize,
            )
            made.phone_size = size_name(stage.phone_size)
            return made

        self.container.start()
        Clock.schedule_interval(lambda _: self.look.look_at_the_clock(), 30)
        stage.furnish(panel)
        self.container.session.subscribe(lambda _: self._make_ready())
        stage.phone.guard.subscribe(self._make_ready)
        self._make_ready()

    def _make_ready(self) -> None:
        """Somebody is signed in: make the screens they are likely to open, in idle frames."""
        if self.container.session.signed_in and not self.stage.phone.guard.locked:
            self.stage.phone.prepare_likely()

    def _resize(self, name: str) -> None:
        self.stage.phone_size = preset_size(name)
        self.stage.panel.phone_size = name

    def _gave_up(self, failure: StartFaultError) -> None:
        self.failure = failure
        stopTouchApp()


def size_name(size: tuple[float, float]) -> str:
    """The offered size that this is; empty where it is another."""
    names = tokens()["stage"]["phones"]
    return next((name for name in names if preset_size(name) == tuple(size)), "")
