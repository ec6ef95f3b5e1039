"""Admission on a day when many come: which calls wait for a turn, and what they are told."""

from collections.abc import Awaitable, Callable

from app.shared.contract.endpoints import STEP_UP
from app.shared.contract.queue_endpoints import QUEUED_OPERATIONS
from backend_stub.calls import Call
from backend_stub.problems import Refusal


async def wait_for_turn(call: Call, refuse_unentitled: Callable[[Call], Awaitable[None]]) -> None:
    """
    Let pass what needs no turn, and whose turn it is. Before anything is read, hashed or written.

    A deed takes a place in line, a reading call takes none: a phone that only looks whether
    something is new must not stand in anybody's way.

    Args:
        refuse_unentitled: Refuses who may not make the call at all: nobody waits for that.

    Raises:
        Refusal: ``queue_wait``: nothing was done, and the same call may come again with its key.
    """
    if call.session is None or not _needs_turn(call):
        return
    room, holder_id = call.stub.room, call.session.holder_id
    if room.may_enter(holder_id):
        return
    if call.endpoint.method != "GET":
        await refuse_unentitled(call)
        if room.take(holder_id).state == "admitted":
            return
    raise Refusal("queue_wait", values=room.wait_values(holder_id))


def _needs_turn(call: Call) -> bool:
    if call.endpoint is STEP_UP:
        return call.body.operation in QUEUED_OPERATIONS
    return call.endpoint.queued
