"""Benefits paid: programmes, the next payments, the statement; and the statement as a file."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from app.data.cache import Entry
from app.data.files import put_down
from app.data.granting import GrantedDeeds
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.data.ports import Caller
from app.shared.contract.pay_endpoints import AGREE_PLACE, EXPORT_STATEMENT
from app.shared.contract.payments import (
    BenefitPayment,
    BenefitPayments,
    NextPayment,
    Place,
    PlaceAgreement,
    ProgrammeStanding,
    Sheet,
    StatementRequest,
    place_key,
)

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

    def agree(self, payment_id: str, place: Place, passcode: str) -> PaymentsAsOf:
        """
        Let what did not arrive go to ``place`` now: the one that ``leads_to`` names.

        Raises AppError, from the passcode as ``export`` does; nothing moved then.
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
        self._record, self._folder = record, folder
        self._deeds = GrantedDeeds(api, intents)

    def stored(self) -> PaymentsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> PaymentsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def export(self, form: SheetForm, lang: Literal["vi", "en"], passcode: str) -> Path:
        """As the port says."""
        sheet: Sheet = self._deeds.send(
            EXPORT_STATEMENT,
            ("export_statement", f"own/{form}", passcode),
            lambda grant: StatementRequest(form=form, grant=grant, language=lang),
        )
        return put_down(self._folder, sheet)

    def agree(self, payment_id: str, place: Place, passcode: str) -> PaymentsAsOf:
        """As the port says."""
        epoch, wanted = self._record.epoch, place_key(place)
        seen: BenefitPayments = self._deeds.send(
            AGREE_PLACE,
            ("agree_place", f"{payment_id}/{wanted}", passcode),
            lambda grant: PlaceAgreement(place=wanted, grant=grant),
            payment_id=payment_id,
        )
        return _as_of(self._record.keep(seen, epoch))

    def subscribe(self, listener: Callable[[PaymentsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[BenefitPayments]) -> PaymentsAsOf:
    return PaymentsAsOf(entry.value, entry.at)
