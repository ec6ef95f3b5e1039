"""A deed that asks for the passcode once more: typing it, sending it, and what came of it."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from app.data.errors import AppError, Offline, Rejected, ServerFault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import ViewModel

S = TypeVar("S")


class PasscodeTyping(ViewModel[S]):
    """
    Typing the passcode once more, digit by digit.

    Its state has ``entry``; ``_send`` is called with the sixth digit.
    """

    def __init__(self, state: S, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(state)
        self._monotonic = monotonic

    @property
    def _sheet(self) -> Any:
        return self.state

    @property
    def _takes_digits(self) -> bool:
        """Whether it is asked for now."""
        return bool(self._sheet.asking)

    def press(self, digit: str) -> None:
        """A digit; the sixth sends."""
        before, entry = self._sheet.entry, self._sheet.entry.typed(digit)
        if not self._takes_digits or entry == before:
            return
        self._update(entry=entry)
        if entry.complete:
            self._send()

    def erase(self) -> None:
        """Take the last digit back."""
        self._update(entry=self._sheet.entry.erased())

    def retry(self) -> None:
        """Send the same again."""
        entry = self._sheet.entry
        if self._takes_digits and entry.complete and not entry.busy:
            self._send()

    def tick(self) -> None:
        """Time has passed: count a wait down."""
        if self._sheet.entry.wait_seconds:
            self._update(entry=self._sheet.entry.waited(self._monotonic()))

    def _send(self) -> None:
        """All six are there."""
        raise NotImplementedError


class PasscodeDeed(PasscodeTyping[S]):
    """
    The sheet's part of a view-model.

    Its state has ``asking`` (what the passcode is asked for; false for nothing), ``entry`` and
    ``fault_key``.
    """

    def shut(self) -> None:
        """The harmless answer; while the server is asked there is none."""
        if not self._sheet.entry.busy:
            self._ask_nothing()

    # --- for the view-model -----------------------------------------------------------------------
    def _submit(self, passcode: str) -> None:
        """Send it; ``_heard`` judges the answer."""
        raise NotImplementedError

    def _ask_for(self, deed: Any) -> None:
        self._update(asking=deed, entry=PasscodeEntry(), fault_key=None)

    def _ask_nothing(self, fault_key: str | None = None) -> None:
        self._update(
            asking=type(self._sheet.asking)(),
            entry=PasscodeEntry(),
            fault_key=fault_key or self._sheet.fault_key,
        )

    def _heard(self, done: Done[Any]) -> Any:
        """
        The answer; None where there was none, and the sheet or ``fault_key`` says why.

        A deed that answers nothing answers true here.
        """
        entry = replace(self._sheet.entry, busy=False)
        try:
            answer = done.unwrap()
        except Rejected as error:
            if error.code in ("wrong_passcode", "too_many_tries"):
                self._update(entry=entry.refused(error.values, self._monotonic()))
            else:
                self._ask_nothing(error.message_key)
        except (Offline, ServerFault) as error:
            self._update(entry=entry.failed(error.message_key))
        except AppError as error:
            self._ask_nothing(error.message_key)
        else:
            self._ask_nothing()
            return True if answer is None else answer
        return None

    def _send(self) -> None:
        passcode = self._sheet.entry.digits
        self._update(entry=self._sheet.entry.sent())
        self._submit(passcode)
