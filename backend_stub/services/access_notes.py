"""Looks that no agency asked for, in the same log: services abroad, and providers' checks."""

from datetime import datetime

from sqlalchemy import Connection

from backend_stub.storage.access_log import Look, note_read
from backend_stub.storage.facts import HolderFacts, LinkFacts
from backend_stub.storage.foreign import ForeignAsking

CHECK = "account_check"
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
