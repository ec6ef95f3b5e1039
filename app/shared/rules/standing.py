"""How a document stands on a day: valid, due soon, expired, or hidden under the draft."""

from datetime import date
from enum import Enum

import msgspec

from app.shared.doctypes import document_type
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

ANY_DOCUMENT = "document_expiry_effect"
HIDE = "hide_document"


class DocumentState(Enum):
    """One of four; a renewal in progress is a fact beside it and masks none of them."""

    VALID = "valid"
    DUE_SOON = "due_soon"
    EXPIRED = "expired"
    HIDDEN = "hidden"


class DocumentStanding(msgspec.Struct, frozen=True, kw_only=True):
    """
    How a document stands.

    Attributes:
        days_left: Days until its last valid day: 0 on that day, negative afterwards; None where it
            never ends.
        presentable: Whether it may be shown to somebody.
        values_shown: Whether the holder sees what is on it.
        verdict: Holds where it is presentable; the reason names the rule that decided.
    """

    state: DocumentState
    days_left: int | None
    presentable: bool
    values_shown: bool
    verdict: Verdict


def document_standing(
    type_id: str, expires_on: date | None, day: date, rules: RuleSet
) -> DocumentStanding:
    """
    How a document of that type stands on ``day``.

    Args:
        type_id: Its type; one that the data does not know follows the rule of any document.
        expires_on: Last valid day in Viet Nam, inclusive; None where it never ends.
        day: Viet Nam date.
        rules: Says what its end does and from how many days before it is due soon.

    Source: ``identity_expiry_effect`` and ``document_expiry_effect`` of the rule set.
    """
    if expires_on is None:
        return _usable(DocumentState.VALID, None, Reason(ANY_DOCUMENT, "reason.document_endless"))
    days_left = (expires_on - day).days
    values = {"ends_on": expires_on, "days_left": days_left}
    if days_left < 0:
        rule_id = expiry_rule_of(type_id)
        hides = rules.value(rule_id) == HIDE
        state = DocumentState.HIDDEN if hides else DocumentState.EXPIRED
        reason = Reason(rule_id, f"reason.document_{state.value}", values)
        return DocumentStanding(
            state=state,
            days_left=days_left,
            presentable=False,
            values_shown=False,
            verdict=Verdict(holds=False, reasons=(reason,)),
        )
    due = days_left <= rules.value("due_soon_days")
    state = DocumentState.DUE_SOON if due else DocumentState.VALID
    reason = Reason("due_soon_days", f"reason.document_{state.value}", values)
    return _usable(state, days_left, reason)


def expiry_rule_of(type_id: str) -> str:
    """The rule that says what the end of a document of that type does."""
    try:
        return document_type(type_id).expiry_rule
    except KeyError:
        return ANY_DOCUMENT


def _usable(state: DocumentState, days_left: int | None, reason: Reason) -> DocumentStanding:
    return DocumentStanding(
        state=state,
        days_left=days_left,
        presentable=True,
        values_shown=True,
        verdict=Verdict(holds=True, reasons=(reason,)),
    )
