"""The desk that looks at proofs of guardianship."""

from collections.abc import Iterable

from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.services.family import proof_at
from backend_stub.storage.family import add_step, every_guardianship

KIND = "guardianship"
_DEEDS = {"given": ("accept", "refuse")}
_STEPS = {"accept": "proven", "refuse": "refused"}


def _files(call: Call) -> Iterable[DeskFile]:
    for one in every_guardianship(call.db):
        proof = proof_at(one, call.story_now)
        guardian, ward = call.facts(one.guardian_id).holder, call.facts(one.ward_id).holder
        if proof == "needed" or (len(one.steps) == 1 and proof == "proven"):
            continue  # nothing was handed in: there is no file
        later = one.steps[-1].at > call.story_now
        yield DeskFile(
            kind=KIND,
            id=one.id,
            code=ward.full_name,
            personal_number=guardian.personal_number,
            full_name=guardian.full_name,
            state=proof,
            waiting=proof == "given",
            deeds=() if later else tuple(DeskDeed(name=deed) for deed in _DEEDS.get(proof, ())),
        )


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    one = next(each for each in every_guardianship(call.db) if each.id == file_id)
    add_step(call.db, one, _STEPS[act.deed], call.story_now)
    call.changed(one.guardian_id)
    call.changed(one.ward_id)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
