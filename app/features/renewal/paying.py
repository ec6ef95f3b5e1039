"""The part of a renewal that pays its fee: asked by passcode, answered by the desk later."""

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING

from app.data.passcode_deed import PasscodeDeed
from app.features.renewal.state import OneRenewal
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.shared.contract.renewals import RenewalFile

if TYPE_CHECKING:
    from app.container import Container
    from app.data.renewals import RenewalsRepository

PAYABLE = ("due", "refused", "silent")
"""How a fee stands while it can be asked for."""


class Paying(PasscodeDeed[OneRenewal]):
    """
    The part of the view-model that speaks of the fee.

    A fee that is on its way is not asked for again; one without an answer is asked for as it was.
    """

    _app: "Container"
    _renewals: "RenewalsRepository"

    def pay(self) -> None:
        """Ask for the passcode, where the rules do; without a network nothing is paid, and said."""
        state, app = self.state, self._app
        if state.fee_state not in PAYABLE or state.asking or state.doing not in (None, "refresh"):
            return
        if not app.api.online:
            self._update(fault_key="renewal.offline.pay")
        elif app.policy.rules.value("fee_proof") == "passcode":
            self._update(asking=True, entry=PasscodeEntry(), fault_key=None)
        else:
            self._update(fault_key=None)
            self._send_fee(None)

    @abstractmethod
    def _look(self) -> None:
        """Show how things stand."""

    def _submit(self, passcode: str) -> None:
        self._send_fee(passcode)

    def _send_fee(self, passcode: str | None) -> None:
        file = self.state.file
        if file is None:
            return
        file_id, renewals = file.id, self._renewals
        self._app.tasks.submit(
            lambda: renewals.pay_fee(file_id, passcode), self._asked_desk, key="renewal.pay"
        )

    def _asked_desk(self, done: Done[RenewalFile]) -> None:
        self._heard(done)
        if not self.state.asking:
            self._update(entry=replace(self.state.entry, digits=""))
        self._look()
