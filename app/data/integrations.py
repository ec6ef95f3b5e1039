"""Bringing documents into a wallet: one's own, or of somebody for whom the resident acts."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.intents import Intents
from app.data.of_others import OfOthers, OnBehalf, Ports, RecordOf
from app.data.offline_first import OfflineFirst
from app.shared.contract.integration_endpoints import (
    ASK_FOR_DOCUMENT,
    LIST_INTEGRATIONS,
    PUT_DOCUMENT_BACK,
    REMOVE_DOCUMENT,
    WITHDRAW_INTEGRATION,
)
from app.shared.contract.integrations import (
    OPEN_INTEGRATION,
    Integration,
    Integrations,
    IntegrationStart,
)


class IntegrationsAsOf(msgspec.Struct, frozen=True):
    """What came into the wallet on request, and when the server told it; UTC, story time."""

    known: Integrations
    at: datetime

    def of_id(self, integration_id: str) -> Integration | None:
        """The request of that id; None where there is none."""
        return next((one for one in self.known.requests if one.id == integration_id), None)

    @property
    def waiting(self) -> tuple[Integration, ...]:
        """Requests that nobody has decided, newest first."""
        return tuple(one for one in self.known.requests if one.state in OPEN_INTEGRATION)


class IntegrationsRepository(Protocol):
    """
    What comes into one wallet.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once.
    """

    def stored(self) -> IntegrationsAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> IntegrationsAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def ask(self, type_id: str, numbers: dict[str, str]) -> Integration:
        """Ask for a document; what was typed was said to be true."""

    def withdraw(self, integration_id: str) -> Integration:
        """Take a request back that nobody has decided."""

    def remove(self, document_id: str) -> IntegrationsAsOf:
        """Take a document out of the wallet; its register keeps it."""

    def put_back(self, document_id: str) -> IntegrationsAsOf:
        """Put it back."""

    def subscribe(self, listener: Callable[[IntegrationsAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when they differ from before."""


class WalletsOfOthers(Protocol):
    """What comes into the wallets of everybody for whom the resident acts."""

    def of(self, holder_id: str) -> IntegrationsRepository:
        """That holder's."""


class OfflineFirstIntegrations:
    """The port over server and copy."""

    def __init__(
        self, api: ApiClient | OnBehalf, record: OfflineFirst[Integrations], intents: Intents
    ) -> None:
        self._api, self._record, self._intents = api, record, intents

    def stored(self) -> IntegrationsAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> IntegrationsAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def ask(self, type_id: str, numbers: dict[str, str]) -> Integration:
        """As the port says."""
        epoch = self._record.epoch
        body = IntegrationStart(type_id=type_id, numbers=numbers, confirmed=True)
        intent = f"integrate/{type_id}/{'/'.join(numbers.values())}"
        with self._intents.once(intent, lambda: body) as (key, first):
            one: Integration = self._api.call(ASK_FOR_DOCUMENT, first, idempotency_key=key)
        return self._keep(one, epoch)

    def withdraw(self, integration_id: str) -> Integration:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"withdraw integration/{integration_id}") as (key, _):
            one: Integration = self._api.call(
                WITHDRAW_INTEGRATION, idempotency_key=key, integration_id=integration_id
            )
        return self._keep(one, epoch)

    def remove(self, document_id: str) -> IntegrationsAsOf:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"remove/{document_id}") as (key, _):
            told: Integrations = self._api.call(
                REMOVE_DOCUMENT, idempotency_key=key, document_id=document_id
            )
        return _as_of(self._record.keep(told, epoch))

    def put_back(self, document_id: str) -> IntegrationsAsOf:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"put back/{document_id}") as (key, _):
            told: Integrations = self._api.call(
                PUT_DOCUMENT_BACK, idempotency_key=key, document_id=document_id
            )
        return _as_of(self._record.keep(told, epoch))

    def subscribe(self, listener: Callable[[IntegrationsAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _keep(self, one: Integration, epoch: int) -> Integration:
        """In its place in the list, or first where it is new; nothing where none is known yet."""
        entry = self._record.stored()
        if entry is not None:
            requests = tuple(one if it.id == one.id else it for it in entry.value.requests)
            if one not in requests:
                requests = (one, *requests)
            self._record.keep(msgspec.structs.replace(entry.value, requests=requests), epoch)
        return one


class OthersWallets(OfOthers[IntegrationsRepository]):
    """What comes into the wallets of everybody for whom the resident acts, by their ids."""

    def _made(
        self, way: OnBehalf, record: RecordOf, holder_id: str
    ) -> tuple[IntegrationsRepository, Ports]:
        del holder_id
        brought = OfflineFirstIntegrations(way, record(LIST_INTEGRATIONS), Intents())
        return brought, (brought,)


def _as_of(entry: Entry[Integrations]) -> IntegrationsAsOf:
    return IntegrationsAsOf(entry.value, entry.at)
