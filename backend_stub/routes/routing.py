"""Where money goes: reading it, choosing for a programme, ordering the accounts, undoing."""

from app.shared.contract.routing import Routing, order_target, route_target
from app.shared.contract.routing_endpoints import (
    CHOOSE_ROUTE,
    ORDER_ACCOUNTS,
    READ_ROUTING,
    UNDO_ROUTING,
)
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services import routing
from backend_stub.services.payment_views import Looking, payments_seen
from backend_stub.services.purses import Purse, purse_of
from backend_stub.services.routing_told import tell_providers
from backend_stub.services.routing_views import routed_programmes, routing_seen
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.routing import RoutingChange


@serves(READ_ROUTING)
def read_routing(call: Call) -> Routing:
    """Accounts in order, each programme's ladder with reasons, and the change to undo."""
    return routing_seen(_looking(call), call.now)


@serves(CHOOSE_ROUTE)
def choose_route(call: Call) -> Routing:
    """A programme's money goes to one account, or where the default does."""
    asked = call.body
    if asked.programme_id not in routed_programmes(payments_seen(_looking(call))):
        raise Refusal("routing_refused", values={"reason": "not_on_list"})
    target = route_target(asked.programme_id, asked.link_id)
    call.spend("choose_route", target)
    new = routing.choose_route(
        call.db, _purse(call), asked.programme_id, asked.link_id, call.story_now, call.now
    )
    return _answer(call, new=new)


@serves(ORDER_ACCOUNTS)
def order_accounts(call: Call) -> Routing:
    """Accounts are tried in that order; the first becomes the default."""
    asked = call.body
    target = order_target(asked.link_ids)
    call.spend("order_accounts", target)
    new = routing.order_accounts(call.db, _purse(call), asked.link_ids, call.story_now, call.now)
    return _answer(call, new=new)


@serves(UNDO_ROUTING)
def undo_routing(call: Call) -> Routing:
    """Money goes where it went before the change."""
    change_id = call.ids["change_id"]
    change = routing.change_at(call.owner(), change_id, call.story_now)
    call.spend("undo_routing", change_id)
    routing.undo(call.db, _purse(call), change, call.story_now, call.now)
    after = call.changed(call.owner_id)
    _tell(call, next(one for one in after.routing if one.id == change_id))
    return routing_seen(_looking(call), call.now)


def default_changed(call: Call, before: HolderFacts) -> None:
    """After a deed that may have moved the default: keep it so that it can be undone, and tell."""
    was = purse_of(call.db, before, call.story_now, call.rules)
    call.changed(call.owner_id)
    if routing.note_default(call.db, was, _purse(call), call.story_now, call.now):
        _told(call)


def _answer(call: Call, *, new: bool) -> Routing:
    if new:
        _told(call)
    return routing_seen(_looking(call), call.now)


def _told(call: Call) -> None:
    _tell(call, call.changed(call.owner_id).routing[-1])


def _tell(call: Call, change: RoutingChange) -> None:
    """Messages go to who did it."""
    links = _purse(call).owner.links
    tell_providers(call.db, links, call.facts(), change, call.story_now, call.rules)


def _purse(call: Call) -> Purse:
    return purse_of(call.db, call.owner(), call.story_now, call.rules)


def _looking(call: Call) -> Looking:
    return Looking(call.db, call.owner(), call.story_now, call.rules, call.caller.holder_id)
