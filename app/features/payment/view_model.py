"""One payment, from the phone's copy and the server: its ladder, its steps, its grounds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.data.errors import AppError, Offline
from app.data.payments import PaymentsAsOf
from app.runtime.destinations import Benefits, Routing
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.payments import BenefitPayment, ProgrammeStanding

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class PaymentState:
    """
    What the screen shows; ``EMPTY`` where there is no such payment.

    Attributes:
        standing: Why it is owed; None for a member's share and where nothing is known.
        as_of, now: When the server told it, and story time of this state; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        offline: That was for want of a network.
    """

    phase: Phase = Phase.LOADING
    payment: BenefitPayment | None = None
    standing: ProgrammeStanding | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False


class PaymentViewModel(ViewModel[PaymentState]):
    """Shows the phone's copy at once, then what the server says."""

    def __init__(self, app: "Container", payment_id: str) -> None:
        super().__init__(PaymentState())
        self._app, self._id = app, payment_id
        self._ends: list[Callable[[], None]] = []
        self._asked = False

    def start(self) -> None:
        """Follow payments and clock; ask the server once."""
        if not self._ends:
            app = self._app
            self._ends = [
                port.subscribe(lambda *_: self._look()) for port in (app.payments, app.clock)
            ]
        self._look()
        if not self._asked:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        for end in self._ends:
            end()
        self._ends = []

    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._app.payments.refresh, self._answered, key="payment.refresh")

    def choose_place(self) -> None:
        """Where this programme's money goes; the welfare account where it is no more."""
        payment = self.state.payment
        self._app.navigator.go(Routing(payment.programme_id) if payment else Benefits())

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _look(self) -> None:
        known, now = self._app.payments.stored(), self._app.clock.now()
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
