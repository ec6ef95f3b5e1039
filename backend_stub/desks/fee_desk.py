"""The simulated desk that takes fees, played from the panel: up, refusing, down, or silent."""

from collections.abc import Iterable

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.rules.renewals import OPEN_STATES
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.seed import seeded_id
from backend_stub.services.fees import DESK as FEE_DESK
from backend_stub.services.fees import PLAYED
from backend_stub.services.renewals import files_at
from backend_stub.storage.providers import play, state_of
from backend_stub.storage.renewals import files_with_owners

KIND = "fee_desk"


def _files(call: Call) -> Iterable[DeskFile]:
    """One for everybody whose file is open: it stands the same for all of them."""
    state = state_of(call.db, FEE_DESK)
    for owner in files_with_owners(call.db):
        facts = call.facts(owner.id)
        seen = [one for one in files_at(facts, call.story_now) if one.state in OPEN_STATES]
        if seen:
            yield DeskFile(
                kind=KIND,
                id=seeded_id("fee desk", owner.id),
                code=", ".join(one.code for one in seen if one.state == "fee_due"),
                personal_number=owner.personal_number,
                full_name=facts.holder.full_name,
                state=state,
                waiting=False,
                deeds=tuple(DeskDeed(name="play", detail=one) for one in PLAYED if one != state),
            )


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    """Nobody's own things change by it."""
    del file_id
    play(call.db, FEE_DESK, act.detail or "up")


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""How it stands is the same whoever pays."""
