"""Counters that take renewals, played from the panel: somebody else takes the next free time."""

from collections.abc import Iterable

from sqlalchemy import select

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.offices import Office
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.problems import Refusal
from backend_stub.seed import seeded_id
from backend_stub.services.appointments import free_slots, taken
from backend_stub.services.renewals import desks_for
from backend_stub.services.standing import documents_in_force
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.mandate_tables import CORPORATE
from backend_stub.storage.slots import block_slot
from backend_stub.storage.tables import holders

KIND = "counter"


def _counters(call: Call, facts: HolderFacts) -> list[Office]:
    """Where somebody could come now with a document held that ends."""
    now = call.story_now
    held = {one.type_id for one in documents_in_force(facts, now) if one.expires_on}
    return [one for one in desks_for(facts, now) if held & set(one.renews)]


def _files(call: Call) -> Iterable[DeskFile]:
    people = select(holders).where(holders.c.kind != CORPORATE)
    for row in call.db.execute(people.order_by(holders.c.personal_number)):
        facts = call.facts(row.id)
        for counter in _counters(call, facts):
            yield DeskFile(
                kind=KIND,
                id=seeded_id("counter", row.id, counter.id),
                code=counter.name.vi,
                personal_number=row.personal_number,
                full_name=row.full_name,
                state="open",
                waiting=False,
                deeds=(DeskDeed(name="take"),),
            )


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    """The next time is somebody else's from now on; a phone that has chosen it learns so."""
    del act
    for holder_id in call.db.execute(select(holders.c.id)).scalars():
        for counter in _counters(call, call.facts(holder_id)):
            if seeded_id("counter", holder_id, counter.id) == file_id:
                (free,) = free_slots(call.db, (counter,), call.story_now)
                if not free.slots:
                    raise taken(counter.id)
                block_slot(call.db, counter.id, free.slots[0])
                return
    raise Refusal("not_found")


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
