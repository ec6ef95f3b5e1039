"""Where money goes, as the server last told it, and the holder's changes of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.cache import Entry
from app.data.granting import GrantedDeeds
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.data.ports import Caller
from app.shared.contract.benefits import Granted
from app.shared.contract.payments import NextPayment
from app.shared.contract.routing import (
    AccountOrder,
    ProgrammeRoute,
    RouteChoice,
    Routing,
    order_target,
    route_target,
)
from app.shared.contract.routing_endpoints import CHOOSE_ROUTE, ORDER_ACCOUNTS, UNDO_ROUTING


class RoutingAsOf(msgspec.Struct, frozen=True):
    """Where money goes, and when the server told it; UTC, story time."""

    routing: Routing
    at: datetime

    @property
    def coming(self) -> ProgrammeRoute | None:
        """The programme that pays next; None where none is known to."""
        due = [(one.next.due_on, at) for at, one in enumerate(self.routing.programmes) if one.next]
        return self.routing.programmes[min(due)[1]] if due else None

    def newest(self, coming: NextPayment | None) -> NextPayment | None:
        """The same payment with its places as a choice just made left them."""
        own = {one.programme_id: one.next for one in self.routing.programmes}
        return (own.get(coming.programme_id) if coming else None) or coming


class RoutingRepository(Protocol):
    """
    Where money goes.

    Deeds raise AppError and are never queued; the same deed sent again after ``Offline`` or
    ``Unanswered`` is done once. Each takes a passcode for exactly that deed.
    """

    def stored(self) -> RoutingAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> RoutingAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def choose(self, programme_id: str, link_id: str | None, passcode: str) -> RoutingAsOf:
        """A programme's money goes to that account; with None where the default does."""

    def order(self, link_ids: Sequence[str], passcode: str) -> RoutingAsOf:
        """Accounts are tried in that order; the first becomes the default."""

    def undo(self, change_id: str, passcode: str) -> RoutingAsOf:
        """Money goes where it went before that change."""

    def subscribe(self, listener: Callable[[RoutingAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs from before."""


class OfflineFirstRouting:
    """The port over server and copy."""

    def __init__(self, api: Caller, record: OfflineFirst[Routing], intents: Intents) -> None:
        self._record, self._deeds = record, GrantedDeeds(api, intents)

    def stored(self) -> RoutingAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> RoutingAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def choose(self, programme_id: str, link_id: str | None, passcode: str) -> RoutingAsOf:
        """As the port says."""
        epoch = self._record.epoch
        routing: Routing = self._deeds.send(
            CHOOSE_ROUTE,
            ("choose_route", route_target(programme_id, link_id), passcode),
            lambda grant: RouteChoice(programme_id=programme_id, link_id=link_id, grant=grant),
        )
        return _as_of(self._record.keep(routing, epoch))

    def order(self, link_ids: Sequence[str], passcode: str) -> RoutingAsOf:
        """As the port says."""
        epoch = self._record.epoch
        routing: Routing = self._deeds.send(
            ORDER_ACCOUNTS,
            ("order_accounts", order_target(link_ids), passcode),
            lambda grant: AccountOrder(link_ids=tuple(link_ids), grant=grant),
        )
        return _as_of(self._record.keep(routing, epoch))

    def undo(self, change_id: str, passcode: str) -> RoutingAsOf:
        """As the port says."""
        epoch = self._record.epoch
        routing: Routing = self._deeds.send(
            UNDO_ROUTING,
            ("undo_routing", change_id, passcode),
            lambda grant: Granted(grant=grant),
            change_id=change_id,
        )
        return _as_of(self._record.keep(routing, epoch))

    def subscribe(self, listener: Callable[[RoutingAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))


def _as_of(entry: Entry[Routing]) -> RoutingAsOf:
    return RoutingAsOf(entry.value, entry.at)
