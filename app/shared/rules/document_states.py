"""Everything that is true of a document on a day, none masking another, and what it allows."""

from collections.abc import Collection
from datetime import date
from enum import Enum

import msgspec

from app.shared.contract.documents import HeldDocument, RestrictionKind
from app.shared.doctypes import document_type
from app.shared.rules.standing import DocumentStanding, DocumentState, document_standing
from app.shared.rulesets import RuleSet


class Said(Enum):
    """One thing that may be true of a document; what weighs most comes first."""

    REVOKED = "revoked"
    HELD = "held"
    EXPIRED = "expired"
    HIDDEN = "hidden"
    DUE_NOW = "due_now"
    DUE_SOON = "due_soon"
    IN_RENEWAL = "in_renewal"
    REPORTED = "reported"
    SILENT = "silent"
    RENEWED = "renewed"
    REQUESTED = "requested"
    VALID = "valid"


class StateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """
    What the states of a document follow from.

    Attributes:
        expires_on: Last valid day in Viet Nam, inclusive; None where it never ends.
        requested: It was asked for and is not in the wallet yet: nothing else is known of it.
        in_renewal: A file is open for it.
        renewed_on: The Viet Nam date on which it took another's place; None where it never did.
        restricted: What authorities did to it and have not undone.
        reported: A report of wrong data about it waits for its answer.
        silent: Its register does not answer.
    """

    type_id: str
    expires_on: date | None = None
    requested: bool = False
    in_renewal: bool = False
    renewed_on: date | None = None
    restricted: Collection[RestrictionKind] = ()
    reported: bool = False
    silent: bool = False


class DocumentStates(msgspec.Struct, frozen=True, kw_only=True):
    """
    Every state of a document, and the one ruling on what may be done with it.

    Attributes:
        said: All that is true, the weightiest first; ``VALID`` where nothing ends or restricts it.
        standing: Its end and restrictions, with the rules that decided; None while requested.
        values_shown: Whether the holder sees what is on it.
        presentable: Whether it may be shown to somebody.
        renewable: Whether a renewal may be begun now.
    """

    said: tuple[Said, ...]
    standing: DocumentStanding | None
    values_shown: bool
    presentable: bool
    renewable: bool


def states_of(document: HeldDocument, day: date, rules: RuleSet) -> DocumentStates:
    """The states of a document in a wallet on ``day`` (Viet Nam date)."""
    return document_states(
        StateFacts(
            type_id=document.type_id,
            expires_on=document.expires_on,
            in_renewal=document.renewal_id is not None,
            renewed_on=document.issued_on if document.replaces else None,
            restricted=[one.kind for one in document.restrictions],
            reported=document.reported > 0,
            silent=document.silent_since is not None,
        ),
        day,
        rules,
    )


def document_states(facts: StateFacts, day: date, rules: RuleSet) -> DocumentStates:
    """
    Everything that is true of a document on ``day`` (Viet Nam date).

    A renewal, a report or a silent register neither shows what is hidden nor hides what is not:
    only the end and the authorities decide on values and presenting.

    Source: those of ``document_standing``; ``due_now_days`` and ``renewed_shown_days`` of the rule
    set; ``early_days`` of the type's terms.
    """
    if facts.requested:
        return DocumentStates(
            said=(Said.REQUESTED,), standing=None, values_shown=False, presentable=False,
            renewable=False,
        )  # fmt: skip
    standing = document_standing(facts.type_id, facts.expires_on, day, rules, facts.restricted)
    found = {Said(kind) for kind in standing.restricted}
    found.add(_by_end(standing, rules))
    if facts.restricted:
        found.discard(Said.VALID)
    if facts.renewed_on is not None:
        age = (day - facts.renewed_on).days
        if 0 <= age <= rules.value("renewed_shown_days"):
            found.add(Said.RENEWED)
    for said, holds in (
        (Said.IN_RENEWAL, facts.in_renewal),
        (Said.REPORTED, facts.reported),
        (Said.SILENT, facts.silent),
    ):
        if holds:
            found.add(said)
    return DocumentStates(
        said=tuple(said for said in Said if said in found),
        standing=standing,
        values_shown=standing.values_shown,
        presentable=standing.presentable,
        renewable=_renewable(facts, standing),
    )


def _by_end(standing: DocumentStanding, rules: RuleSet) -> Said:
    days_left = standing.days_left
    if standing.state is DocumentState.DUE_SOON and days_left is not None:
        return Said.DUE_NOW if days_left <= rules.value("due_now_days") else Said.DUE_SOON
    return Said(standing.state.value)


def _renewable(facts: StateFacts, standing: DocumentStanding) -> bool:
    """As early as the type's terms say, and expired; never while an authority has a hand on it."""
    if facts.in_renewal or standing.restricted or standing.days_left is None:
        return False
    try:
        terms = document_type(facts.type_id).renewal
    except KeyError:  # a newer server's type
        return False
    return terms is not None and standing.days_left <= terms.early_days
