"""One's wards: who they are, their documents, and the proof that one guards them."""

from app.shared.contract.documents import DocumentList
from app.shared.contract.endpoints import GIVE_PROOF, LIST_WARD_DOCUMENTS, READ_FAMILY
from app.shared.contract.family import Family
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services.family import (
    family_of,
    guardianship_of,
    proof_at,
    refuse_not_guardian,
)
from backend_stub.services.renewals import LATER_IN_STORY
from backend_stub.services.standing import documents_in_force, held_document
from backend_stub.storage.family import add_step


@serves(READ_FAMILY)
def read_family(call: Call) -> Family:
    """Every ward and every guardian."""
    return family_of(call)


@serves(LIST_WARD_DOCUMENTS)
def list_ward_documents(call: Call) -> DocumentList:
    """A ward's documents, to read; a hidden one goes without its values here too."""
    facts = refuse_not_guardian(call, call.ids["holder_id"])
    return DocumentList(
        documents=tuple(
            held_document(one, call.story_now, call.rules, None)
            for one in documents_in_force(facts, call.story_now)
        )
    )


@serves(GIVE_PROOF)
def give_proof(call: Call) -> Family:
    """Hand in the simulated paper that proves the relation; the desk decides on it."""
    one = guardianship_of(call, call.ids["holder_id"])
    if one.steps and one.steps[-1].at > call.story_now:
        raise Refusal("proof_not_needed", values=LATER_IN_STORY)
    if proof_at(one, call.story_now) not in ("needed", "refused"):
        raise Refusal("proof_not_needed", values={"proof": proof_at(one, call.story_now)})
    add_step(call.db, one, "given", call.story_now)
    call.changed()
    return family_of(call)
