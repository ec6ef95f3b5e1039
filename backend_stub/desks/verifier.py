"""Verifiers, played from the panel: each reads the code on a phone, and sees what was chosen."""

from collections.abc import Iterable

from sqlalchemy import select

from app.shared.clock import viet_nam_day
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.presets import claims_of
from app.shared.verifiers import Purpose, Verifier, verifier, verifiers
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.problems import Refusal
from backend_stub.services.presentations import state_at
from backend_stub.services.readings import ReadBy, read_offer
from backend_stub.storage.facts import Holder
from backend_stub.storage.presentations import OPEN_STEPS, Offer, offer_of_id, offers_of
from backend_stub.storage.tables import holders

KIND = "verifier"
READ, READ_OFFLINE, ASK_MORE, ASK_ALL = "read", "read_offline", "ask_more", "ask_all"


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
        purpose = _purpose(one, offer)
        if offer.type_id in purpose.documents:
            yield DeskDeed(name=READ_OFFLINE, detail=one.id)
            if set(_more(purpose, offer)) > set(offer.claims):
                yield DeskDeed(name=ASK_MORE, detail=one.id)
            yield DeskDeed(name=ASK_ALL, detail=one.id)


def _purpose(one: Verifier, offer: Offer) -> Purpose:
    """The first that fits, or else the first: the platform says no to it."""
    fitting = (purpose for purpose in one.purposes if offer.type_id in purpose.documents)
    return next(fitting, one.purposes[0])


def _more(purpose: Purpose, offer: Offer) -> tuple[str, ...]:
    """What was chosen, and what else the purpose may ask for of such a document."""
    wanted = {*offer.claims, *purpose.may_ask}
    return tuple(name for name in claims_of(offer.type_id) if name in wanted)


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    offer, asker = offer_of_id(call.db, file_id), verifier(act.detail or "")
    if offer is None:
        raise Refusal("not_found")
    purpose = _purpose(asker, offer)
    asked = {ASK_MORE: _more(purpose, offer), ASK_ALL: claims_of(offer.type_id)}
    by = ReadBy(asker.id, purpose.id, asked.get(act.deed), offline=act.deed == READ_OFFLINE)
    read = read_offer(call.db, offer, by, call.story_now, call.now)
    call.stub.presenting.watch(call.writing, read)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""``ask_more``: more than was chosen, so that the holder is asked; ``ask_all``: everything."""
