"""The fake of the renewals' port."""

from app.data.renewals import RenewalsAsOf
from app.shared.contract.appointments import Appointment, FreeSlots
from app.shared.contract.renewals import RenewalFile
from app.testing.repository_fakes import FakeCopy


class FakeRenewals(FakeCopy[RenewalsAsOf]):
    """``RenewalsRepository``; deeds answer as given."""

    def read(self, renewal_id: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("read", renewal_id)
        return file

    def slots(self) -> FreeSlots:
        """As given."""
        free: FreeSlots = self._answer("slots")
        return free

    def start(
        self,
        document_id: str,
        appointment: Appointment | None = None,
        papers: tuple[str, ...] = (),
    ) -> RenewalFile:
        """As given."""
        chosen = (*((appointment,) if appointment else ()), *((papers,) if papers else ()))
        file: RenewalFile = self._answer("start", document_id, *chosen)
        return file

    def move(self, renewal_id: str, appointment: Appointment) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("move", renewal_id, appointment)
        return file

    def pay_fee(self, renewal_id: str, passcode: str | None) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("pay_fee", renewal_id, passcode)
        return file

    def give_paper(self, renewal_id: str, paper: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("give_paper", renewal_id, paper)
        return file

    def withdraw(self, renewal_id: str) -> RenewalFile:
        """As given."""
        file: RenewalFile = self._answer("withdraw", renewal_id)
        return file


class FakeOthersRenewals:
    """``RenewalsOfOthers``: as given, by holder."""

    def __init__(self, **renewals: FakeRenewals) -> None:
        self._renewals = {name.removeprefix("of_"): one for name, one in renewals.items()}

    def of(self, holder_id: str) -> FakeRenewals:
        """As given; a ``KeyError`` for anybody else."""
        return self._renewals[holder_id]
