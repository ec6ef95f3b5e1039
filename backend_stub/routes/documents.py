"""The wallet's documents."""

from app.shared.contract.documents import DocumentList, HeldDocument
from app.shared.contract.endpoints import LIST_DOCUMENTS, READ_DOCUMENT
from backend_stub.calls import Call, serves
from backend_stub.problems import Refusal
from backend_stub.services.registers import silences
from backend_stub.services.renewals import open_files
from backend_stub.services.standing import documents_in_force, held_document, reported_at


@serves(LIST_DOCUMENTS)
def list_documents(call: Call) -> DocumentList:
    """Every document in force; the source console is told that this phone has them."""
    call.stub.register_office.had(call.caller.holder_id, call.caller.device_id)
    return DocumentList(documents=_held(call))


@serves(READ_DOCUMENT)
def read_document(call: Call) -> HeldDocument:
    """One of them; somebody else's is not there."""
    for document in _held(call):
        if document.id == call.ids["document_id"]:
            return document
    raise Refusal("not_found")


def _held(call: Call) -> tuple[HeldDocument, ...]:
    facts, now = call.facts(), call.story_now
    files, silent = open_files(facts, now), silences(call.db, now)
    reported = reported_at(facts, now)
    return tuple(
        held_document(one, now, call.rules, files.get(one.id), silent, reported)
        for one in documents_in_force(facts, now)
    )
