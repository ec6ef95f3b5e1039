"""Linking a new phone: which ways are open to its holder, and what follows from each."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.shared.clock import viet_nam_day
from app.shared.contract.devices import DeviceLink, DeviceWay, WayOffer, WayShut
from app.shared.offices import offices
from backend_stub.auth import hash_of
from backend_stub.calls import Call
from backend_stub.limits import limits
from backend_stub.passcodes import count_of, count_wrong, forget_tries
from backend_stub.problems import Refusal
from backend_stub.services.devices import covered_name, linked_device
from backend_stub.services.standing import account_of, locked
from backend_stub.storage import devices as written
from backend_stub.storage.devices import LinkRequest
from backend_stub.storage.facts import HolderFacts

_EVERY_DEVICE = ""
"""Readings of a card are counted for the account, whichever phone reads it."""


def take_first_phone(call: Call, facts: HolderFacts, device_id: str) -> bool:
    """Whether this phone is the linked one; an account that never had one takes it."""
    if not facts.devices:
        written.add_device(call.db, facts.holder.id, device_id, "activation", call.story_now)
        return True
    device = linked_device(facts)
    return device is not None and device.device_id == device_id


def offer(call: Call, facts: HolderFacts, device_id: str) -> tuple[str, LinkRequest]:
    """
    A ticket for this phone; what it asked for already goes on under the new one.

    Asked for again the last ticket ends: one phone has one.
    """
    db, now = call.db, call.stub.now()
    ticket = secrets.token_urlsafe(32)
    ends_at = now + timedelta(seconds=limits().device.ticket_seconds)
    own = [one for one in facts.device_requests if one.device_id == device_id and one.alive(now)]
    if own:
        request_id = own[-1].id
        written.change_request(db, request_id, ticket_hash=hash_of(ticket), ends_at=ends_at)
    else:
        request_id = written.add_request(db, facts.holder.id, device_id, hash_of(ticket), ends_at)
    return ticket, request_of(call, facts.holder.id, request_id)


def request_of(call: Call, holder_id: str, request_id: str) -> LinkRequest:
    """
    The holder's request of that id, as it stands now.

    Raises:
        Refusal: There is none of that holder's.
    """
    facts = call.facts(holder_id, again=True)
    found = next((one for one in facts.device_requests if one.id == request_id), None)
    if found is None:
        raise Refusal("not_found")
    return found


def seen(call: Call, facts: HolderFacts, request: LinkRequest) -> DeviceLink:
    """The request as its phone sees it."""
    now = call.stub.now()
    left = max(0, -(-(request.ends_at - now) // timedelta(seconds=1)))
    return DeviceLink(
        state=request.state,
        way=request.way,
        number=request.matching if request.state == "waiting" else None,
        seconds_left=left,
        tries_left=_tries_left(call.db, facts, now),
        ways=ways_open(call, facts),
        device=covered_name(facts),
        locked=locked(facts, call.story_now, call.rules),
        office=_counter(facts.holder.kind),
    )


def _counter(kind: str) -> str:
    """
    Where one comes in Viet Nam.

    Whether the holder is abroad, and where, is told to nobody whose phone is not linked yet.
    """
    at_home = (one for one in offices() if one.serves == kind and "issuing" in one.services)
    return next(at_home).id


def ways_open(call: Call, facts: HolderFacts) -> tuple[WayOffer, ...]:
    """
    Every way of the rule set, and why one is shut.

    Source: ``device_ways``, ``device_last_way``, ``device_ended_card``.
    """
    rules = call.rules
    given = (*rules.value("device_ways"), rules.value("device_last_way"))
    shut = {"old_device": _old_device_shut, "card": _card_shut}
    return tuple(
        WayOffer(way=way, shut=shut[way](call, facts) if way in shut else None) for way in given
    )


def _old_device_shut(call: Call, facts: HolderFacts) -> WayShut | None:
    now = call.stub.now()
    if linked_device(facts) is None:
        return "no_device"
    if locked(facts, call.story_now, call.rules):
        return "account_locked"  # the old phone shows nothing but its lock
    again = timedelta(seconds=limits().device.refused_seconds)
    for one in facts.device_requests:
        decided = one.decided_really_at
        if one.way == "old_device" and one.state == "refused" and decided and now - decided < again:
            return "refused"
    return None


def _card_shut(call: Call, facts: HolderFacts) -> WayShut | None:
    account = account_of(facts, call.story_now, call.rules)
    if account.kind != "citizen" or account.identity_type is None:
        return "no_card"
    ends_on = account.identity_expires_on
    ended = ends_on is not None and viet_nam_day(call.story_now) > ends_on
    if ended and call.rules.value("device_ended_card") == "shut":
        return "card_ended"
    return None if _tries_left(call.db, facts, call.stub.now()) else "card_tries"


def _card_key(facts: HolderFacts) -> bytes:
    return hash_of(f"card-tries:{facts.holder.id}")


def _counted_since(now: datetime) -> datetime:
    return now - timedelta(hours=limits().device.card_shut_hours)


def _tries_left(db: Connection, facts: HolderFacts, now: datetime) -> int:
    counted = count_of(db, _card_key(facts), _EVERY_DEVICE, _counted_since(now))
    return max(0, limits().device.card_tries - counted)


def refuse_shut(call: Call, facts: HolderFacts, way: DeviceWay) -> None:
    """
    Let pass who comes by an open way.

    Raises:
        Refusal: It is shut; ``shut`` says why.
    """
    found = next((one for one in ways_open(call, facts) if one.way == way), None)
    shut = found.shut if found else "not_given"
    if shut is not None:
        raise Refusal("device_way_shut", values={"way": way, "shut": shut})


def ask(call: Call, facts: HolderFacts, request: LinkRequest, way: DeviceWay) -> None:
    """Choose a way; the old phone and the counter are asked with a new number."""
    if request.way == way and request.state == "waiting":
        return
    refuse_shut(call, facts, way)
    if way == "card":
        written.change_request(call.db, request.id, state="open", way=way, matching=None)
    else:
        written.change_request(
            call.db,
            request.id,
            state="waiting",
            way=way,
            matching=f"{secrets.randbelow(90) + 10}",
            asks=request.asks + 1,
            asked_at=call.story_now,
            decided_at=None,
        )
        left = (request.ends_at - call.stub.now()).total_seconds()
        call.stub.change_later(facts.holder.id, left)
    call.changed(facts.holder.id)


def withdraw(call: Call, request: LinkRequest) -> None:
    """Nobody is asked any more; the ticket stays, so that another way can be chosen."""
    written.change_request(call.db, request.id, state="open", way=None, matching=None)
    call.changed(request.holder_id)


def refuse(call: Call, request: LinkRequest) -> None:
    """The old phone or the counter says no."""
    written.change_request(
        call.db,
        request.id,
        state="refused",
        decided_at=call.story_now,
        decided_really_at=call.stub.now(),
    )
    call.changed(request.holder_id)


def read_card(call: Call, facts: HolderFacts, request: LinkRequest, reading: str) -> None:
    """
    Link by what the simulated reader saw.

    Raises:
        Refusal: The way is shut, or the reading does not match: counted, and kept counted.
    """
    refuse_shut(call, facts, "card")
    if reading == "match":
        link(call, facts, request, "card")
        return
    now = call.stub.now()
    count_wrong(call.db, _card_key(facts), _EVERY_DEVICE, now, _counted_since(now))
    left = _tries_left(call.db, facts, now)
    raise Refusal("card_not_read", values={"reason": reading, "tries_left": left}, keeps=True)


def link(call: Call, facts: HolderFacts, request: LinkRequest, way: str) -> None:
    """
    Make the asking phone the account's; in the same transaction the old one is not any more, its
    sessions end, and whoever else wanted to be linked is told that another was.
    """
    holder_id, now = facts.holder.id, call.story_now
    replace(call, holder_id, request.device_id, way)
    written.change_request(call.db, request.id, state="linked", way=way, decided_at=now)
    written.overtake_requests(call.db, holder_id, request.id, now)
    forget_tries(call.db, _card_key(facts), _EVERY_DEVICE)
    call.changed(holder_id)


def replace(call: Call, holder_id: str, device_id: str, way: str) -> None:
    """Unlink whichever phone is linked, end its sessions, link this one."""
    written.end_device(call.db, holder_id, "replaced", call.story_now)
    written.add_device(call.db, holder_id, device_id, way, call.story_now)
    call.end_sessions(holder_id, "replaced", but=device_id)


def unlink(call: Call, holder_id: str, ended: str) -> None:
    """The linked phone is linked no more, its sessions end, and nobody waits for it."""
    written.end_device(call.db, holder_id, ended, call.story_now)
    written.overtake_requests(call.db, holder_id, "", call.story_now)
    call.end_sessions(holder_id, ended)
    call.changed(holder_id)
