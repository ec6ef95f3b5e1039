"""Verifiers, played from the panel: each reads the code on a phone, and sees what was chosen."""

from collections.abc import Iterable

from sqlalchemy import select

from app.shared.clock import viet_nam_day
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.presets import claims_of
from app.shared.verifiers import Verifier, verifier, verifiers
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.problems import Refusal
from backend_stub.services.presentations import state_at
from backend_stub.services.readings import ReadBy, read_offer
from backend_stub.storage.facts import Holder
from backend_stub.storage.presentations import OPEN_STEPS, Offer, offer_of_id, offers_of
from backend_stub.storage.tables import holders

KIND = "verifier"
READ, READ_OFFLINE, ASK_ALL = "read", "read_offline", "ask_all"


def _files(call: Call) -> Iterable[DeskFile]:
    """What was offered on this story day, newest first: a desk is cleared overnight."""
    today = viet_nam_day(call.story_now)
    for row in call.db.execute(select(holders.c.id).order_by(holders.c.personal_number)):
        for offer in reversed(offers_of(call.db, row[0])):
            state = state_at(offer, call.story_now, call.now)
            if state is not None and viet_nam_day(offer.offered_at) == today:
                yield _file(call.facts(row[0]).holder, offer, state)


def _file(holder: Holder, offer: Offer, state: str) -> DeskFile:
    return DeskFile(
        kind=KIND,
        id=offer.id,
        code=verifier(offer.reading.verifier_id).host if offer.reading else "",
        personal_number=holder.personal_number,
        full_name=holder.full_name,
        state=state,
        waiting=state in OPEN_STEPS,
        deeds=tuple(_deeds(offer)) if state == "offered" else (),
    )


def _deeds(offer: Offer) -> Iterable[DeskDeed]:
    for one in verifiers():
        yield DeskDeed(name=READ, detail=one.id)
        if _fits(one, offer):
            yield DeskDeed(name=READ_OFFLINE, detail=one.id)
            yield DeskDeed(name=ASK_ALL, detail=one.id)


def _fits(one: Verifier, offer: Offer) -> bool:
    return any(offer.type_id in purpose.documents for purpose in one.purposes)


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    offer, asker = offer_of_id(call.db, file_id), verifier(act.detail or "")
    if offer is None:
        raise Refusal("not_found")
    fitting = (one for one in asker.purposes if offer.type_id in one.documents)
    by = ReadBy(
        asker.id,
        next(fitting, asker.purposes[0]).id,
        claims_of(offer.type_id) if act.deed == ASK_ALL else None,
        offline=act.deed == READ_OFFLINE,
    )
    read = read_offer(call.db, offer, by, call.story_now, call.now)
    call.stub.presenting.watch(call.writing, read)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""``ask_all`` is a verifier that wants everything; the phone tells it no."""
