"""Three steps to another passcode; nothing is changed before the last digit of the third."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from app.data.account import AccountAsOf
from app.data.errors import AppError, Offline, Rejected, ServerFault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.rules.passcodes import Weakness, passcode_lent, weakness

if TYPE_CHECKING:
    from app.container import Container

Step = Literal["present", "new", "repeat", "done"]
STEPS: tuple[Step, ...] = ("present", "new", "repeat")


@dataclass(frozen=True, slots=True)
class PasscodeState:
    """
    What the screen shows.

    Attributes:
        step: Which of the three, or ``done``.
        weak: Why the new one was not taken; None where it was, or none was typed yet.
        mismatch: The two new ones differed.
        lent: The present one was set by a guardian whose part is over.
        fault_key: Why one begins again at the present passcode.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.CONTENT
    step: Step = "present"
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    weak: Weakness | None = None
    mismatch: bool = False
    lent: bool = False
    online: bool = True
    fault_key: str | None = None
    rules: str = ""


class PasscodeViewModel(ViewModel[PasscodeState]):
    """
    Keeps the proof and the new digits in memory only, and neither once the screen is left.

    A new passcode is judged on the phone as it is typed, and again by the server.
    """

    def __init__(self, app: "Container", monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(PasscodeState())
        self._app, self._monotonic = app, monotonic
        self._grant = self._chosen = ""

    def start(self) -> None:
        """Follow network, account, day and rule set."""
        app = self._app
        self._follow(app.api, app.account, app.clock, app.policy)
        self._look()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode and no proof."""
        self._leave()
        self._begin()

    # --- the keys ---------------------------------------------------------------------------------
    def press(self, digit: str) -> None:
        """A digit; the sixth goes on."""
        before, entry = self.state.entry, self.state.entry.typed(digit)
        if self.state.step == "done" or not self.state.online or entry == before:
            return
        self._update(entry=entry, weak=None, mismatch=False, fault_key=None)
        if entry.complete:
            self._go_on()

    def erase(self) -> None:
        """Take the last digit back."""
        self._update(entry=self.state.entry.erased())

    def retry(self) -> None:
        """Send the same again."""
        entry = self.state.entry
        if entry.complete and not entry.busy:
            self._go_on()

    def tick(self) -> None:
        """Time has passed: count a wait down."""
        if self.state.entry.wait_seconds:
            self._update(entry=self.state.entry.waited(self._monotonic()))

    def back(self) -> None:
        """A step back; from the first one, and from the second, to where one came from."""
        if self.state.entry.busy:
            return
        if self.state.step == "repeat":
            self._choose()
        else:
            self._app.navigator.back()

    def finish(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _go_on(self) -> None:
        digits = self.state.entry.digits
        if self.state.step == "present":
            self._submit(lambda: self._app.passcode.prove(digits), self._proved)
        elif self.state.step == "new":
            self._judge(digits)
        elif digits != self._chosen:
            self._choose(mismatch=True)
        else:
            grant = self._grant
            self._submit(lambda: self._app.passcode.change(grant, digits), self._changed)

    def _submit(self, work: Callable[[], object], then: Callable[[Done], None]) -> None:  # type: ignore[type-arg]  # of either
        self._update(entry=self.state.entry.sent())
        self._app.tasks.submit(work, then, key="passcode.send")

    def _judge(self, chosen: str) -> None:
        account = self._app.account.known
        weak = weakness(chosen, account, self._app.policy.rules) if account else None
        if weak is not None:
            self._choose(weak=weak)
        else:
            self._chosen = chosen
            self._update(step="repeat", entry=PasscodeEntry())

    def _choose(self, *, weak: Weakness | None = None, mismatch: bool = False) -> None:
        """To the second step, with what was wrong."""
        self._chosen = ""
        self._update(step="new", entry=PasscodeEntry(), weak=weak, mismatch=mismatch)

    def _begin(self, fault_key: str | None = None) -> None:
        """To the first step."""
        self._grant = self._chosen = ""
        self._update(
            step="present", entry=PasscodeEntry(), weak=None, mismatch=False, fault_key=fault_key
        )

    def _proved(self, done: Done[str]) -> None:
        entry = replace(self.state.entry, busy=False)
        try:
            grant = done.unwrap()
        except Rejected as error:
            if error.values.get("reactivation"):
                self._begin("passcode.reactivate")
            elif error.code in ("wrong_passcode", "too_many_tries"):
                self._update(entry=entry.refused(error.values, self._monotonic()))
            else:
                self._begin(error.message_key)
        except (Offline, ServerFault) as error:
            self._update(entry=entry.failed(error.message_key))
        except AppError as error:
            self._begin(error.message_key)
        else:
            if self._ends:
                self._grant = grant
                self._choose()

    def _changed(self, done: Done[AccountAsOf]) -> None:
        entry = replace(self.state.entry, busy=False)
        try:
            done.unwrap()
        except Rejected as error:
            if error.code == "weak_passcode":
                self._choose(weak=error.values.get("reason", "unchanged"))
            else:
                late = error.code == "grant_refused"
                self._begin("passcode.too_late" if late else error.message_key)
        except (Offline, ServerFault) as error:
            self._update(entry=entry.failed(error.message_key))
        except AppError as error:
            self._begin(error.message_key)
        else:
            self._begin()
            if self._ends:
                self._update(step="done")
            else:
                self._app.announcements.tell("passcode.done")

    def _look(self) -> None:
        app, account = self._app, self._app.account.known
        rules = app.policy.rules
        if account is not None and self.state.step == "present":
            self._update(lent=passcode_lent(account, app.clock.day(), rules))
        self._update(online=app.api.online, rules=rules.id)
