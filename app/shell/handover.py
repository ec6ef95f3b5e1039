"""Shows the midnight from which a child acts alone, once, when the story's clock passes it."""

from collections.abc import Callable

from app.container import Container
from app.runtime.destinations import OwnAccount
from app.shared.rules.guardians import own_from


class Handover:
    """Watches the account and the clock of one phone."""

    def __init__(self, container: Container) -> None:
        self._app = container
        self._child: tuple[str, str] = ("", "")  # whose phone it was, and who acted
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
        if account is None:
            self._child = ("", "")
            return
        since = own_from(account.kind, account.born_on, self._app.policy.rules)
        whose, guardian = self._child
        if self._app.clock.day() < since:
            # Who acts may be unknown for a moment after the clock was moved back.
            self._child = (account.holder_id, account.guardian or guardian)
        elif whose == account.holder_id:
            self._child = ("", "")
            self._app.navigator.go(OwnAccount(guardian))

    def close(self) -> None:
        """Watch no more."""
        for end in self._ends:
            end()
        self._ends = []
