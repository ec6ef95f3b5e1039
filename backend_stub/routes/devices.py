"""Linking a new phone with a ticket, the linked phone's list and answers, a phone that is lost."""

import asyncio

from app.shared.contract.devices import (
    ApprovalAsked,
    DeviceLink,
    DeviceList,
    LinkedDevice,
    LostPhone,
)
from app.shared.contract.endpoints import (
    APPROVE_DEVICE,
    LIST_DEVICES,
    READ_DEVICE_CARD,
    READ_DEVICE_LINK,
    REFUSE_DEVICE,
    REPORT_LOST_PHONE,
    START_DEVICE_LINK,
    UNLINK_DEVICE,
    WITHDRAW_DEVICE_LINK,
)
from app.shared.devices import covered, model_name, model_of
from backend_stub.auth import spend_grant
from backend_stub.calls import Call, serves
from backend_stub.passcodes import check_passcode
from backend_stub.problems import Refusal
from backend_stub.routes.account import OWN
from backend_stub.services import device_links
from backend_stub.services.devices import linked_device
from backend_stub.services.locks import grounds_in_force
from backend_stub.storage.devices import LinkRequest
from backend_stub.storage.engine import Writing
from backend_stub.storage.facts import holder_by_number
from backend_stub.storage.locks import begin_lock


# --- the new phone --------------------------------------------------------------------------------
@serves(READ_DEVICE_LINK)
def read_device_link(call: Call) -> DeviceLink:
    """Where it stands; the new phone asks gently."""
    request = call.ticket_request
    return device_links.seen(call, call.facts(request.holder_id), request)


@serves(START_DEVICE_LINK)
def start_device_link(call: Call) -> DeviceLink:
    """Choose a way."""
    request = call.ticket_request
    device_links.ask(call, call.facts(request.holder_id), request, call.body.way)
    return _seen_again(call, request)


@serves(READ_DEVICE_CARD)
def read_device_card(call: Call) -> DeviceLink:
    """Link by identity card and face."""
    request = call.ticket_request
    device_links.read_card(call, call.facts(request.holder_id), request, call.body.reading)
    return _seen_again(call, request)


@serves(WITHDRAW_DEVICE_LINK)
def withdraw_device_link(call: Call) -> DeviceLink:
    """Ask nobody any more."""
    device_links.withdraw(call, call.ticket_request)
    return _seen_again(call, call.ticket_request)


def _seen_again(call: Call, request: LinkRequest) -> DeviceLink:
    now_stands = device_links.request_of(call, request.holder_id, request.id)
    return device_links.seen(call, call.facts(request.holder_id), now_stands)


@serves(REPORT_LOST_PHONE)
async def report_lost_phone(call: Call) -> LostPhone:
    """Unlink whichever phone is linked and lock the account; again changes nothing."""
    number = call.body.personal_number
    await check_passcode(call.stub, number, call.body.device_id, call.body.passcode)

    def lose(writing: Writing) -> LostPhone:
        call.writing = writing
        facts = call.facts(holder_by_number(writing.db, number))
        if linked_device(facts) is not None:
            device_links.unlink(call, facts.holder.id, "lost")
        if OWN not in grounds_in_force(facts, call.story_now):
            begin_lock(writing.db, facts.holder.id, OWN, call.story_now)
        facts = call.changed(facts.holder.id)
        since = next(one.since for one in reversed(facts.locks) if one.ground == OWN)
        last = facts.devices[-1].model if facts.devices else None
        return LostPhone(device=covered(model_name(last)) if last else None, locked_at=since)

    return await asyncio.wrap_future(call.stub.store.write(lose))


# --- the linked phone -----------------------------------------------------------------------------
@serves(LIST_DEVICES)
def list_devices(call: Call) -> DeviceList:
    """The linked phone, earlier ones, and who waits to be approved."""
    facts, now = call.facts(), call.stub.now()
    return DeviceList(
        devices=tuple(
            LinkedDevice(
                id=one.id,
                model=one.model,
                way=one.way,
                this=one.ended is None and one.device_id == call.caller.device_id,
                linked_at=one.linked_at,
                unlinked_at=one.unlinked_at,
                ended=one.ended,
            )
            for one in reversed(facts.devices)
        ),
        asked=tuple(
            ApprovalAsked(
                id=one.id,
                model=model_of(one.device_id),
                number=one.matching,
                asked_at=one.asked_at,
                ends_at=one.ends_at,
            )
            for one in facts.device_requests
            if one.waits_for("old_device", now) and one.matching and one.asked_at
        ),
    )


@serves(APPROVE_DEVICE)
def approve_device(call: Call) -> DeviceList:
    """Let the new phone in; this one is signed out by it."""
    request = _own_request(call)
    spend_grant(call.db, call.caller, call.body.grant, "approve_device", request.id, call.now)
    device_links.link(call, call.facts(), request, "old_device")
    return list_devices(call)


@serves(REFUSE_DEVICE)
def refuse_device(call: Call) -> DeviceList:
    """Keep it out; it cannot ask again for a while."""
    device_links.refuse(call, _own_request(call))
    return list_devices(call)


@serves(UNLINK_DEVICE)
def unlink_device(call: Call) -> DeviceList:
    """No phone is linked any more; this one is signed out."""
    own = next((one for one in call.facts().devices if one.id == call.ids["linked_id"]), None)
    if own is None:
        raise Refusal("not_found")
    if own.ended is not None:
        raise Refusal("device_link_closed")
    spend_grant(call.db, call.caller, call.body.grant, "unlink_device", own.id, call.now)
    device_links.unlink(call, call.caller.holder_id, "unlinked")
    return list_devices(call)


def _own_request(call: Call) -> LinkRequest:
    request = device_links.request_of(call, call.caller.holder_id, call.ids["request_id"])
    if not request.waits_for("old_device", call.now):
        raise Refusal("device_link_closed")
    return request
