"""Requests for an account, for oneself or for a ward."""

from sqlalchemy.exc import IntegrityError

from app.shared.clock import viet_nam_day
from app.shared.contract.appointments import FreeSlots
from app.shared.contract.endpoints import (
    GIVE_SUPPLEMENT,
    LIST_ISSUINGS,
    LIST_SLOTS,
    MOVE_APPOINTMENT,
    START_ISSUING,
    WITHDRAW_ISSUING,
)
from app.shared.contract.issuing import IssuingFile, IssuingList
from backend_stub.calls import Answer, Call, serves
from backend_stub.problems import Refusal
from backend_stub.services import issuing as requests
from backend_stub.services.appointments import free_slots, refuse_taken, taken
from backend_stub.services.family import acts_for, refuse_not_guardian
from backend_stub.services.levels import eligible
from backend_stub.storage import issuing as written
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.issuing import Issuing


@serves(LIST_ISSUINGS)
def list_issuings(call: Call) -> IssuingList:
    """One's own requests and those one made for wards, newest first."""
    found = []
    for file in _visible(call):
        seen = requests.file_at(call.facts(file.holder_id), file, call.story_now)
        if seen is not None:
            found.append(seen)
    found.sort(key=lambda one: (one.asked_at, one.code), reverse=True)
    return IssuingList(files=tuple(found))


@serves(LIST_SLOTS)
def list_slots(call: Call) -> FreeSlots:
    """Where and when one may come, oneself or with a ward."""
    facts = call.facts()
    kinds = {facts.holder.kind, *(call.facts(o.ward_id).holder.kind for o in facts.guarding)}
    desks = requests.desks_for(frozenset(kinds))
    return FreeSlots(offices=free_slots(call.db, desks, call.story_now))


@serves(START_ISSUING)
def start_issuing(call: Call) -> IssuingFile | Answer:
    """Ask; while a request is open the second one answers the first."""
    facts, now, body = _holder_asked_for(call), call.story_now, call.body
    if under_way := requests.open_file(facts, now):
        return Answer(under_way, 200)
    requests.refuse_not_entitled(facts, body.level, now, call.rules)
    if body.level == 1:
        requests.count_capture(call.db, facts, body.capture, now, call.rules)
    try:
        with call.db.begin_nested():
            issuing_id = requests.start(
                call.db, facts, call.caller.holder_id, body, now, call.rules
            )
    except IntegrityError:  # another server process was first, with this holder or this slot
        if under_way := requests.open_file(call.facts(facts.holder.id, again=True), now):
            return Answer(under_way, 200)
        raise taken(body.office) from None
    return _seen_again(call, facts.holder.id, issuing_id)


@serves(MOVE_APPOINTMENT)
def move_appointment(call: Call) -> IssuingFile:
    """Come at another time."""
    file, seen = _open_file(call)
    if seen.state != "booked":
        raise requests.closed(seen.state)
    facts, office, slot_at = call.facts(file.holder_id), call.body.office, call.body.slot_at
    desks = requests.desks_for(frozenset({facts.holder.kind}))
    refuse_taken(call.db, desks, office, slot_at, call.story_now)
    try:
        with call.db.begin_nested():
            written.move_appointment(call.db, file, office, slot_at)
    except IntegrityError:
        raise taken(office) from None
    written.add_step(call.db, file, "moved", call.story_now, office)
    return _seen_again(call, file.holder_id, file.id)


@serves(GIVE_SUPPLEMENT)
def give_supplement(call: Call) -> IssuingFile:
    """Hand in what the desk asked for; the clock goes on."""
    file, seen = _open_file(call)
    if seen.supplement is None or seen.supplement != call.body.supplement:
        raise Refusal("paper_not_asked", values={"asked": seen.supplement})
    written.add_step(call.db, file, "supplied", call.story_now, call.body.supplement)
    return _seen_again(call, file.holder_id, file.id)


@serves(WITHDRAW_ISSUING)
def withdraw_issuing(call: Call) -> IssuingFile:
    """End a request that is under way; another may be made afterwards."""
    file, _ = _open_file(call)
    written.add_step(call.db, file, "withdrawn", call.story_now, closes=True)
    return _seen_again(call, file.holder_id, file.id)


def _holder_asked_for(call: Call) -> HolderFacts:
    """
    Whose account is asked for.

    Raises:
        Refusal: A child asks alone, or somebody asks for a person who is no ward.
    """
    ward_id = call.body.ward_id
    if ward_id is not None:
        return refuse_not_guardian(call, ward_id)
    facts = call.facts()
    if eligible(facts, viet_nam_day(call.story_now), call.rules).through_guardian:
        raise Refusal("guardian_needed")
    return facts


def _visible(call: Call) -> list[Issuing]:
    """One's own, and those made for wards for whom one still acts."""
    asked = written.issuings_asked_by(call.db, call.caller.holder_id)
    for_wards = [file for file in asked if acts_for(call, file.holder_id)]
    return [*call.facts().issuings, *for_wards]


def _open_file(call: Call) -> tuple[Issuing, IssuingFile]:
    for file in _visible(call):
        if file.id == call.ids["issuing_id"]:
            seen = requests.file_at(call.facts(file.holder_id), file, call.story_now)
            return file, requests.refuse_not_open(file, seen, call.story_now)
    raise Refusal("not_found")


def _seen_again(call: Call, holder_id: str, issuing_id: str) -> IssuingFile:
    if holder_id != call.caller.holder_id:
        call.changed()
    facts = call.changed(holder_id)
    file = next(one for one in facts.issuings if one.id == issuing_id)
    seen = requests.file_at(facts, file, call.story_now)
    if seen is None:
        raise Refusal("not_found")
    return seen
