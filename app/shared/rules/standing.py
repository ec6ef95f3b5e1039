"""How a document stands on a day: its end, what authorities did, and what may be seen."""

from collections.abc import Collection
from datetime import date
from enum import Enum

import msgspec

from app.shared.contract.documents import HeldDocument, RestrictionKind
from app.shared.doctypes import document_type
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

ANY_DOCUMENT = "document_expiry_effect"
HIDE = "hide_document"


RESTRICTION_RULES: dict[RestrictionKind, str] = {
    "revoked": "revoked_document_effect",
    "held": "held_document_effect",
}


class DocumentState(Enum):
    """What its end makes of it; everything else that is true stands beside it and masks none."""

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
        verdict: Holds where it is presentable; each reason names a rule that decided.
        restricted: What authorities did to it.
    """

    state: DocumentState
    days_left: int | None
    presentable: bool
    values_shown: bool
    verdict: Verdict
    restricted: tuple[RestrictionKind, ...] = ()


def standing_of(document: HeldDocument, day: date, rules: RuleSet) -> DocumentStanding:
    """How a holder's document stands on ``day`` (Viet Nam date)."""
    restricted = [one.kind for one in document.restrictions]
    return document_standing(document.type_id, document.expires_on, day, rules, restricted)


def document_standing(
    type_id: str,
    expires_on: date | None,
    day: date,
    rules: RuleSet,
    restricted: Collection[RestrictionKind] = (),
) -> DocumentStanding:
    """
    How a document of that type stands on ``day``.

    What has ended and was revoked is told by both rules: neither masks the other.

    Args:
        type_id: Its type; one that the data does not know follows the rule of any document.
        expires_on: Last valid day in Viet Nam, inclusive; None where it never ends.
        day: Viet Nam date.
        rules: Says what its end does and from how many days before it is due soon.
        restricted: What authorities did to it and have not undone.

    Source: ``identity_expiry_effect``, ``document_expiry_effect``, ``revoked_document_effect`` and
    ``held_document_effect`` of the rule set.
    """
    by_day = _by_day(type_id, expires_on, day, rules)
    kinds = tuple(kind for kind in RESTRICTION_RULES if kind in restricted)
    if not kinds:
        return by_day
    reasons = tuple(Reason(RESTRICTION_RULES[kind], f"reason.document_{kind}") for kind in kinds)
    hides = any(rules.value(RESTRICTION_RULES[kind]) == HIDE for kind in kinds)
    before = () if by_day.presentable else by_day.verdict.reasons
    return msgspec.structs.replace(
        by_day,
        presentable=False,
        values_shown=by_day.values_shown and not hides,
        verdict=Verdict(holds=False, reasons=(*before, *reasons)),
        restricted=kinds,
    )


def _by_day(type_id: str, expires_on: date | None, day: date, rules: RuleSet) -> DocumentStanding:
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
