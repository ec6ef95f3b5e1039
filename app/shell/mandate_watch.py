"""Leaves what is somebody else's once the resident acts for that one no more, and says so."""

from collections.abc import Callable

from app.container import Container
from app.runtime.destinations import Benefits


class MandateWatch:
    """Watches mandates, clock and place of one phone."""

    def __init__(self, container: Container) -> None:
        self._app = container
        self._names: dict[str, str] = {}  # of those for whom the resident has acted
        self._ends: list[Callable[[], object]] = []

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        app = self._app
        self._ends = [
            port.subscribe(lambda *_: self.look())
            for port in (app.mandates, app.clock, app.navigator)
        ]
        self.look()

    def look(self) -> None:
        """Go to one's own money where what is shown is nobody's whom the resident acts for."""
        app = self._app
        of = getattr(app.navigator.current, "of", "")
        known = app.mandates.stored() if app.session.signed_in and of else None
        if known is None:
            return
        held = known.over(of, app.clock.day())
        if held is not None:
            self._names[of] = held.full_name
            return
        app.navigator.go(Benefits())
        app.announcements.tell("acting.over", name=self._names.get(of, ""))

    def close(self) -> None:
        """Watch no more."""
        for end in self._ends:
            end()
        self._ends = []
