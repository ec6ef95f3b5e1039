"""How a start puts the story where the flags want it: day, rule set, person, screen."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from app.runtime import destinations as to
from app.runtime.settings import Settings, StartFaultError
from app.runtime.tasks import Done

if TYPE_CHECKING:
    from app.container import Container

BEFORE_SIGN_IN = ("welcome", "sign_in")


def screen_of(settings: Settings) -> str:
    """The feature folder of the screen asked for."""
    return (settings.screen or "home").partition(":")[0]


def person_of(settings: Settings) -> str | None:
    """Who is to be signed in; nobody on the screens before sign-in."""
    return None if screen_of(settings) in BEFORE_SIGN_IN else settings.persona


class Opening:
    """
    What the flags ask for, done once the server answers.

    Args:
        settings: As asked for; a picture without a person shows Khôi.
        wait: Returns once the server answers; raises StartFaultError where it never will.
        patient: A server that cannot be reached is waited for: the phone says so and is there.

    Attributes:
        ended: It was done, or given up.
    """

    def __init__(
        self, settings: Settings, wait: Callable[[], None], *, patient: bool = False
    ) -> None:
        self._settings, self._wait, self._patient = settings, wait, patient
        self.ended = False

    def wait_quietly(self) -> None:
        """Return once the server answers or never will; what went wrong is told by ``start``."""
        with suppress(StartFaultError):
            self._wait()

    def start(self, app: "Container", gave_up: Callable[[StartFaultError], None]) -> None:
        """Do it beside the interface; ``gave_up`` is told on its thread where it cannot be done."""
        from app.data.errors import AppError, Offline  # noqa: PLC0415 — after the first frame
        from app.runtime.i18n import catalogue  # noqa: PLC0415 — as above
        from app.stage.story import put  # noqa: PLC0415 — as above

        def ended(done: Done[tuple[datetime | None, to.Destination | None]]) -> None:
            try:
                now, destination = done.unwrap()
            except StartFaultError as fault:
                gave_up(fault)
            except Offline:
                if self._patient:
                    self._when_reached(app, gave_up)
                    return
                url = self._settings.server
                gave_up(StartFaultError("start.server_unreachable", url=url))
            except AppError as error:
                what = catalogue("vi").tr(error.message_key, **error.values)
                who = person_of(self._settings)
                gave_up(StartFaultError("start.sign_in_failed", person=who, what=what))
            else:
                if now is not None:
                    app.clock.set(now)
                if destination is not None:
                    _go(app, destination)
            self.ended = True

        def work() -> tuple[datetime | None, to.Destination | None]:
            self._wait()
            return put(self._settings, app)

        app.tasks.submit(work, ended, "stage.opening")

    def _when_reached(self, app: "Container", gave_up: Callable[[StartFaultError], None]) -> None:
        """Once more, as soon as the change feed hears from the server."""

        def again() -> None:
            leave()
            self.start(app, gave_up)

        leave = app.changes.subscribe(again)


def _go(app: "Container", destination: to.Destination) -> None:
    """As if one had walked there: what is no tab lies on top of Home, so that back leads there."""
    if isinstance(destination, to.TABS) or screen_is_before_sign_in(destination):
        app.navigator.reset(destination)
    else:
        app.navigator.reset(to.Home())
        app.navigator.go(destination)


def screen_is_before_sign_in(destination: to.Destination) -> bool:
    """Whether nobody need be signed in for it."""
    return isinstance(destination, to.Welcome | to.SignIn | to.NewPhone | to.LostPhone)
