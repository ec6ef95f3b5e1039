"""
Which field an agency sees for a purpose: allowed, in part, or refused, with the rule that decides.

What its duty does not name is refused before anything is read. What it names is still not given
from a document that may not be shown, nor from the documents of a locked account.

Source: draft S15, S16; rules ``duty_…``, ``documents_while_locked``, ``integrated_papers``.
"""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from app.shared.agencies import data_kinds
from app.shared.contract.agencies import FieldOutcome, FieldReason
from app.shared.rules.documents import DocumentFacts
from app.shared.rules.standing import HIDE, RESTRICTION_RULES, document_standing, expiry_rule_of
from app.shared.rulesets import RuleSet

LOCKED = "documents_while_locked"
PAPERS = "integrated_papers"
_IN_PART = "/masked"


class FieldVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """
    What becomes of one field.

    Attributes:
        rule_id: The duty, or what stands above it.
        document_id: The document it is read from; None where it comes from none, or none is held.
    """

    field: str
    outcome: FieldOutcome
    why: FieldReason
    rule_id: str
    document_id: str | None = None


def duty_of(agency_id: str, purpose_id: str) -> str:
    """The rule that says what an agency sees for a purpose."""
    return f"duty_{agency_id}_{purpose_id}"


def judged(
    agency_id: str,
    purpose_id: str,
    fields: Iterable[str],
    held: Sequence[DocumentFacts],
    day: date,
    rules: RuleSet,
    *,
    locked: bool,
) -> tuple[FieldVerdict, ...]:
    """
    Each field's verdict, in the order asked.

    Args:
        held: The documents in force, expired ones too.
        day: Viet Nam date.
        locked: Whether the account is locked on whatever ground.

    Raises:
        KeyError: The agency has no such purpose.
    """
    duty_id = duty_of(agency_id, purpose_id)
    duty = rules.value(duty_id)
    withheld = locked and rules.value(LOCKED) == "withheld"
    return tuple(
        _judged(field, duty_id, duty, held, day, rules, withheld=withheld) for field in fields
    )


def may_ask_for_papers(rules: RuleSet) -> bool:
    """Whether an agency may still ask for the paper of what is integrated."""
    return bool(rules.value(PAPERS) == "may_ask")


def _judged(
    field: str,
    duty_id: str,
    duty: Sequence[str],
    held: Sequence[DocumentFacts],
    day: date,
    rules: RuleSet,
    *,
    withheld: bool,
) -> FieldVerdict:
    in_part = field + _IN_PART in duty
    if not in_part and field not in duty:
        return FieldVerdict(field=field, outcome="refused", why="outside_duty", rule_id=duty_id)
    outcome: FieldOutcome = "masked" if in_part else "allowed"
    why: FieldReason = "in_part" if in_part else "in_duty"
    if field in data_kinds():
        return FieldVerdict(field=field, outcome=outcome, why=why, rule_id=duty_id)
    if withheld:
        return FieldVerdict(field=field, outcome="refused", why="account_locked", rule_id=LOCKED)
    type_id = field.partition(".")[0]
    own = [one for one in held if one.type_id == type_id]
    if not own:
        return FieldVerdict(field=field, outcome=outcome, why="nothing_held", rule_id=duty_id)
    shown = [one for one in own if _shown(one, day, rules)]
    if not shown:
        why, rule_id = _why_not(own, type_id, rules)
        return FieldVerdict(field=field, outcome="refused", why=why, rule_id=rule_id)
    return FieldVerdict(
        field=field, outcome=outcome, why=why, rule_id=duty_id, document_id=shown[-1].id
    )


def _why_not(own: list[DocumentFacts], type_id: str, rules: RuleSet) -> tuple[FieldReason, str]:
    """What keeps documents from being read, and the rule: revoked is told before ended."""
    if any("revoked" in one.restricted for one in own):
        return "document_revoked", RESTRICTION_RULES["revoked"]
    rule_id = expiry_rule_of(type_id)
    return "document_hidden" if rules.value(rule_id) == HIDE else "document_expired", rule_id


def _shown(one: DocumentFacts, day: date, rules: RuleSet) -> bool:
    standing = document_standing(one.type_id, one.expires_on, day, rules, one.restricted)
    return standing.values_shown
