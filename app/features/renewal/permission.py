"""Whether a document may be renewed now, said before the server has to refuse it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.runtime.document_words import type_of
from app.shared.contract.documents import HeldDocument
from app.shared.rules.validity import opens_on


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why not; ``opens_on`` is the first day on which it may be, where that is the reason."""

    reason: Literal[
        "locked", "revoked", "held", "never_renewed", "never_ends", "at_home_only", "not_due"
    ]
    opens_on: date | None = None


def why_not(
    document: HeldDocument,
    day: date,
    *,
    account_open: bool,
    abroad: bool = False,
) -> Blocked | None:
    """
    The reason; None where it may be renewed on ``day``, at home or abroad.

    Source: ``early_days`` of the type's terms, as the server refuses.
    """
    kind = type_of(document.type_id)
    if not account_open:
        return Blocked("locked")
    if document.restrictions:
        return Blocked(document.restrictions[0].kind)
    if kind is None or kind.renewal is None:
        return Blocked("never_renewed")
    if document.expires_on is None:
        return Blocked("never_ends")
    if not kind.renewal.ways(abroad=abroad):
        return Blocked("at_home_only")
    first = opens_on(kind.renewal, document.expires_on)
    return Blocked("not_due", first) if day < first else None
