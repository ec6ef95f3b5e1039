"""Choosing where money goes, as a phone of the tests does it."""

import msgspec

from app.shared.contract.payments import Place, place_key
from app.shared.contract.routing import order_target, route_target
from backend_stub.auth import grant_deed


def granted(phone, operation, target):
    """A proof as a right passcode gives it, without what checking one costs."""
    server, now = phone.server, phone.server.clock()
    session = server.stub.sessions.find(f"Bearer {phone.token}".encode(), now)
    return server.store.write(
        lambda writing: grant_deed(writing.db, session, operation, phone.bound(target), now)[0]
    ).result()


def routing(phone):
    return phone.get("/v1/routing")


def choose(phone, programme, link_id):
    grant = granted(phone, "choose_route", route_target(programme, link_id))
    body = {"programme_id": programme, "link_id": link_id, "grant": grant}
    return phone.post("/v1/routing/choices", body)


def order(phone, *link_ids):
    grant = granted(phone, "order_accounts", order_target(link_ids))
    return phone.post("/v1/routing/orders", {"link_ids": list(link_ids), "grant": grant})


def undo(phone, change_id):
    body = {"grant": granted(phone, "undo_routing", change_id)}
    return phone.post(f"/v1/routing/changes/{change_id}/undoing", body)


def agree(phone, payment, place=None, **changes):
    """Let a payment that did not arrive go to the place it shows, or to that one."""
    wanted = place or place_key(msgspec.convert(payment["leads_to"], Place))
    grant = granted(phone, "agree_place", f"{payment['id']}/{wanted}")
    body = {"place": wanted, "grant": grant, **changes}
    return phone.post(f"/v1/payments/{payment['id']}/places", body)


def firsts(seen):
    """The account where each programme's money goes first; None for cash."""
    return [one["rungs"][0]["place"]["link_id"] for one in seen["programmes"]]


def endings(seen):
    """Last digits of the accounts in the order in which they are tried."""
    return [one["place"]["number_ending"] for one in seen["accounts"]]
