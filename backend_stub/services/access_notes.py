"""Looks at no agency's desk, in the same log: services abroad, providers, and what was shown."""

from datetime import datetime

from sqlalchemy import Connection

from app.shared.presets import claims_of
from backend_stub.storage.access_log import Look, note_read
from backend_stub.storage.facts import HolderFacts, LinkFacts
from backend_stub.storage.foreign import ForeignAsking
from backend_stub.storage.presentations import Offer

CHECK = "account_check"
_NOT_SHOWN = {"account_locked": "account_locked", "document_ended": "document_expired"}
_CHECKED = ("person.full_name", "person.personal_number")


def note_question(
    db: Connection, asking: ForeignAsking, holder_id: str, outcome: str, at: datetime,
    really: datetime, rule_id: str, rule_set_id: str,
) -> None:  # fmt: skip
    """A service abroad asked: answered once with consent, or it heard nothing."""
    if outcome == "withdrawn":
        return  # what was answered stays as it is; nobody looked again
    given = outcome == "answered"
    said = ("allowed", "consented") if given else ("refused", "not_sent")
    look = Look(
        looker="foreign_service",
        looker_id=asking.service_id,
        how="question",
        purpose_id=asking.question_id,
        fields=((f"question.{asking.question_id}", *said),),
        outcome="given" if given else "refused",
        rule_id=rule_id,
        rule_set_id=rule_set_id,
    )
    note_read(db, look, holder_id, at, really)


def note_account_check(
    db: Connection, facts: HolderFacts, link: LinkFacts, at: datetime, really: datetime
) -> None:
    """A provider compared its account's holder with the person, who had agreed to that."""
    look = Look(
        looker="provider",
        looker_id=link.provider_id,
        how=CHECK,
        purpose_id=CHECK,
        fields=tuple((field, "allowed", "consented") for field in _CHECKED),
        outcome="given",
        rule_set_id=link.rule_set_id,
    )
    note_read(db, look, facts.holder.id, at, really)


def note_presentation(
    db: Connection, offer: Offer, outcome: str, at: datetime, really: datetime, why: str = ""
) -> None:
    """
    A verifier read a code, and it ended; nothing where nobody ever read it.

    Args:
        offer: As it stood, with who read it.
        outcome: Its last step.
        why: What was wrong, as the holder is told it.
    """
    reading = offer.reading
    if reading is None:
        return
    given = outcome == "answered"
    said = ("allowed", "consented") if given else ("refused", _NOT_SHOWN.get(why, _unsent(offer)))
    known = set(claims_of(offer.type_id))
    look = Look(
        looker="verifier",
        looker_id=reading.verifier_id,
        how="presented",
        purpose_id=reading.purpose_id,
        fields=tuple((f"{offer.type_id}.{one}", *said) for one in reading.asked if one in known),
        outcome="given" if given else "refused",
        rule_set_id=offer.rule_set_id,
    )
    note_read(db, look, offer.holder_id, at, really)


def _unsent(offer: Offer) -> str:
    """Who was not let ask has no request that could be answered."""
    return "not_sent" if offer.reading and offer.reading.request else "not_let"
