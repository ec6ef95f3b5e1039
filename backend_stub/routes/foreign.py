"""Foreign services' questions: listed, seen, answered with consent, declined, taken back."""

from datetime import timedelta

from app.shared.clock import viet_nam_day
from app.shared.contract.foreign import ForeignRequest, ForeignRequests
from app.shared.contract.foreign_endpoints import (
    ANSWER_FOREIGN,
    DECLINE_FOREIGN,
    LIST_FOREIGN,
    SEE_FOREIGN,
    TYPE_FOREIGN_CODE,
    WITHDRAW_CONSENT,
)
from app.shared.foreign import foreign_service
from backend_stub.auth import hash_of, spend_grant
from backend_stub.calls import Call, serves
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.services import foreign
from backend_stub.storage import foreign as written
from backend_stub.storage.foreign import ForeignAsking


@serves(LIST_FOREIGN)
def list_foreign_requests(call: Call) -> ForeignRequests:
    """What waits, what was, and the log: under every rule set, since it happened."""
    return foreign.requests_at(call.db, call.facts(), call.story_now, call.now, call.rules)


@serves(TYPE_FOREIGN_CODE)
def type_foreign_code(call: Call) -> ForeignRequest:
    """Take up the request that a code leads to; a wrong, late or taken one is answered alike."""
    foreign.refuse_not_provided(call.rules)
    holder_id, limit = call.caller.holder_id, limits().foreign
    since = call.now - timedelta(seconds=limit.code_wait_seconds)
    tries = written.code_tries_since(call.db, holder_id, since)
    if len(tries) >= limit.code_tries:
        wait = (tries[0] - since).total_seconds()
        raise Refusal("too_many_tries", values={"wait_seconds": wait})
    asking = written.asking_of_code(call.db, hash_of(call.body.code))
    if asking is None or not _may_take(asking, call):
        written.count_code_try(call.db, holder_id, call.now)
        left = limit.code_tries - len(tries) - 1
        raise Refusal("wrong_code", values={"tries_left": left}, keeps=True)
    if asking.holder_id is None:
        written.give_to(call.db, asking, holder_id)
        reason = foreign_service(asking.service_id).distrust_on(viet_nam_day(call.story_now))
        if reason is not None:
            foreign.refuse(call.db, asking, holder_id, reason, call.story_now, call.now, call.rules)
    return _seen_again(call, asking.id)


@serves(SEE_FOREIGN)
def see_foreign_request(call: Call) -> ForeignRequest:
    """The holder has it open; seeing it again, or what is over, changes nothing."""
    asking = _own(call)
    state = foreign.state_at(asking, call.story_now, call.now)
    if state == "asked" and asking.steps[-1].at <= call.story_now:
        written.add_step(call.db, asking, "seen", call.story_now)
    return _seen_again(call, asking.id)


@serves(ANSWER_FOREIGN)
def answer_foreign_request(call: Call) -> ForeignRequest:
    """Send one answer, this once; judged now, whatever was shown before."""
    asking = _own(call)
    foreign.refuse_not_provided(call.rules)
    foreign.refuse_not_open(asking, call.story_now, call.now)
    target = f"{asking.id}/{call.body.answer}"
    spend_grant(call.db, call.caller, call.body.grant, "answer_foreign", target, call.now)
    try:
        foreign.answer(
            call.db, call.facts(), asking, call.body.answer, call.story_now, call.now, call.rules
        )
    except Refusal as refusal:
        if refusal.keeps:
            call.changed()
        raise
    return _seen_again(call, asking.id)


@serves(DECLINE_FOREIGN)
def decline_foreign_request(call: Call) -> ForeignRequest:
    """Send nothing."""
    asking = _own(call)
    foreign.refuse_not_open(asking, call.story_now, call.now)
    holder_id = call.caller.holder_id
    foreign.decline(call.db, asking, holder_id, call.story_now, call.now, call.rules)
    return _seen_again(call, asking.id)


@serves(WITHDRAW_CONSENT)
def withdraw_foreign_consent(call: Call) -> ForeignRequest:
    """Take back what was agreed to; possible under every rule set."""
    asking = _own(call)
    holder_id = call.caller.holder_id
    foreign.withdraw(call.db, asking, holder_id, call.story_now, call.now, call.rules)
    return _seen_again(call, asking.id)


def _may_take(asking: ForeignAsking, call: Call) -> bool:
    """A code leads somewhere while its request waits, for the first who typed it."""
    waits = foreign.state_at(asking, call.story_now, call.now) in ("asked", "seen")
    return waits and asking.holder_id in (None, call.caller.holder_id)


def _own(call: Call) -> ForeignAsking:
    for asking in call.facts().askings:
        if asking.id == call.ids["foreign_id"]:
            return asking
    raise Refusal("not_found")


def _seen_again(call: Call, request_id: str) -> ForeignRequest:
    facts = call.changed()
    asking = next(one for one in facts.askings if one.id == request_id)
    seen = foreign.request_at(facts, asking, call.story_now, call.now, call.rules)
    if seen is None:
        raise Refusal("not_found")
    return seen
