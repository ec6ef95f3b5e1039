"""One's wards and guardians, as the server last told them; a ward's documents, when asked for."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.shared.contract.documents import DocumentList, HeldDocument
from app.shared.contract.endpoints import GIVE_PROOF, LIST_WARD_DOCUMENTS, READ_WARD_DOCUMENT
from app.shared.contract.family import Family, Ward


class FamilyAsOf(msgspec.Struct, frozen=True):
    """The family and when the server told it; UTC, story time."""

    family: Family
    at: datetime

    def ward(self, holder_id: str) -> Ward | None:
        """The ward of that id; None where there is none."""
        return next((one for one in self.family.wards if one.holder_id == holder_id), None)


class FamilyRepository(Protocol):
    """Whom the resident guards, and who guards the resident."""

    def stored(self) -> FamilyAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> FamilyAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def documents(self, holder_id: str) -> tuple[HeldDocument, ...]:
        """
        What a ward holds, by name and last day; no copy is kept on a guardian's phone.

        Raises AppError.
        """

    def document(self, holder_id: str, document_id: str) -> HeldDocument:
        """One of them with its values, which are kept nowhere. Raises AppError."""

    def give_proof(self, holder_id: str) -> FamilyAsOf:
        """Hand in the proof of guardianship. Raises AppError; sent again it is done once."""

    def subscribe(self, listener: Callable[[FamilyAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs from before."""


class OfflineFirstFamily:
    """The port over server and copy."""

    def __init__(self, api: ApiClient, record: OfflineFirst[Family], intents: Intents) -> None:
        self._api, self._record, self._intents = api, record, intents

    def stored(self) -> FamilyAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> FamilyAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def documents(self, holder_id: str) -> tuple[HeldDocument, ...]:
        """As the port says."""
        listed: DocumentList = self._api.call(LIST_WARD_DOCUMENTS, holder_id=holder_id)
        return listed.documents

    def document(self, holder_id: str, document_id: str) -> HeldDocument:
        """As the port says."""
        held: HeldDocument = self._api.call(
            READ_WARD_DOCUMENT, holder_id=holder_id, document_id=document_id
        )
        return held

    def give_proof(self, holder_id: str) -> FamilyAsOf:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"proof/{holder_id}") as (key, _):
            family: Family = self._api.call(GIVE_PROOF, idempotency_key=key, holder_id=holder_id)
        return _as_of(self._record.keep(family, epoch))

    def subscribe(self, listener: Callable[[FamilyAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[Family]) -> FamilyAsOf:
    return FamilyAsOf(entry.value, entry.at)
