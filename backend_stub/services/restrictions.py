"""Documents that authorities revoke, hold and release: decided, written, told."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.shared.contract.issued_documents import RestrictedDocument, RestrictionOrder
from app.shared.doctypes import document_type
from app.shared.restrictions import restriction_reasons
from app.shared.rules.account import IDENTITY_TYPES
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.standing import documents_in_force, issued_in_force, restrictions_at
from backend_stub.storage import integrations as written
from backend_stub.storage.facts import Document, HolderFacts
from backend_stub.storage.locks import begin_lock, end_lock
from backend_stub.storage.tables import documents

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is told here
    from backend_stub.calls import Call

_KINDS = {"revoke": "revoked", "hold": "held"}
_CARD = "card_revoked_or_held"


def restrict_at_desk(call: "Call", order: RestrictionOrder) -> RestrictedDocument:
    """
    Revoke, hold or release a document; what locks an account with its identity card does so.

    Raises:
        Refusal: There is no such document in force, another agency issued it, the reason is none
            for this, it is so already or is not, or it was touched later in the story.
    """
    owned = documents.c.id == order.document_id
    owner = call.db.execute(select(documents.c.holder_id).where(owned)).scalar()
    if owner is None:
        raise Refusal("not_found")
    facts = call.facts(owner)
    held = (one for one in issued_in_force(facts, call.story_now) if one.id == order.document_id)
    document = next(held, None)
    if document is None:
        raise Refusal("not_found")
    _refuse(order, document, call.story_now)
    identity = document.type_id == IDENTITY_TYPES.get(facts.holder.kind)
    if order.deed == "release":
        for one in document.restrictions:
            if one.holds(call.story_now):
                written.end_restriction(call.db, one.id, call.story_now)
        if identity:
            end_lock(call.db, owner, _CARD, call.story_now)
    else:
        written.write_restriction(
            call.db, owner, document_id=document.id, kind=_KINDS[order.deed],
            reason=order.reason, register_id=order.register_id, since=call.story_now,
        )  # fmt: skip
        if identity and all(lock.ground != _CARD or lock.until for lock in facts.locks):
            begin_lock(call.db, owner, _CARD, call.story_now)
    again = next(one for one in call.changed(owner).documents if one.id == document.id)
    return RestrictedDocument(
        document_id=document.id, restrictions=restrictions_at(again, call.story_now)
    )


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """Each restriction and each release; of what is in no wallet nothing is told."""
    del rules
    for document in documents_in_force(facts, now):
        for one in document.restrictions:
            values: dict[str, str | int] = {
                "type": document.type_id, "register": one.register_id, "code": one.reference,
                "restriction": one.reason,
            }  # fmt: skip
            if one.since <= now:
                yield ToldEvent(
                    subject=f"document.{one.kind}", key=(one.id,), at=one.since,
                    target_id=document.id, values=values,
                )  # fmt: skip
            if one.until is not None and one.until <= now:
                yield ToldEvent(
                    subject="document.released", key=(one.id,), at=one.until,
                    target_id=document.id, values=values,
                )  # fmt: skip


def _refuse(order: RestrictionOrder, document: Document, now: datetime) -> None:
    if document_type(document.type_id).register != order.register_id:
        raise _refused("not_this_agency")
    if any(one.since > now or (one.until and one.until > now) for one in document.restrictions):
        raise _refused("later_in_story")
    kinds = [one.kind for one in document.restrictions if one.holds(now)]
    if order.deed == "release":
        if not kinds:
            raise _refused("not_restricted")
        return
    reason = restriction_reasons().get(order.reason or "")
    if reason is None or _KINDS[order.deed] not in reason.kinds:
        raise _refused("wrong_reason")
    if "revoked" in kinds:
        raise _refused("revoked_already")
    if order.deed == "hold" and "held" in kinds:
        raise _refused("held_already")


def _refused(reason: str) -> Refusal:
    return Refusal("restriction_refused", values={"reason": reason})
