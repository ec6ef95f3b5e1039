"""Renewal files: opening one, handing in a paper, withdrawing, following."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.cache import Entry
from app.data.granting import GrantedDeeds, Proof
from app.data.intents import Intents
from app.data.of_others import OfOthers, OnBehalf, Ports, RecordOf
from app.data.offline_first import OfflineFirst
from app.data.ports import Caller
from app.shared.contract.appointments import Appointment, FreeSlots
from app.shared.contract.endpoints import (
    GIVE_PAPER,
    LIST_RENEWAL_SLOTS,
    LIST_RENEWALS,
    MOVE_RENEWAL,
    READ_RENEWAL,
    START_RENEWAL,
    WITHDRAW_RENEWAL,
)
from app.shared.contract.fee_endpoints import PAY_FEE
from app.shared.contract.renewals import (
    FeePayment,
    PaperGiven,
    RenewalFile,
    RenewalList,
    RenewalStart,
)


class RenewalsAsOf(msgspec.Struct, frozen=True):
    """Every file, newest first, and when the server told them; UTC, story time."""

    renewals: tuple[RenewalFile, ...]
    at: datetime

    def of_id(self, renewal_id: str) -> RenewalFile | None:
        """The file of that id; None where there is none."""
        return next((one for one in self.renewals if one.id == renewal_id), None)

    def of_document(self, document_id: str) -> RenewalFile | None:
        """The newest file for that document; None where there is none."""
        return next((one for one in self.renewals if one.document_id == document_id), None)


class RenewalsRepository(Protocol):
    """
    The holder's renewal files.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once.
    """

    def stored(self) -> RenewalsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> RenewalsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def read(self, renewal_id: str) -> RenewalFile:
        """One file, from the server. Raises AppError."""

    def slots(self) -> FreeSlots:
        """When the counters have time. Raises AppError; never kept."""

    def start(
        self,
        document_id: str,
        appointment: Appointment | None = None,
        papers: tuple[str, ...] = (),
    ) -> RenewalFile:
        """Open a file for a document; the open one where there is one already."""

    def move(self, renewal_id: str, appointment: Appointment) -> RenewalFile:
        """Come at another time."""

    def pay_fee(self, renewal_id: str, passcode: str | None) -> RenewalFile:
        """Let the simulated desk take the fee; without a passcode where the rules ask for none."""

    def give_paper(self, renewal_id: str, paper: str) -> RenewalFile:
        """Hand in the paper that the office asked for."""

    def withdraw(self, renewal_id: str) -> RenewalFile:
        """Take an open file back."""

    def subscribe(self, listener: Callable[[RenewalsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class OfflineFirstRenewals:
    """The port over server and copy."""

    def __init__(self, api: Caller, record: OfflineFirst[RenewalList], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents
        self._deeds = GrantedDeeds(api, intents)

    def stored(self) -> RenewalsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> RenewalsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def read(self, renewal_id: str) -> RenewalFile:
        """As the port says."""
        epoch = self._record.epoch
        file: RenewalFile = self._api.call(READ_RENEWAL, renewal_id=renewal_id)
        return self._keep(file, epoch)

    def slots(self) -> FreeSlots:
        """As the port says."""
        free: FreeSlots = self._api.call(LIST_RENEWAL_SLOTS)
        return free

    def start(
        self,
        document_id: str,
        appointment: Appointment | None = None,
        papers: tuple[str, ...] = (),
    ) -> RenewalFile:
        """As the port says. Another time than one that was sent without an answer is asked anew."""
        epoch, intent = (
            self._record.epoch,
            f"renew/{document_id}/{_slot(appointment)}/{' '.join(papers)}",
        )
        body = RenewalStart(
            document_id=document_id,
            office=appointment.office if appointment else None,
            slot_at=appointment.slot_at if appointment else None,
            papers=papers,
        )
        with self._intents.once(intent, lambda: body) as (key, first):
            file: RenewalFile = self._api.call(START_RENEWAL, first, idempotency_key=key)
        return self._keep(file, epoch)

    def move(self, renewal_id: str, appointment: Appointment) -> RenewalFile:
        """As the port says."""
        epoch, intent = self._record.epoch, f"move/{renewal_id}/{_slot(appointment)}"
        with self._intents.once(intent, lambda: appointment) as (key, first):
            file: RenewalFile = self._api.call(
                MOVE_RENEWAL, first, idempotency_key=key, renewal_id=renewal_id
            )
        return self._keep(file, epoch)

    def pay_fee(self, renewal_id: str, passcode: str | None) -> RenewalFile:
        """As the port says."""
        epoch = self._record.epoch
        if passcode is None:
            with self._intents.once(f"fee/{renewal_id}", FeePayment) as (key, first):
                file = self._api.call(PAY_FEE, first, idempotency_key=key, renewal_id=renewal_id)
        else:
            proof: Proof = ("pay_fee", renewal_id, passcode)
            file = self._deeds.send(PAY_FEE, proof, _fee_payment, renewal_id=renewal_id)
        return self._keep(file, epoch)

    def give_paper(self, renewal_id: str, paper: str) -> RenewalFile:
        """As the port says."""
        epoch, intent = self._record.epoch, f"paper/{renewal_id}/{paper}"
        with self._intents.once(intent, lambda: PaperGiven(paper=paper)) as (key, first):
            file: RenewalFile = self._api.call(
                GIVE_PAPER, first, idempotency_key=key, renewal_id=renewal_id
            )
        return self._keep(file, epoch)

    def withdraw(self, renewal_id: str) -> RenewalFile:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"withdraw/{renewal_id}") as (key, _):
            file: RenewalFile = self._api.call(
                WITHDRAW_RENEWAL, idempotency_key=key, renewal_id=renewal_id
            )
        return self._keep(file, epoch)

    def subscribe(self, listener: Callable[[RenewalsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _keep(self, file: RenewalFile, epoch: int) -> RenewalFile:
        """In its place in the list, or first where it is new."""
        entry = self._record.stored()
        before = entry.value.renewals if entry else ()
        if any(one.id == file.id for one in before):
            files = tuple(file if one.id == file.id else one for one in before)
        else:
            files = (file, *before)
        self._record.keep(RenewalList(renewals=files), epoch)
        return file


class RenewalsOfOthers(Protocol):
    """The renewals of everybody for whom the resident acts."""

    def of(self, holder_id: str) -> RenewalsRepository:
        """That holder's."""


class OthersRenewals(OfOthers[RenewalsRepository]):
    """The renewals of everybody for whom the resident acts, by their ids."""

    def _made(
        self, way: OnBehalf, record: RecordOf, holder_id: str
    ) -> tuple[RenewalsRepository, Ports]:
        del holder_id
        files = OfflineFirstRenewals(way, record(LIST_RENEWALS), Intents())
        return files, (files,)


def _fee_payment(grant: str) -> FeePayment:
    return FeePayment(grant=grant)


def _slot(appointment: Appointment | None) -> str:
    return f"{appointment.office}/{appointment.slot_at.isoformat()}" if appointment else ""


def _as_of(entry: Entry[RenewalList]) -> RenewalsAsOf:
    return RenewalsAsOf(entry.value.renewals, entry.at)
