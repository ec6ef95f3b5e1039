"""One payment, from the copy and the server: ladder, steps, grounds; and where it goes on to."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.data.errors import AppError, Offline
from app.data.passcode_deed import PasscodeDeed
from app.data.payments import PaymentsAsOf
from app.runtime.destinations import Benefits, BenefitsOf, Destination, Routing
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.mandates import Mandate
from app.shared.contract.payments import BenefitPayment, Place, ProgrammeStanding

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class PaymentState:
    """
    What the screen shows; ``EMPTY`` where there is no such payment.

    Attributes:
        standing: Why it is owed; None for a member's share and where nothing is known.
        whose: For whom the resident acts; None for the resident's own.
        as_of, now: When the server told it, and story time of this state; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        offline: That was for want of a network.
        asking: The place for which the passcode is asked; None while it is not.
        deed_fault_key: Why it was not led on; None where it was, or nothing was asked.
    """

    phase: Phase = Phase.LOADING
    payment: BenefitPayment | None = None
    standing: ProgrammeStanding | None = None
    whose: Mandate | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False
    asking: Place | None = None
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    deed_fault_key: str | None = None


class PaymentViewModel(PasscodeDeed[PaymentState]):
    """Shows the phone's copy at once, then what the server says."""

    def __init__(
        self,
        app: "Container",
        payment_id: str,
        of: str = "",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(PaymentState(), monotonic)
        self._app, self._id, self._of = app, payment_id, of
        self._money = app.money(of)
        self._asked = False

    def start(self) -> None:
        """Follow payments and clock; ask the server once."""
        app, money = self._app, self._money
        self._follow(money.payments, money.mandates, app.clock, network=app.api)
        self._look()
        if not self._asked:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()

    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(
            self._money.payments.refresh, self._answered, key=f"payment.refresh{self._of}"
        )

    def choose_place(self) -> None:
        """Where this programme's money goes; the welfare account where it is no more."""
        payment = self.state.payment
        self._app.navigator.go(self._place_of(payment))

    def _place_of(self, payment: BenefitPayment | None) -> Destination:
        if payment is not None:
            return Routing(payment.programme_id, self._of)
        return BenefitsOf(self._of) if self._of else Benefits()

    def agree(self) -> None:
        """Ask for the passcode, to let it go to the next place now."""
        place = self.state.payment.leads_to if self.state.payment else None
        if place is None:
            return
        fault = None if self._app.api.online else "benefits.needs_network"
        asking = place if fault is None else None
        self._update(asking=asking, entry=PasscodeEntry(), deed_fault_key=fault)

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _network_changed(self, online: bool) -> None:
        if online and self.state.deed_fault_key == "benefits.needs_network":
            self._update(deed_fault_key=None)

    def _ask_nothing(self, fault_key: str | None = None) -> None:
        self._update(asking=None, entry=PasscodeEntry(), deed_fault_key=fault_key)

    def _submit(self, passcode: str) -> None:
        place, payments = self.state.asking, self._money.payments
        assert place is not None
        self._app.tasks.submit(
            lambda: payments.agree(self._id, place, passcode), self._agreed, key="payment.agree"
        )

    def _agreed(self, done: Done[PaymentsAsOf]) -> None:
        if self._heard(done) is not None:
            self._app.announcements.tell("payment.agreed_told")
            self._look()
        elif self.state.deed_fault_key:
            self.refresh()  # it is not as this phone believed

    def _look(self) -> None:
        known, now = self._money.payments.stored(), self._app.clock.now()
        self._update(whose=self._money.whose(self._app.clock.day()))
        if known is None:
            return
        payment = known.of_id(self._id)
        whose = payment is not None and payment.received_by is None
        self._update(
            phase=Phase.CONTENT if payment else Phase.EMPTY,
            payment=payment,
            standing=known.standing(payment.programme_id) if payment and whose else None,
            as_of=known.at,
            now=now,
        )

    def _answered(self, done: Done[PaymentsAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
            offline = isinstance(error, Offline)
            self._update(phase=phase, fault_key=error.message_key, offline=offline)
            return
        self._update(fault_key=None, offline=False)
        self._look()
