"""Says at once what has come, whatever is shown: a service abroad asks, a provider answered."""

from collections.abc import Callable

from app.container import Container
from app.runtime.destinations import ForeignSignIn, LinkAccount
from app.shared.foreign import foreign_service
from app.shared.providers import provider
from app.ui.context import ui


class Arrivals:
    """Watches what waits on one phone; each thing is said once to each who signs in."""

    def __init__(self, container: Container) -> None:
        self._app = container
        self._said: set[str] = set()
        self._asking: set[str] = set()  # links whose provider had not answered when last seen
        self._ends: list[Callable[[], object]] = []

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        app = self._app
        self._ends = [
            app.foreign.subscribe(lambda *_: self.look()),
            app.benefits.subscribe(lambda *_: self.look_at_links()),
            app.session.subscribe(lambda *_: self._forget()),
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

    def look_at_links(self) -> None:
        """Say that a provider answered whom nobody watches any more."""
        known = self._app.benefits.stored() if self._app.session.signed_in else None
        links = known.links if known else ()
        for link in links:
            left = link.id in self._asking and link.state in ("awaiting_code", "rejected")
            if left and not isinstance(self._app.navigator.current, LinkAccount):
                destination = LinkAccount(link.id)
                self._app.announcements.tell(
                    f"arrivals.link.{link.state}",
                    lambda to=destination: self._app.navigator.go(to),
                    label="arrivals.link.open",
                    provider=_provider(link.provider_id),
                )
        self._asking = {link.id for link in links if link.state == "asking"}

    def _forget(self) -> None:
        self._said.clear()
        self._asking.clear()

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


def _provider(provider_id: str) -> str:
    try:
        return provider(provider_id).name[ui.lang]
    except KeyError:  # a newer server's
        return provider_id
