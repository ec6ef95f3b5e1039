"""The waiting room: one's place in it, and the panel's crowd. No call here waits for the store."""

from app.shared.contract.queue import Crowd, Queue, QueuePlace
from app.shared.contract.queue_endpoints import (
    FOLLOW_PLACE,
    LEAVE_QUEUE,
    LOOK_AT_QUEUE,
    READ_CROWD,
    SET_CROWD,
    TAKE_PLACE,
)
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal


@serves(TAKE_PLACE)
async def take_place(call: Call) -> QueuePlace:
    """The caller's one place; asked for again it is the same."""
    return call.stub.room.take(call.caller.holder_id)


@serves(LOOK_AT_QUEUE)
async def look(call: Call) -> Queue:
    """How it looks, without a place being taken."""
    return call.stub.room.look(call.caller.holder_id)


@serves(FOLLOW_PLACE)
async def follow_place(call: Call) -> QueuePlace:
    """Where the ticket stands now."""
    place = call.stub.room.follow(call.ids["ticket_id"], call.caller.holder_id)
    if place is None:
        raise Refusal("not_found")
    return place


@serves(LEAVE_QUEUE)
async def leave(call: Call) -> None:
    """Give the place or the turn back."""
    if not call.stub.room.leave(call.ids["ticket_id"], call.caller.holder_id):
        raise Refusal("not_found")


@serves(READ_CROWD)
async def read_crowd(call: Call) -> Crowd:
    """The crowd as it stands."""
    return call.stub.room.crowd()


@serves(SET_CROWD)
async def set_crowd(call: Call) -> Crowd:
    """Another crowd, or another pace."""
    return call.stub.room.set_crowd(call.body.households, call.body.pace)
