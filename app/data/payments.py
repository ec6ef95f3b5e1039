"""Benefits paid: programmes, the next payments, the statement; and the statement as a file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from app.data.cache import Entry
from app.data.files import put_down
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.data.ports import Caller
from app.shared.contract.endpoints import STEP_UP
from app.shared.contract.pay_endpoints import EXPORT_STATEMENT
from app.shared.contract.payments import (
    BenefitPayment,
    BenefitPayments,
    NextPayment,
    ProgrammeStanding,
    Sheet,
    StatementRequest,
)
from app.shared.contract.session import StepUp, StepUpGrant

SheetForm = Literal["csv", "html"]


class PaymentsAsOf(msgspec.Struct, frozen=True):
    """Everything about payments, and when the server told it; UTC, story time."""

    seen: BenefitPayments
    at: datetime

    @property
    def coming(self) -> NextPayment | None:
        """The next payment of all: the one that is due first."""
        return min(self.seen.next, key=lambda one: (one.due_on, one.by_on), default=None)

    def of_id(self, payment_id: str) -> BenefitPayment | None:
        """The payment of that id; None where there is none."""
        return next((one for one in self.seen.payments if one.id == payment_id), None)

    def standing(self, programme_id: str) -> ProgrammeStanding | None:
        """What one is entitled to under a programme; None where nothing was decided."""
        found = (one for one in self.seen.programmes if one.programme_id == programme_id)
        return next(found, None)


class PaymentsRepository(Protocol):
    """Payments of benefits, received, under way and to come."""

    def stored(self) -> PaymentsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> PaymentsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def export(self, form: SheetForm, lang: Literal["vi", "en"], passcode: str) -> Path:
        """
        The statement as a file on this machine; answers where.

        Raises AppError; ``Rejected`` with ``wrong_passcode`` or ``too_many_tries`` comes from the
        passcode.
        """

    def subscribe(self, listener: Callable[[PaymentsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstPayments:
    """The port over server and copy; ``folder`` is where statements are put."""

    def __init__(
        self,
        api: Caller,
        record: OfflineFirst[BenefitPayments],
        intents: Intents,
        folder: Path,
    ) -> None:
        self._api, self._record, self._intents, self._folder = api, record, intents, folder

    def stored(self) -> PaymentsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> PaymentsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def export(self, form: SheetForm, lang: Literal["vi", "en"], passcode: str) -> Path:
        """As the port says."""

        def body() -> StatementRequest:
            asked = StepUp(operation="export_statement", target=f"own/{form}", passcode=passcode)
            granted: StepUpGrant = self._api.call(STEP_UP, asked)
            return StatementRequest(form=form, grant=granted.grant, language=lang)

        with self._intents.once(f"statement/{form}/{lang}/{passcode}", body) as (key, first):
            sheet: Sheet = self._api.call(EXPORT_STATEMENT, first, idempotency_key=key)
        return put_down(self._folder, sheet)

    def subscribe(self, listener: Callable[[PaymentsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[BenefitPayments]) -> PaymentsAsOf:
    return PaymentsAsOf(entry.value, entry.at)
