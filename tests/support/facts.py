"""Facts about one invented holder, for tests of rules: only what a test names differs."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.shared.clock import start_of_day
from app.shared.contract.account import Account
from app.shared.contract.benefits import Link
from app.shared.contract.renewals import RenewalEvent, RenewalFile
from app.shared.rules.documents import DocumentFacts

STORY_DAY = date(2025, 10, 15)


def an_id(number: int) -> str:
    """The ``number``-th id."""
    return f"{number:032x}"


def at(day: date, hour: int = 8, minute: int = 30) -> datetime:
    """A time of day in Viet Nam, as a moment in UTC."""
    return start_of_day(day) + timedelta(hours=hour, minutes=minute)


def an_account(**changes: Any) -> Account:
    """Khôi's account; his card's end is what the test says."""
    facts: dict[str, Any] = {
        "holder_id": an_id(1),
        "personal_number": "000085000001",
        "full_name": "Trần Minh Khôi",
        "born_on": date(1985, 10, 14),
        "sex": "male",
        "kind": "citizen",
        "level": 2,
        "identity_expires_on": date(2025, 10, 14),
        "identity_type": "identity_card",
        "locks": (),
        "document_types": ("identity_card", "driving_licence"),
        "guardian": None,
        "phone_ending": "001",
    }
    return Account(**{**facts, **changes})


def a_card(number: int = 1, **changes: Any) -> DocumentFacts:
    """Khôi's identity card, or what the test makes of it."""
    facts: dict[str, Any] = {
        "id": an_id(number),
        "type_id": "identity_card",
        "issued_on": date(2021, 3, 18),
        "expires_on": date(2025, 10, 14),
    }
    facts.update(changes)
    facts.setdefault("issued_at", start_of_day(facts["issued_on"]))
    return DocumentFacts(**facts)


def events(*steps: tuple[str, datetime] | tuple[str, datetime, str]) -> tuple[RenewalEvent, ...]:
    """Steps of a file: kind, moment, and a detail where there is one."""
    return tuple(
        RenewalEvent(kind=kind, at=when, detail=detail[0] if detail else None)  # type: ignore[arg-type]
        for kind, when, *detail in steps
    )


def a_file(*steps: Any, document: int = 1, **changes: Any) -> RenewalFile:
    """A renewal file with these steps, in the state of the last one."""
    facts: dict[str, Any] = {
        "id": an_id(90),
        "code": "GH-000-2510-0001",
        "document_id": an_id(document),
        "type_id": "identity_card",
        "state": "submitted",
        "fee_vnd": 50000,
        "submitted_at": steps[0][1],
        "due_on": date(2025, 10, 24),
        "missing_paper": None,
        "refusal": None,
        "new_document_id": None,
        "events": events(*steps),
    }
    return RenewalFile(**{**facts, **changes})


def a_link(**changes: Any) -> Link:
    """A link that was asked for and is not linked yet."""
    facts: dict[str, Any] = {
        "id": an_id(70),
        "provider_id": "sen_vang",
        "number_ending": "0001",
        "state": "asking",
        "is_default": False,
        "comparison": None,
        "rejection": None,
        "asked_at": datetime(2025, 10, 15, 2, 0, tzinfo=UTC),
        "linked_at": None,
        "unlinked_at": None,
        "code_tries_left": None,
    }
    return Link(**{**facts, **changes})
