"""Follows one's place in the queue, wherever one is in the app, and says that the turn has come."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from kivy.clock import Clock

from app.container import Container
from app.data.errors import AppError
from app.runtime.destinations import TABS, Benefits, Destination
from app.runtime.tasks import Done
from app.shell.screens import PLACES

_EVERY = 0.5  # seconds between two looks at the clock; how often is asked is the server's to say


class QueueWatch:
    """Follows the one place of whoever is signed in on a phone."""

    def __init__(
        self, container: Container, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._app, self._monotonic = container, monotonic
        self._due = 0.0
        self._waited = self._asking = False
        self._came_for: tuple[Destination, Destination] = (Benefits(), Benefits())
        self._ends: list[Callable[[], object]] = []
        self._ticks: Any = None

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        app = self._app
        self._ends = [
            app.queue.subscribe(self.look),
            app.navigator.subscribe(lambda *_: self.look()),
            app.api.subscribe(lambda _: self._soon()),
            app.changes.subscribe(self._soon),  # among others, that the turn has come
        ]
        self.look()

    def look(self) -> None:
        """Follow the place while there is one that waits; say it once the turn has come."""
        queue, here = self._app.queue, self._app.navigator.current
        if _needs_turn(here):
            self._came_for = (self._app.navigator.tab, here)
        standing = queue.standing
        waits = standing is not None and standing.place is not None and standing.waits
        if waits and not self._waited:
            self._soon()
        if waits and self._ticks is None:
            self._ticks = Clock.schedule_interval(lambda _: self.tick(), _EVERY)
        elif not waits:
            self._rest()
        if self._waited and standing is not None and not standing.waits:
            self._tell()
        self._waited = waits

    def tick(self) -> None:
        """Ask where the server said to."""
        standing = self._app.queue.standing
        if self._asking or standing is None or self._monotonic() < self._due:
            return
        self._asking = True
        self._app.tasks.submit(self._app.queue.follow, self._followed, key="queue.follow")

    def close(self) -> None:
        """Watch no more."""
        self._rest()
        for end in self._ends:
            end()
        self._ends = []

    # --- how --------------------------------------------------------------------------------------
    def _soon(self) -> None:
        self._due = 0.0

    def _rest(self) -> None:
        if self._ticks is not None:
            self._ticks.cancel()
            self._ticks = None

    def _followed(self, done: Done[Any]) -> None:
        with suppress(AppError):  # asked again: the place is the server's, and stays
            done.unwrap()
        self._asking = False
        standing = self._app.queue.standing
        place = standing.place if standing else None
        self._due = self._monotonic() + (place.poll_seconds if place else 0)

    def _tell(self) -> None:
        app = self._app
        if _needs_turn(app.navigator.current):
            app.announcements.tell("queue.turn_here")
        else:
            app.announcements.tell("queue.turn", self._return, label="queue.turn.open")

    def _return(self) -> None:
        """To what the place was taken for, in the tab where it was left."""
        navigator, (tab, destination) = self._app.navigator, self._came_for
        if isinstance(tab, TABS) and type(tab) is not type(navigator.tab):
            navigator.select_tab(tab)
        navigator.go(destination)


def _needs_turn(destination: Destination) -> bool:
    return PLACES[type(destination)].opened_by == "benefits"
