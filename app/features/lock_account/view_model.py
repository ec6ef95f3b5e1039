"""Locking one's own account: explained, asked once more by the passcode, done at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.data.account import AccountAsOf
from app.data.errors import AppError, Offline, Rejected, ServerFault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel

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


class LockAccountViewModel(ViewModel[LockAccountState]):
    """What is locked is shown by the lock screen, which the phone puts before everything."""

    def __init__(self, app: "Container", monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(LockAccountState())
        self._app, self._monotonic = app, monotonic
        self._ends: list[Callable[[], None]] = []

    def start(self) -> None:
        """Follow network and rule set."""
        if not self._ends:
            app = self._app
            self._ends = [
                app.api.subscribe(lambda *_: self._look()),
                app.policy.subscribe(lambda *_: self._look()),
            ]
        self._look()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        for end in self._ends:
            end()
        self._ends = []
        self.shut()

    def ask(self) -> None:
        """Ask for the passcode; without a network nothing can be locked, and that is said."""
        if not self._app.api.online:
            self._update(fault_key="error.offline")
            return
        self._update(asking=True, entry=PasscodeEntry(), fault_key=None)

    def press(self, digit: str) -> None:
        """A digit; the sixth sends."""
        before, entry = self.state.entry, self.state.entry.typed(digit)
        if not self.state.asking or entry == before:
            return
        self._update(entry=entry)
        if entry.complete:
            self._send()

    def erase(self) -> None:
        """Take the last digit back."""
        self._update(entry=self.state.entry.erased())

    def retry(self) -> None:
        """Send the same again."""
        entry = self.state.entry
        if self.state.asking and entry.complete and not entry.busy:
            self._send()

    def tick(self) -> None:
        """Time has passed: count a wait down."""
        if self.state.entry.wait_seconds:
            self._update(entry=self.state.entry.waited(self._monotonic()))

    def shut(self) -> None:
        """The harmless answer; while the server is asked there is none."""
        if not self.state.entry.busy:
            self._update(asking=False, entry=PasscodeEntry())

    def back(self) -> None:
        """Nothing is locked."""
        self._app.navigator.back()

    def _send(self) -> None:
        passcode = self.state.entry.digits
        self._update(entry=self.state.entry.sent())
        self._app.tasks.submit(
            lambda: self._app.account.lock(passcode), self._locked, key="lock_account.lock"
        )

    def _locked(self, done: Done[AccountAsOf]) -> None:
        entry = replace(self.state.entry, busy=False)
        try:
            done.unwrap()
        except Rejected as error:
            if error.code in ("wrong_passcode", "too_many_tries"):
                self._update(entry=entry.refused(error.values, self._monotonic()))
            else:
                self._update(asking=False, entry=PasscodeEntry(), fault_key=error.message_key)
        except (Offline, ServerFault) as error:
            self._update(entry=entry.failed(error.message_key))
        except AppError as error:
            self._update(asking=False, entry=PasscodeEntry(), fault_key=error.message_key)
        else:
            self._update(asking=False, entry=PasscodeEntry())
            self._app.navigator.back()

    def _look(self) -> None:
        self._update(rules=self._app.policy.rules.id, online=self._app.api.online)
