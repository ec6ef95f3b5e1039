"""A passcode being entered for one deed: its digits, its refusals, and the time to wait."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

PASSCODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class PasscodeEntry:
    """
    What a sheet that asks for the passcode shows.

    Attributes:
        digits: What is in; never written down.
        busy: The server is being asked.
        wrong, tries_left: The last one was wrong, and how many tries are free, by the server.
        wait_seconds: Whole seconds until the server takes another try; 0 where there is no wait.
        wait_until: When that wait ends on the phone's monotonic clock.
        fault_key: Nothing was decided: why; the same passcode can be sent again.
    """

    digits: str = field(default="", repr=False)
    busy: bool = False
    wrong: bool = False
    tries_left: int | None = None
    wait_seconds: int = 0
    wait_until: float = field(default=0.0, compare=False)
    fault_key: str | None = None

    @property
    def complete(self) -> bool:
        """Whether every digit is in."""
        return len(self.digits) == PASSCODE_LENGTH

    def typed(self, digit: str) -> "PasscodeEntry":
        """One digit more, where one is taken."""
        if self.busy or self.wait_seconds or self.complete:
            return self
        return replace(self, digits=self.digits + digit, wrong=False, fault_key=None)

    def erased(self) -> "PasscodeEntry":
        """One digit less."""
        return self if self.busy else replace(self, digits=self.digits[:-1], fault_key=None)

    def sent(self) -> "PasscodeEntry":
        """On its way to the server."""
        return replace(self, busy=True, wrong=False, fault_key=None)

    def refused(self, values: dict[str, Any], now: float) -> "PasscodeEntry":
        """It was wrong, with what the server says of tries and wait; ``now`` is monotonic."""
        wait = float(values.get("wait_seconds") or 0)
        return PasscodeEntry(
            wrong=True,
            tries_left=values.get("tries_left") or None,
            wait_seconds=math.ceil(wait),
            wait_until=now + wait,
        )

    def failed(self, fault_key: str) -> "PasscodeEntry":
        """Nothing was decided: what is in stays."""
        return replace(self, busy=False, fault_key=fault_key)

    def waited(self, now: float) -> "PasscodeEntry":
        """Time has passed."""
        left = max(0, math.ceil(self.wait_until - now)) if self.wait_seconds else 0
        ended = bool(self.wait_seconds) and not left
        return replace(self, wait_seconds=left, wrong=self.wrong and not ended)

    def note(self, tr: Callable[..., str]) -> str:
        """One line below the dots: what is going on, in this order."""
        if self.busy:
            return tr("passcode.busy")
        if self.wait_seconds:
            minutes, seconds = divmod(self.wait_seconds, 60)
            return tr("sign_in.wait", time=f"{minutes}:{seconds:02}")
        if self.wrong:
            if self.tries_left is None:
                return tr("sign_in.wrong_plain")
            last = self.tries_left == 1
            return tr("sign_in.wrong_last" if last else "sign_in.wrong", n=self.tries_left)
        return tr(self.fault_key) if self.fault_key else ""
