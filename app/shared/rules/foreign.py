"""
What a foreign service is answered: from documents that may be used, on a day, under a rule set.

Source: S11 of the draft; rules ``foreign_sign_in`` and ``foreign_unprovable``.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from app.shared.contract.documents import RestrictionKind
from app.shared.foreign import Question
from app.shared.rules.age import age_on
from app.shared.rules.standing import document_standing
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

PLATFORM = "foreign_sign_in"


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """
    One document as an answer is read from it.

    Attributes:
        fields: As they stand in its source.
        restricted: What authorities did to it.
    """

    id: str
    type_id: str
    fields: Mapping[str, str]
    expires_on: date | None
    restricted: tuple[RestrictionKind, ...] = ()


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """
    What would be answered.

    Attributes:
        answer: ``unprovable``: a document would tell, but it has ended: nothing is answered.
        document_id, type_id, ended_on: That document; None otherwise.
    """

    answer: Literal["yes", "no", "unprovable"]
    document_id: str | None = None
    type_id: str | None = None
    ended_on: date | None = None


def foreign_sign_in(rules: RuleSet) -> Verdict:
    """Whether the rule set has the platform at all, with the rule."""
    holds = rules.value(PLATFORM) == "provided"
    key = "reason.foreign_provided" if holds else "reason.foreign_not_provided"
    return Verdict(holds=holds, reasons=(Reason(PLATFORM, key),))


def finding(question: Question, held: Iterable[Proof], day: date, rules: RuleSet) -> Finding:
    """
    The answer to a question on a Viet Nam date.

    Only documents that may be presented prove anything. One that has ended proves neither yes nor
    no, so that nobody is called unlicensed because a paper waits for its renewal.

    Args:
        question: What is asked.
        held: The holder's documents in force.
        day: Viet Nam date.
        rules: Say what an end does to a document.
    """
    able = [one for one in held if one.type_id in question.documents and _tells(question, one)]
    able.sort(key=lambda one: question.documents.index(one.type_id))
    for one in able:
        if document_standing(one.type_id, one.expires_on, day, rules, one.restricted).presentable:
            return Finding(answer="yes" if _holds(question, one, day) else "no")
    if able:
        ended = able[0]
        return Finding(
            answer="unprovable",
            document_id=ended.id,
            type_id=ended.type_id,
            ended_on=ended.expires_on,
        )
    # Without a paper to read an age from nothing is known of it; without a licence one is none.
    return Finding(answer="no" if question.age is None else "unprovable")


def _tells(question: Question, document: Proof) -> bool:
    return question.age is None or question.age.field in document.fields


def _holds(question: Question, document: Proof, day: date) -> bool:
    if question.age is None:
        return True
    born_on = date.fromisoformat(document.fields[question.age.field])
    return age_on(born_on, day) >= question.age.at_least
