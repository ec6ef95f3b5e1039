"""One transaction on one run: what it works on, and how steps and bookings are kept together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from app.shared.clock import viet_nam_day
from app.shared.programmes import Period, Programme, programme
from app.shared.rules.routing import Ladder
from app.shared.rulesets import RuleSet, rule_set
from backend_stub.services.destinations import ladders
from backend_stub.storage import ledger, payments
from backend_stub.storage.ledger import Transfer
from backend_stub.storage.payees import Payee
from backend_stub.storage.payments import NewStep, PaymentRow

DONE = None
"""The task is over."""


@dataclass(frozen=True, slots=True)
class Work:
    """
    One transaction on one run.

    Attributes:
        at: Story time of what is written; never before the run's last step.
        pace: Factor on the providers' latency.
        touched: Payees whose payments moved, for whoever tells them.
    """

    db: Connection
    run: Row[Any]
    at: datetime
    really: datetime
    pace: float
    touched: set[str]

    @property
    def of(self) -> Programme:
        """The run's programme."""
        return programme(self.run.programme_id)

    @property
    def period(self) -> Period:
        """The run's period."""
        return self.of.period_of(self.run.period)

    @property
    def rules(self) -> RuleSet:
        """The rule set under which it was prepared."""
        return rule_set(self.run.rule_set_id)

    def ladders_for(self, payees: Sequence[Payee]) -> dict[str, Ladder]:
        """The places of these payees now."""
        return ladders(self.db, payees, self.of.id, self.at, viet_nam_day(self.at), self.rules)

    def keep(self, steps: Sequence[NewStep], moves: Sequence[Transfer]) -> None:
        """Steps and bookings, together."""
        ledger.book(self.db, moves, self.at, self.really)
        payments.add_steps(self.db, steps, self.at, self.really)
        self.touched.update(one.payment.payee_id for one in steps)


def kept(row: PaymentRow) -> payments.Destination:
    """The destination that stands with the payment."""
    return payments.Destination(row.provider_id, row.account_number, row.account_ref)


def source_of(work: Work, row: PaymentRow) -> str:
    """The agency's funds at the first deed; what came back after that."""
    agency = work.of.agency
    return ledger.agency(agency) if row.step == 0 else ledger.returned(agency)


def move(kind: str, row: PaymentRow, attempt: int, source: str, target: str) -> Transfer:
    """A payment's whole amount from one account to another."""
    return Transfer(kind, row.run_id, row.id, attempt, source, target, row.amount_vnd)
