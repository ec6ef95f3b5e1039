"""Taking documents out of a wallet and putting them back; they stay at their registers."""

from datetime import datetime

from sqlalchemy import Connection

from app.shared.contract.integrations import RemovedDocument
from app.shared.doctypes import document_type
from backend_stub.problems import Refusal
from backend_stub.services.renewals import open_file_of
from backend_stub.services.standing import documents_in_force, issued_in_force
from backend_stub.storage import integrations as written
from backend_stub.storage.facts import Document, HolderFacts


def remove(db: Connection, facts: HolderFacts, document_id: str, now: datetime) -> None:
    """
    Take a document out: its register keeps it, and it can be put back.

    Raises:
        Refusal: The wallet does not hold it, it belongs to every wallet, it is being renewed, or
            it was moved later in the story.
    """
    document = next((one for one in documents_in_force(facts, now) if one.id == document_id), None)
    if document is None:
        raise Refusal("not_found")
    if document_type(document.type_id).integration.how == "automatic":
        raise _refused("belongs")
    if open_file_of(facts, document_id, now) is not None:
        raise _refused("in_renewal")
    _refuse_later(document, now)
    written.write_wallet_step(db, document_id, written.REMOVED, now)


def put_back(db: Connection, facts: HolderFacts, document_id: str, now: datetime) -> None:
    """
    Put a document back that was taken out.

    Raises:
        Refusal: None of that id was, or it was moved later in the story.
    """
    if all(one.document_id != document_id for one in removed_from(facts, now)):
        raise Refusal("not_found")
    _refuse_later(next(one for one in facts.documents if one.id == document_id), now)
    written.write_wallet_step(db, document_id, written.INTEGRATED, now)


def removed_from(facts: HolderFacts, now: datetime) -> tuple[RemovedDocument, ...]:
    """What was taken out and is still in force at its register, newest first."""
    found = []
    for one in issued_in_force(facts, now):
        steps = [step for step in one.wallet if step.at <= now]
        if steps and steps[-1].kind == written.REMOVED:
            at = steps[-1].at
            found.append(RemovedDocument(document_id=one.id, type_id=one.type_id, removed_at=at))
    return tuple(sorted(found, key=lambda one: (one.removed_at, one.document_id), reverse=True))


def _refuse_later(document: Document, now: datetime) -> None:
    if document.wallet and document.wallet[-1].at > now:
        raise _refused("later_in_story")


def _refused(reason: str) -> Refusal:
    return Refusal("removal_refused", values={"reason": reason})
