"""A phone that is lost: explained, confirmed by number and passcode, done at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.data.passcode_deed import PasscodeDeed
from app.runtime.destinations import Home, SignIn
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.devices import LostPhone
from app.shared.identity import NumberFault, digits_of, number_fault

if TYPE_CHECKING:
    from app.container import Container

_LONGEST = 30  # letters kept, so that a pasted number can be judged and mended


@dataclass(frozen=True, slots=True)
class LostPhoneState:
    """
    What the screen shows.

    Attributes:
        number: Of the account; known where somebody is signed in.
        known: It need not be typed.
        here: Somebody is signed in: this phone is the linked one and is unlinked too.
        fault: What is wrong with the number.
        asking: The passcode is being asked for.
        lost: What was done; None before.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.CONTENT
    number: str = ""
    known: bool = False
    here: bool = False
    fault: NumberFault | None = None
    online: bool = True
    asking: bool = False
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    fault_key: str | None = None
    lost: LostPhone | None = None
    rules: str = ""


class LostPhoneViewModel(PasscodeDeed[LostPhoneState]):
    """Works on any phone, for whoever knows number and passcode."""

    def __init__(
        self,
        app: "Container",
        personal_number: str = "",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        own = app.session.personal_number
        number = own or personal_number
        super().__init__(
            LostPhoneState(number=number, known=bool(number), here=bool(own)), monotonic
        )
        self._app = app

    def start(self) -> None:
        """Follow network and rule set."""
        app = self._app
        self._follow(app.api, app.policy)
        self._look()

    def stop(self) -> None:
        """Follow nothing, and keep neither passcode nor what was done."""
        self._leave()
        self.shut()
        number = self.state.number if self.state.known else ""  # typed: the next one's is another
        self._update(lost=None, number=number, fault=None)

    def change_number(self, text: str) -> None:
        """What the field holds now."""
        text = text[:_LONGEST]
        fault = number_fault(text)
        early = fault is not None and fault.kind == "too_short"
        self._update(
            number=digits_of(text) if fault is None else text,
            fault=None if early else fault,
            fault_key=None,
        )

    def ask(self) -> None:
        """Ask for the passcode; a number that is not whole says what is missing."""
        fault = number_fault(self.state.number)
        self._update(fault=fault)
        if fault is not None:
            return
        if not self._app.api.online:
            self._update(fault_key="lost_phone.offline")
            return
        self._ask_for(True)

    def go_on(self) -> None:
        """After it was done: sign in on this phone."""
        self._app.navigator.reset(SignIn(self.state.number))

    def back(self) -> None:
        """Nothing was done; or it was, and the way leads to signing in."""
        if self.state.lost is not None:
            self.go_on()
        elif not self._app.navigator.back():
            self._app.navigator.reset(Home() if self.state.here else SignIn(self.state.number))

    def _submit(self, passcode: str) -> None:
        number, devices = self.state.number, self._app.devices
        self._app.tasks.submit(
            lambda: devices.report_lost(number, passcode), self._reported, key="lost_phone.report"
        )

    def _reported(self, done: Done[LostPhone]) -> None:
        lost = self._heard(done)
        if lost is not None:
            self._update(lost=lost)

    def _look(self) -> None:
        self._update(online=self._app.api.online, rules=self._app.policy.rules.id)
        if self._app.api.online and self.state.fault_key == "lost_phone.offline":
            self._update(fault_key=None)
