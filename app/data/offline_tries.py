"""Wrong passcodes without a network: counted in the vault, waited for, at last the copy is gone."""

import time
from collections.abc import Callable
from functools import cache
from math import ceil

import msgspec

from app.data.errors import Rejected
from app.data.ports import Vault
from app.shared.data_files import checked, read_table
from app.shared.resources import ASSETS


class _Limits(msgspec.Struct, frozen=True):
    """The server's own limits, which hold on the phone too. Source: promise 1 of the product."""

    free_tries: int
    wait_seconds: tuple[int, ...]
    reactivation_at: int

    def wait_after(self, failed: int) -> int:
        """Seconds to wait after that many wrong ones."""
        at = failed - self.free_tries
        return self.wait_seconds[min(at, len(self.wait_seconds) - 1)] if at >= 0 else 0


class OfflineTries:
    """
    Decides whether a passcode may be tried on the copy.

    The count is in the vault. Waits run on a clock that nobody can set: from the last wrong try, or
    from the start of the app where that try was before it.
    """

    def __init__(self, vault: Vault, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._vault, self._monotonic = vault, monotonic
        self._since = monotonic()

    def begin(self, owner: str) -> None:
        """
        Count a try; call before the passcode is looked at.

        Raises:
            Rejected: ``too_many_tries``: ``wait_seconds`` more; or none any more, with
                ``reactivation``, and the caller deletes the copy.
            OSError: The count cannot be written, so nothing may be tried.
        """
        failed = self._vault.failed_tries(owner)
        if failed >= _limits().reactivation_at:
            raise Rejected("too_many_tries", {"wait_seconds": 0, "reactivation": True})
        left = _limits().wait_after(failed) - (self._monotonic() - self._since)
        if failed and left > 0:
            raise Rejected("too_many_tries", {"wait_seconds": ceil(left), "reactivation": False})
        self._vault.count_try(owner)

    def failed(self, owner: str) -> Rejected:
        """The try that was begun was wrong: what to tell, in the server's own terms."""
        self._since = self._monotonic()
        limits, failed = _limits(), self._vault.failed_tries(owner)
        again = failed >= limits.reactivation_at
        return Rejected(
            "wrong_passcode",
            {
                "tries_left": max(0, limits.free_tries - failed),
                "wait_seconds": 0 if again else limits.wait_after(failed),
                "reactivation": again,
            },
        )

    def succeeded(self, owner: str) -> None:
        """The passcode was right."""
        self._vault.clear_tries(owner)


@cache
def _limits() -> _Limits:
    path = ASSETS / "policy" / "limits.toml"
    return checked(path, read_table(path).get("passcode"), _Limits, "$.passcode")
