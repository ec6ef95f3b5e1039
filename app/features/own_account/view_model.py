"""From now on the account is one's own: what has moved, and what there is to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.runtime.navigation import Home, Levels, OwnAccount
from app.runtime.view_model import Phase, ViewModel
from app.shared.rules.age import age_on
from app.shared.rules.guardians import own_from

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class OwnAccountState:
    """
    What the screen shows.

    Attributes:
        since: The birthday, a Viet Nam date; it began at 00:00.
        age: In years, on that day.
        level: Of the account: it stays as it was.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.CONTENT
    full_name: str = ""
    guardian: str = ""
    since: date | None = None
    age: int = 0
    level: int = 0
    rules: str = ""


class OwnAccountViewModel(ViewModel[OwnAccountState]):
    """Follows the account of whoever is signed in."""

    def __init__(self, destination: OwnAccount, app: "Container") -> None:
        super().__init__(OwnAccountState(guardian=destination.guardian))
        self._app = app
        self._ends: list[Callable[[], None]] = []

    def start(self) -> None:
        """Follow account and rule set."""
        if not self._ends:
            app = self._app
            self._ends = [
                port.subscribe(lambda *_: self._look()) for port in (app.account, app.policy)
            ]
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        for end in self._ends:
            end()
        self._ends = []

    def raise_level(self) -> None:
        """Where the way to level 2 is told."""
        self._app.navigator.go(Levels())

    def finish(self) -> None:
        """On to one's own home; the tab on which midnight came is left as it was."""
        self._app.navigator.back()
        self._app.navigator.go(Home())

    def back(self) -> None:
        """As finishing."""
        self.finish()

    def _look(self) -> None:
        account, rules = self._app.account.known, self._app.policy.rules
        if account is None:
            return
        since = own_from(account.kind, account.born_on, rules)
        self._update(
            full_name=account.full_name,
            since=since,
            age=age_on(account.born_on, since),
            level=account.level,
            rules=rules.id,
        )
