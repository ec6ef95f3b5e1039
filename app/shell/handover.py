"""Shows the midnight from which a child acts alone, once, when the story's clock passes it."""

from collections.abc import Callable

from app.container import Container
from app.runtime.navigation import OwnAccount
from app.shared.rules.guardians import own_from


class Handover:
    """Watches the account and the clock of one phone."""

    def __init__(self, container: Container) -> None:
        self._app = container
        self._young: str = ""
        self._ends: list[Callable[[], object]] = []

    def watch(self) -> None:
        """Begin: after the phone's first frame."""
        app = self._app
        self._ends = [
            port.subscribe(lambda *_: self.look()) for port in (app.account, app.clock, app.session)
        ]
        self.look()

    def look(self) -> None:
        """Show it where somebody who was seen with a guardian is of age now."""
        account = self._app.account.known if self._app.session.signed_in else None
        if account is None or account.guardian is None:
            self._young = ""
            return
        of_age = self._app.clock.day() >= own_from(
            account.kind, account.born_on, self._app.policy.rules
        )
        if not of_age:
            self._young = account.holder_id
        elif self._young == account.holder_id:
            self._young = ""
            self._app.navigator.go(OwnAccount())

    def close(self) -> None:
        """Watch no more."""
        for end in self._ends:
            end()
        self._ends = []
