"""Admission on a day when many come: which calls wait for a turn, and what they are told."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from app.shared.contract.endpoint import Endpoint
from app.shared.contract.endpoints import STEP_UP
from app.shared.contract.queue_endpoints import FOLLOW_PLACE, QUEUED_OPERATIONS
from backend_stub.calls import Call
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage.engine import Writing

T = TypeVar("T")


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
    if call.session is None or not _needs_turn(call) or call.stub.settings.processes > 1:
        return  # the room is in one process's memory: several have none
    room, holder_id = call.stub.room, call.session.holder_id
    if room.may_enter(holder_id):
        return
    if call.endpoint.method != "GET":
        await refuse_unentitled(call)
        if room.take(holder_id).state == "admitted":
            return
    raise Refusal("queue_wait", values=room.wait_values(holder_id))


async def written_in_turn(call: Call, work: Callable[[Writing], T]) -> T:
    """
    Write in the store's one lane, where deeds that need a turn stand one behind the other.

    Only so many of them are in the lane at once, so that a write of anybody else's, such as a lock
    or a renewal, has few before it however many are inside.
    """
    writing = call.stub.store.write
    if not _needs_turn(call):
        return await asyncio.wrap_future(writing(work))
    async with call.stub.deeds:
        return await asyncio.wrap_future(writing(work))


def seen_later(endpoint: Endpoint) -> timedelta:
    """How much later than usual it is written down that a session was seen: not at each poll."""
    polls = endpoint is FOLLOW_PLACE
    return timedelta(seconds=limits().session.idle_seconds / 2 if polls else 0)


def _needs_turn(call: Call) -> bool:
    if call.endpoint is STEP_UP:
        return call.body.operation in QUEUED_OPERATIONS
    return call.endpoint.queued
