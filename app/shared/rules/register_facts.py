"""What may stand in a register: a value judged by its fact's kind and by the record's dates."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from app.shared.identity import INVENTED_PREFIX
from app.shared.registers import ENDS, Fact
from app.shared.rulesets import RuleSet

FactFault = Literal[
    "empty", "too_long", "wrong_kind", "unknown_code", "in_future", "before_birth",
    "before_start", "unchanged",
]  # fmt: skip
BORN = "born_on"


class RecordDates(msgspec.Struct, frozen=True, kw_only=True):
    """
    What the dates of a record are held against; Viet Nam dates.

    Attributes:
        born_on: When its holder was born.
        issued_on: First day of the document that shows it; None where none does.
    """

    born_on: date
    issued_on: date | None = None


def fault_in(
    fact: Fact,
    value: str,
    facts: Mapping[str, str],
    dates: RecordDates,
    today: date,
    rules: RuleSet,
) -> FactFault | None:
    """
    What is wrong with ``value`` for that fact; None where it may stand there.

    Args:
        fact: Says the kind, and the codes where the values are some.
        value: As it would be stored: text, a date in ISO 8601, digits, whole dong.
        facts: The record as it is, by fact.
        dates: What dates are held against.
        today: Viet Nam date: only a last valid day may be later.
        rules: Say how long a value may be.

    Source: ``register_value_length`` of the rule set.
    """
    if not value.strip():
        return "empty"
    if len(value) > rules.value("register_value_length"):
        return "too_long"
    if value == facts.get(fact.id):
        return "unchanged"
    if not (value in fact.words if fact.words else _of_kind(fact, value)):
        return "unknown_code" if fact.words else "wrong_kind"
    if fact.kind == "date":
        return _fault_in_date(fact.id, date.fromisoformat(value), facts, dates, today)
    return None


def _of_kind(fact: Fact, value: str) -> bool:
    if not _is_plain(value):
        return False
    match fact.kind:
        case "date":
            return _is_date(value)
        case "number":
            return _is_digits(value) and value.startswith(INVENTED_PREFIX)
        case "money_vnd":
            return _is_digits(value) and str(int(value)) == value
        case "place":
            return all(part.strip() for part in value.split(",")) and "," in value
        case _:
            return True


def _is_plain(value: str) -> bool:
    """Composed, without blanks around it, control or direction marks: what is read is stored."""
    marks = any(unicodedata.category(char).startswith("C") for char in value)
    return not marks and value == unicodedata.normalize("NFC", value.strip())


def _is_digits(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _fault_in_date(
    fact_id: str, day: date, facts: Mapping[str, str], dates: RecordDates, today: date
) -> FactFault | None:
    if fact_id == ENDS:
        return "before_start" if dates.issued_on and day < dates.issued_on else None
    if day > today:
        return "in_future"
    if fact_id == BORN:
        others = [dates.issued_on] if dates.issued_on else []
        others += [date.fromisoformat(one) for name, one in facts.items()
                   if name not in (BORN, ENDS) and _is_date(one)]  # fmt: skip
        return "before_birth" if any(other < day for other in others) else None
    born = facts.get(BORN, "")
    since = date.fromisoformat(born) if _is_date(born) else dates.born_on
    return "before_birth" if day < since else None
