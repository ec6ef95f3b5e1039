"""One's wards: who they are, their documents, and the proof that one guards them."""

from msgspec.structs import replace

from app.shared.contract.documents import DocumentList, HeldDocument
from app.shared.contract.endpoints import (
    GIVE_PROOF,
    LIST_WARD_DOCUMENTS,
    READ_FAMILY,
    READ_WARD_DOCUMENT,
)
from app.shared.contract.family import Family
from app.shared.rules.guardians import READS, may_read
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services.family import (
    family_of,
    guardianship_of,
    proof_at,
    refuse_not_guardian,
)
from backend_stub.services.registers import silences
from backend_stub.services.renewals import LATER_IN_STORY, open_files
from backend_stub.services.standing import documents_in_force, held_document
from backend_stub.storage.family import add_step


@serves(READ_FAMILY)
def read_family(call: Call) -> Family:
    """Every ward and every guardian."""
    return family_of(call)


@serves(LIST_WARD_DOCUMENTS)
def list_ward_documents(call: Call) -> DocumentList:
    """What a ward holds: by name and last day, without a single value."""
    facts = refuse_not_guardian(call, call.ids["holder_id"])
    silent, files = silences(call.db, call.story_now), open_files(facts, call.story_now)
    return DocumentList(
        documents=tuple(
            replace(
                held_document(one, call.story_now, call.rules, files.get(one.id), silent),
                fields={},
                history=(),
            )
            for one in documents_in_force(facts, call.story_now)
        )
    )


@serves(READ_WARD_DOCUMENT)
def read_ward_document(call: Call) -> HeldDocument:
    """One of them with its values, where a guardian may see those; its history is the child's."""
    facts = refuse_not_guardian(call, call.ids["holder_id"])
    held = documents_in_force(facts, call.story_now)
    document = next((one for one in held if one.id == call.ids["document_id"]), None)
    if document is None:
        raise Refusal("not_found")
    allowed = may_read(document.type_id, call.rules)
    if not allowed.holds:
        raise Refusal("guardian_refused", values={"reason": "not_read", "rule_id": READS})
    silent = silences(call.db, call.story_now)
    file = open_files(facts, call.story_now).get(document.id)
    return replace(held_document(document, call.story_now, call.rules, file, silent), history=())


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
