"""Documents with the sample values of their types, for previews and tests."""

from datetime import UTC, date, datetime
from typing import Any

from app.shared.contract.documents import DocumentRestriction, HeldDocument, RestrictionKind
from app.shared.doctypes import document_type

CONFIRMED_AT = datetime(2026, 6, 15, 1, 12, tzinfo=UTC)


def specimen(type_id: str, number: int = 1, ends: str | None = None, **facts: Any) -> HeldDocument:
    """
    A document of that type.

    Args:
        type_id: Its type.
        number: Becomes its id, so that two of them differ.
        ends: Last valid day, ISO 8601; None where it never ends.
        **facts: Other attributes of ``HeldDocument``.
    """
    fields = {spec.id: spec.sample for spec in document_type(type_id).fields}
    given: dict[str, Any] = {
        "id": specimen_id(number),
        "type_id": type_id,
        "fields": fields,
        "issued_on": date(2016, 6, 9),
        "expires_on": date.fromisoformat(ends) if ends else None,
        "updated_at": CONFIRMED_AT,
        **facts,
    }
    return HeldDocument(**given)


def restricted(kind: RestrictionKind, reason: str) -> DocumentRestriction:
    """A restriction since the specimens were confirmed."""
    return DocumentRestriction(
        kind=kind, reason=reason, register_id="driving_licences", reference="QD-000-2606-0003",
        since=CONFIRMED_AT,
    )  # fmt: skip


def specimen_id(number: int) -> str:
    """The id that a number stands for."""
    return f"{number:032x}"
