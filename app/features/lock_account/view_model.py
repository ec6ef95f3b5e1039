"""Locking one's own account: explained, asked once more by the passcode, done at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.data.account import AccountAsOf
from app.data.passcode_deed import PasscodeDeed
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class LockAccountState:
    """
    What the screen shows.

    Attributes:
        rules: Id of the rule set; the grounds of a real lock are the same in each.
        asking: The passcode is being asked for.
        fault_key: Why nothing was locked.
    """

    phase: Phase = Phase.CONTENT
    rules: str = ""
    online: bool = True
    asking: bool = False
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    fault_key: str | None = None


class LockAccountViewModel(PasscodeDeed[LockAccountState]):
    """What is locked is shown by the lock screen, which the phone puts before everything."""

    def __init__(self, app: "Container", monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(LockAccountState(), monotonic)
        self._app = app

    def start(self) -> None:
        """Follow network and rule set."""
        app = self._app
        self._follow(app.api, app.policy)
        self._look()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()

    def ask(self) -> None:
        """Ask for the passcode; without a network nothing can be locked, and that is said."""
        if not self._app.api.online:
            self._update(fault_key="error.offline")
            return
        self._ask_for(True)

    def back(self) -> None:
        """Nothing is locked."""
        self._app.navigator.back()

    def _submit(self, passcode: str) -> None:
        self._app.tasks.submit(
            lambda: self._app.account.lock(passcode), self._locked, key="lock_account.lock"
        )

    def _locked(self, done: Done[AccountAsOf]) -> None:
        if self._heard(done):
            self._app.navigator.back()

    def _look(self) -> None:
        self._update(rules=self._app.policy.rules.id, online=self._app.api.online)
