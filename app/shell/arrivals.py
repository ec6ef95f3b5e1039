"""Says at once that a service abroad asks, whatever is shown, with the way to its question."""

from collections.abc import Callable

from app.container import Container
from app.runtime.navigation import ForeignSignIn
from app.shared.foreign import foreign_service
from app.ui.context import ui


class Arrivals:
    """Watches what waits on one phone; each question is said once to each who signs in."""

    def __init__(self, container: Container) -> None:
        self._app = container
        self._said: set[str] = set()
        self._ends: list[Callable[[], object]] = []

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        app = self._app
        self._ends = [
            app.foreign.subscribe(lambda *_: self.look()),
            app.session.subscribe(lambda *_: self._said.clear()),
        ]

    def look(self) -> None:
        """Say what has come and was not seen yet."""
        known = self._app.foreign.stored() if self._app.session.signed_in else None
        for request in known.waiting if known else ():
            if request.state != "asked" or request.id in self._said:
                continue
            self._said.add(request.id)
            destination = ForeignSignIn(request.id)
            if self._app.navigator.current != destination:
                self._app.announcements.tell(
                    "foreign.arrived",
                    lambda to=destination: self._app.navigator.go(to),
                    label="foreign.arrived.open",
                    service=_name(request.service_id),
                )

    def close(self) -> None:
        """Watch no more."""
        for end in self._ends:
            end()
        self._ends = []


def _name(service_id: str) -> str:
    try:
        return foreign_service(service_id).name[ui.lang]
    except KeyError:  # a newer server knows one that this app does not
        return service_id
