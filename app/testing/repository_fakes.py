"""Repositories as fakes: they answer what they were given, and fail loudly where they were not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from app.data.account import AccountAsOf
from app.data.benefits import BenefitsAsOf
from app.data.devices import DevicesAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import AppError
from app.data.family import FamilyAsOf
from app.data.issuings import IssuingsAsOf
from app.data.notices import NoticesAsOf
from app.data.payments import PaymentsAsOf
from app.data.routing import RoutingAsOf
from app.shared.contract.account import Account
from app.shared.contract.appointments import Appointment, FreeSlots
from app.shared.contract.benefits import Link
from app.shared.contract.devices import LostPhone
from app.shared.contract.documents import HeldDocument
from app.shared.contract.issuing import IssuingFile, IssuingStart
from app.shared.contract.payments import Place
from app.testing.fake import Fake

A = TypeVar("A")


class FakeCopy(Fake, Generic[A]):
    """A repository with a copy: ``stored`` as given, ``refresh`` as given or as stored."""

    def __init__(
        self, stored: A | None = None, failure: AppError | None = None, **answers: Any
    ) -> None:
        super().__init__(failure, **answers)
        self._stored = stored

    def stored(self) -> A | None:
        """What was given or refreshed last."""
        return self._stored

    def refresh(self) -> A:
        """The answer given; what is stored where none was."""
        if self._stored is not None and "refresh" not in self._answers:
            self._answers["refresh"] = self._stored
        fresh: A = self._answer("refresh")
        if fresh != self._stored:
            self.tell(fresh)
        return fresh

    def tell(self, value: A) -> None:
        """The server has something new: store it and tell who listens."""
        self._stored = value
        self._answers["refresh"] = value
        self._listeners.tell(value)


class FakeAccount(FakeCopy[AccountAsOf]):
    """``AccountRepository``."""

    @property
    def known(self) -> Account | None:
        """Of what is stored."""
        return self._stored.account if self._stored else None

    def lock(self, passcode: str) -> AccountAsOf:
        """As given; stored and told."""
        known: AccountAsOf = self._answer("lock", passcode)
        self.tell(known)
        return known

    def unlock(self, reading: str) -> AccountAsOf:
        """As given; stored and told."""
        known: AccountAsOf = self._answer("unlock", reading)
        self.tell(known)
        return known

    def tell_whereabouts(self, abroad: str | None) -> AccountAsOf:
        """As given; stored and told."""
        known: AccountAsOf = self._answer("tell_whereabouts", abroad)
        self.tell(known)
        return known


class FakePasscode(Fake):
    """``PasscodeRepository``."""

    def prove(self, present: str) -> str:
        """As given."""
        grant: str = self._answer("prove", present)
        return grant

    def change(self, grant: str, chosen: str) -> AccountAsOf:
        """As given."""
        known: AccountAsOf = self._answer("change", grant, chosen)
        return known


class FakeDocuments(FakeCopy[DocumentsAsOf]):
    """``DocumentsRepository``."""


class FakePayments(FakeCopy[PaymentsAsOf]):
    """``PaymentsRepository``."""

    def export(self, form: str, lang: str, passcode: str) -> Path:
        """As given."""
        path: Path = self._answer("export", form, lang, passcode)
        return path

    def agree(self, payment_id: str, place: Place, passcode: str) -> PaymentsAsOf:
        """As given."""
        seen: PaymentsAsOf = self._answer("agree", payment_id, place, passcode)
        self.tell(seen)
        return seen


class FakeIssuings(FakeCopy[IssuingsAsOf]):
    """``IssuingsRepository``; deeds answer as given."""

    def slots(self) -> FreeSlots:
        """As given."""
        free: FreeSlots = self._answer("slots")
        return free

    def start(self, body: IssuingStart) -> IssuingFile:
        """As given."""
        file: IssuingFile = self._answer("start", body)
        return file

    def move(self, issuing_id: str, appointment: Appointment) -> IssuingFile:
        """As given."""
        file: IssuingFile = self._answer("move", issuing_id, appointment)
        return file

    def give_supplement(self, issuing_id: str, supplement: str) -> IssuingFile:
        """As given."""
        file: IssuingFile = self._answer("give_supplement", issuing_id, supplement)
        return file

    def withdraw(self, issuing_id: str) -> IssuingFile:
        """As given."""
        file: IssuingFile = self._answer("withdraw", issuing_id)
        return file


class FakeDevices(FakeCopy[DevicesAsOf]):
    """``DevicesRepository``; deeds answer as given."""

    def approve(self, request_id: str, passcode: str) -> None:
        """As given."""
        self._answer("approve", request_id, passcode)

    def refuse(self, request_id: str) -> DevicesAsOf:
        """As given; stored and told."""
        known: DevicesAsOf = self._answer("refuse", request_id)
        self.tell(known)
        return known

    def unlink(self, linked_id: str, passcode: str) -> None:
        """As given."""
        self._answer("unlink", linked_id, passcode)

    def report_lost(self, personal_number: str, passcode: str) -> LostPhone:
        """As given."""
        lost: LostPhone = self._answer("report_lost", personal_number, passcode)
        return lost


class FakeFamily(FakeCopy[FamilyAsOf]):
    """``FamilyRepository``; deeds answer as given."""

    def documents(self, holder_id: str) -> tuple[HeldDocument, ...]:
        """As given."""
        held: tuple[HeldDocument, ...] = self._answer("documents", holder_id)
        return held

    def document(self, holder_id: str, document_id: str) -> HeldDocument:
        """As given."""
        held: HeldDocument = self._answer("document", holder_id, document_id)
        return held

    def give_proof(self, holder_id: str) -> FamilyAsOf:
        """As given; stored and told."""
        known: FamilyAsOf = self._answer("give_proof", holder_id)
        self.tell(known)
        return known


class FakeNotices(FakeCopy[NoticesAsOf]):
    """``NoticesRepository``; deeds answer as given."""

    def mark_read(self, keys: Sequence[str], *, read: bool = True) -> NoticesAsOf:
        """As given; stored and told."""
        listed: NoticesAsOf = self._answer("mark_read", tuple(keys), read)
        self.tell(listed)
        return listed


class FakeBenefits(FakeCopy[BenefitsAsOf]):
    """``BenefitsRepository``; deeds answer as given."""

    def start_link(
        self, provider_id: str, account_number: str, consent: str, passcode: str
    ) -> Link:
        """As given."""
        link: Link = self._answer("start_link", provider_id, account_number, consent, passcode)
        return link

    def read_link(self, link_id: str) -> Link:
        """As given."""
        link: Link = self._answer("read_link", link_id)
        return link

    def confirm(self, link_id: str, code: str, *, make_default: bool) -> Link:
        """As given."""
        link: Link = self._answer("confirm", link_id, code, make_default)
        return link

    def resend(self, link_id: str) -> Link:
        """As given."""
        link: Link = self._answer("resend", link_id)
        return link

    def choose_default(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """As given; stored and told."""
        account: BenefitsAsOf = self._answer("choose_default", link_id, passcode)
        self.tell(account)
        return account

    def unlink(self, link_id: str, passcode: str) -> BenefitsAsOf:
        """As given; stored and told."""
        account: BenefitsAsOf = self._answer("unlink", link_id, passcode)
        self.tell(account)
        return account


class FakeRouting(FakeCopy[RoutingAsOf]):
    """``RoutingRepository``; deeds answer as given, stored and told."""

    def choose(self, programme_id: str, link_id: str | None, passcode: str) -> RoutingAsOf:
        """As given."""
        return self._told("choose", programme_id, link_id, passcode)

    def order(self, link_ids: Sequence[str], passcode: str) -> RoutingAsOf:
        """As given."""
        return self._told("order", tuple(link_ids), passcode)

    def undo(self, change_id: str, passcode: str) -> RoutingAsOf:
        """As given."""
        return self._told("undo", change_id, passcode)

    def _told(self, question: str, *arguments: Any) -> RoutingAsOf:
        known: RoutingAsOf = self._answer(question, *arguments)
        self.tell(known)
        return known
