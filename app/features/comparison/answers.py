"""What each rule set answers for one person, these documents and one moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.shared.clock import viet_nam_day
from app.shared.contract.account import Account
from app.shared.contract.documents import HeldDocument
from app.shared.doctypes import document_type
from app.shared.rules.account import IDENTITY_EXPIRED, account_standing
from app.shared.rules.standing import DocumentState, standing_of
from app.shared.rulesets import RuleSet

_ENDED = (DocumentState.HIDDEN, DocumentState.EXPIRED)
Headline = Literal["account_locked", "real_lock", "some_hidden", "some_expired", "all_usable"]


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """One document: how it stands by itself, and whether the account lets it be used."""

    type_id: str
    state: DocumentState
    usable: bool
    behind_lock: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """
    One plain fact.

    Attributes:
        key: Its words; ``n`` is a count of documents or days.
        good: Good news for the resident.
        rule_id: The rule of this set that it follows from.
    """

    key: str
    good: bool
    rule_id: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One rule set's answer.

    Attributes:
        headline: What the rule does, in one phrase; ``hidden`` counts for it.
        usable, total: x of n documents can be opened and presented.
    """

    rule_set_id: str
    headline: Headline
    usable: int
    total: int
    hidden: int
    documents: tuple[DocumentAnswer, ...]
    facts: tuple[Fact, ...]


def answer(
    account: Account, documents: Iterable[HeldDocument], moment: datetime, rules: RuleSet
) -> Answer:
    """
    The rule set's answer at ``moment`` (UTC).

    A locked account closes every document, those that are still valid too; otherwise each stands
    for itself.
    """
    day = viet_nam_day(moment)
    standing = account_standing(account, moment, rules)
    held = tuple(documents)
    each = [(d.type_id, standing_of(d, day, rules)) for d in held]
    answers = tuple(
        DocumentAnswer(
            type_id,
            one.state,
            usable=one.presentable and not standing.locked,
            behind_lock=standing.locked,
        )
        for type_id, one in each
    )
    ended = [one for _, one in each if one.state in _ENDED]
    hidden = sum(one.state is DocumentState.HIDDEN for one in ended)
    usable = sum(one.usable for one in answers)
    headline: Headline = (
        ("account_locked" if standing.ground == IDENTITY_EXPIRED else "real_lock")
        if standing.locked
        else "some_hidden"
        if hidden
        else "some_expired"
        if ended
        else "all_usable"
    )
    decided_by = standing.verdict.reasons[0].rule_id
    facts = (
        _locked_facts(decided_by, len(each) - len(ended), by_expiry=headline == "account_locked")
        if standing.locked
        else _open_facts(
            decided_by, ended[0].verdict.reasons[0].rule_id if ended else "", usable, held, rules
        )
    )
    return Answer(rules.id, headline, usable, len(held), hidden, answers, facts)


def _locked_facts(rule_id: str, valid: int, *, by_expiry: bool) -> tuple[Fact, ...]:
    way_back = "comparison.counter_only" if by_expiry else "comparison.until_lifted"
    return (
        Fact("comparison.none_open", good=False, rule_id=rule_id, n=valid),
        Fact("comparison.benefits_shut", good=False, rule_id=rule_id),
        Fact(way_back, good=False, rule_id=rule_id),
    )


def _open_facts(
    rule_id: str, ended_rule_id: str, usable: int, held: tuple[HeldDocument, ...], rules: RuleSet
) -> tuple[Fact, ...]:
    first_notice = max(rules.value("renewal_notice_days"))
    renewable = any(_renewable(document.type_id) for document in held)
    return (
        Fact("comparison.usable_open", good=usable > 0, rule_id=ended_rule_id or rule_id, n=usable),
        Fact("comparison.benefits_open", good=True, rule_id=rule_id),
        Fact(
            "comparison.told_and_renewed" if renewable else "comparison.told",
            good=True,
            rule_id="renewal_notice_days",
            n=first_notice,
        ),
    )


def _renewable(type_id: str) -> bool:
    try:
        return document_type(type_id).renewal is not None
    except KeyError:
        return False
