"""The old phone that nobody in the room has in hand, and the counter where one comes in person."""

from collections.abc import Iterable

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.services import device_links
from backend_stub.services.devices import linked_device
from backend_stub.storage.devices import waiting_requests

KIND = "device_link"


def _files(call: Call) -> Iterable[DeskFile]:
    for request in waiting_requests(call.db):
        if not request.alive(call.now):
            continue
        facts = call.facts(request.holder_id)
        yield DeskFile(
            kind=KIND,
            id=request.id,
            code=request.matching or "",
            personal_number=facts.holder.personal_number,
            full_name=facts.holder.full_name,
            state=request.way,
            waiting=True,
            deeds=tuple(_deeds(call, request.holder_id, request.way)),
        )


def _deeds(call: Call, holder_id: str, way: str) -> Iterable[DeskDeed]:
    device = linked_device(call.facts(holder_id))
    if way == "in_person":
        yield DeskDeed(name="confirm")
        yield DeskDeed(name="turn_away")
    elif device is not None and device.way == "seeded":  # a phone that no window shows
        yield DeskDeed(name="approve")
        yield DeskDeed(name="refuse")


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    request = next(one for one in waiting_requests(call.db) if one.id == file_id)
    if act.deed in ("approve", "confirm"):
        device_links.link(call, call.facts(request.holder_id), request, request.way)
    else:
        device_links.refuse(call, request)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""What the new phone chose decides who answers it."""
