"""Money of one holder: the resident's own, or of somebody for whom the resident acts."""

import threading
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from app.data.api_client import ApiClient
from app.data.benefits import BenefitsRepository, OfflineFirstBenefits
from app.data.cache import Cache, Entry
from app.data.errors import Unauthenticated
from app.data.intents import Intents
from app.data.mandates import MandatesRepository
from app.data.offline_first import OfflineFirst
from app.data.payments import OfflineFirstPayments, PaymentsRepository
from app.data.routing import OfflineFirstRouting, RoutingRepository
from app.runtime.tasks import Post
from app.shared.clock import Now
from app.shared.contract.benefit_endpoints import READ_BENEFITS
from app.shared.contract.endpoint import Endpoint
from app.shared.contract.mandates import Mandate
from app.shared.contract.pay_endpoints import READ_PAYMENTS
from app.shared.contract.routing_endpoints import READ_ROUTING

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Money:
    """
    What the screens of money stand on.

    Attributes:
        of: Id of whose it is; empty for the resident.
    """

    benefits: BenefitsRepository
    payments: PaymentsRepository
    routing: RoutingRepository
    mandates: MandatesRepository
    of: str = ""

    def whose(self, day: date) -> Mandate | None:
        """For whom the resident acts here on ``day``; None for the resident's own."""
        known = self.mandates.stored() if self.of else None
        return known.over(self.of, day) if known else None


class MoneyOfOthers(Protocol):
    """The money of everybody for whom the resident acts."""

    def of(self, holder_id: str) -> Money:
        """That holder's."""


class MemoryCopy:
    """Records of somebody else: kept on no disk, and forgotten when the resident signs out."""

    def __init__(self, cache: Cache) -> None:
        self._cache, self._lock = cache, threading.Lock()
        self._seen: dict[str, Entry[Any]] = {}
        self._epoch = cache.epoch

    @property
    def epoch(self) -> int:
        """That of who is signed in."""
        return self._cache.epoch

    def get(self, record_id: str, wanted: type[T]) -> Entry[T] | None:
        """The record; None where there is none, or somebody else is signed in since."""
        del wanted
        with self._lock:
            return self._seen.get(record_id) if self._epoch == self.epoch else None

    def put(self, record_id: str, value: Any, at: datetime, epoch: int) -> None:
        """
        Keep a record.

        Raises:
            Unauthenticated: It is an answer to somebody who has signed out meanwhile.
        """
        with self._lock:
            if epoch != self.epoch:
                raise Unauthenticated
            if self._epoch != epoch:
                self._seen.clear()
                self._epoch = epoch
            self._seen[record_id] = Entry(value, at)

    def forget(self) -> None:
        """Drop them all."""
        with self._lock:
            self._seen.clear()


class OnBehalf:
    """The way to the server in the name of somebody for whom the resident acts."""

    def __init__(self, api: ApiClient, holder_id: str) -> None:
        self._api, self._of = api, holder_id

    def call(self, endpoint: Endpoint, body: Any = None, **more: Any) -> Any:
        """As ``ApiClient.call`` does."""
        return self._api.call(endpoint, body, on_behalf=self._of, **more)


class OthersMoney:
    """
    The money of everybody for whom the resident acts, by their ids.

    Args:
        folder: Where statements are put, each holder's in a folder of its own.
    """

    def __init__(
        self,
        api: ApiClient,
        cache: Cache,
        now: Now,
        post: Post,
        mandates: MandatesRepository,
        folder: Path,
    ) -> None:
        self._api, self._cache, self._now, self._post = api, cache, now, post
        self._mandates, self._folder = mandates, folder
        self._lock = threading.Lock()
        self._opened: dict[str, tuple[Money, MemoryCopy]] = {}

    def of(self, holder_id: str) -> Money:
        """That holder's, made when it is first asked for."""
        with self._lock:
            if holder_id not in self._opened:
                self._opened[holder_id] = self._made(holder_id)
            return self._opened[holder_id][0]

    def refresh(self) -> None:
        """
        Ask anew for what was looked at; forget that of whom the resident acts for no more.

        Raises:
            AppError: At the first that fails.
        """
        known = self._mandates.stored()
        held = {one.holder_id for one in known.mandates} if known else set()
        with self._lock:
            opened = list(self._opened.items())
        for holder_id, (money, copy) in opened:
            if holder_id not in held:
                copy.forget()
                continue
            for port in (money.benefits, money.payments, money.routing):
                if port.stored() is not None:
                    port.refresh()

    def _made(self, holder_id: str) -> tuple[Money, MemoryCopy]:
        api, copy, intents = OnBehalf(self._api, holder_id), MemoryCopy(self._cache), Intents()

        def record(endpoint: Endpoint) -> OfflineFirst[Any]:
            return OfflineFirst(api, copy, self._now, self._post, endpoint)

        money = Money(
            benefits=OfflineFirstBenefits(api, record(READ_BENEFITS), intents),
            payments=OfflineFirstPayments(
                api, record(READ_PAYMENTS), intents, self._folder / holder_id[:8]
            ),
            routing=OfflineFirstRouting(api, record(READ_ROUTING), intents),
            mandates=self._mandates,
            of=holder_id,
        )
        return money, copy
