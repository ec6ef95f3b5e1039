"""Money of one holder: the resident's own, or of somebody for whom the resident acts."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from app.data.api_client import ApiClient
from app.data.benefits import BenefitsRepository, OfflineFirstBenefits
from app.data.cache import Cache
from app.data.intents import Intents
from app.data.mandates import MandatesRepository
from app.data.of_others import OfOthers, OnBehalf, Ports, RecordOf
from app.data.payments import OfflineFirstPayments, PaymentsRepository
from app.data.routing import OfflineFirstRouting, RoutingRepository
from app.runtime.tasks import Post
from app.shared.clock import Now
from app.shared.contract.benefit_endpoints import READ_BENEFITS
from app.shared.contract.mandates import Mandate
from app.shared.contract.pay_endpoints import READ_PAYMENTS
from app.shared.contract.routing_endpoints import READ_ROUTING


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


class OthersMoney(OfOthers[Money]):
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
        super().__init__(api, cache, now, post, mandates)
        self._folder = folder

    def _made(self, way: OnBehalf, record: RecordOf, holder_id: str) -> tuple[Money, Ports]:
        intents = Intents()
        money = Money(
            benefits=OfflineFirstBenefits(way, record(READ_BENEFITS), intents),
            payments=OfflineFirstPayments(
                way, record(READ_PAYMENTS), intents, self._folder / holder_id[:8]
            ),
            routing=OfflineFirstRouting(way, record(READ_ROUTING), intents),
            mandates=self._mandates,
            of=holder_id,
        )
        return money, (money.benefits, money.payments, money.routing)
