"""Programmes under which agencies pay: to whom, how much, when, and by which rules."""

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Any, Literal

import msgspec

from app.shared.data_files import DataFault, checked, names_in, read_as, read_table
from app.shared.local_text import LocalText
from app.shared.money import is_payable
from app.shared.resources import ASSETS
from app.shared.rulesets import Rule

ProgrammeKind = Literal["support", "pension", "insurance", "other"]
PayeeKind = Literal["person", "household_head", "organisation"]
ConditionKind = Literal["age", "household", "pension_below", "decided", "head"]
_RULED = ("age", "household", "pension_below")


class Agency(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who pays; ``cash`` is the desk where its cash waits, None where it has none."""

    id: str
    name: LocalText
    cash: LocalText | None = None


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One condition; ``rule`` names the programme's rule that holds its value."""

    kind: ConditionKind
    rule: str | None = None


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an amount comes about; ``rule`` is None where each decision says it."""

    kind: Literal["standard", "decision", "each_member"]
    rule: str | None = None


class Occasion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One payment of a programme that does not recur; Viet Nam dates."""

    id: str
    pay_on: date
    by_on: date


class Period(msgspec.Struct, frozen=True):
    """
    What one payment is for.

    Attributes:
        id: ``2025-10``, or the occasion's id; with programme and person the business key.
        pay_on, by_on: When the run is due, and the last day by which the money has moved.
    """

    id: str
    pay_on: date
    by_on: date


class Programme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One programme.

    Attributes:
        id: Name of its file.
        order: Place in lists; unique.
        always: Conditions that all hold.
        ways: Beside them, one of these groups of conditions holds; none is asked where empty.
        rules: Every value with its source, by id.
    """

    id: str
    order: int
    name: LocalText
    kind: ProgrammeKind
    payee: PayeeKind
    agency: str
    icon: str
    period: Literal["month", "once"]
    amount: Amount
    always: tuple[Asked, ...]
    ways: tuple[tuple[Asked, ...], ...] = ()
    occasions: tuple[Occasion, ...] = ()
    rules: dict[str, Rule] = {}

    def __post_init__(self) -> None:
        """Refuse what lacks its rule, an amount that is none, and a time that is not told."""
        asked = (*self.always, *(one for way in self.ways for one in way))
        wanted = [one.rule for one in asked if one.kind in _RULED]
        wanted += [] if self.amount.kind == "decision" else [self.amount.rule]
        wanted += ["pay_day", "by_day"] if self.period == "month" else []
        missing = [str(name) for name in wanted if name not in self.rules]
        if missing:
            msg = f"rules are missing: {', '.join(missing)}"
            raise ValueError(msg)
        if self.amount.rule and not is_payable(self.rules[self.amount.rule].value):
            msg = f"{self.amount.rule} is no amount that may be paid"
            raise ValueError(msg)
        if (self.period == "once") != bool(self.occasions):
            msg = "a programme that pays once names its occasions, and no other does"
            raise ValueError(msg)

    def value(self, rule_id: str) -> int:
        """A rule's whole number, in its unit."""
        found: Any = self.rules[rule_id].value
        return int(found)

    def period_of(self, period_id: str) -> Period:
        """
        The period of that id.

        Raises:
            KeyError: The programme has none such.
        """
        for one in self.occasions:
            if one.id == period_id:
                return Period(one.id, one.pay_on, one.by_on)
        year, _, month = period_id.partition("-")
        shaped = len(period_id) == len("2025-10") and period_id.isascii()
        if self.period != "month" or not shaped or not (year + month).isdigit():
            raise KeyError(period_id)
        try:
            first = date(int(year), int(month), 1)
        except ValueError:
            raise KeyError(period_id) from None
        last = monthrange(first.year, first.month)[1]
        pay, by = self.value("pay_day"), self.value("by_day")
        return Period(
            period_id, first.replace(day=min(pay, last)), first.replace(day=min(by, last))
        )

    def period_at(self, day: date) -> Period:
        """The period to which ``day`` belongs: the month, or the newest occasion."""
        if self.period == "month":
            return self.period_of(f"{day:%Y-%m}")
        begun = [one for one in self.occasions if one.pay_on <= day]
        return self.period_of((begun[-1] if begun else self.occasions[0]).id)


@cache
def programme(programme_id: str) -> Programme:
    """
    The programme of that id, read once.

    Raises:
        KeyError: No file of ``assets/programmes`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if programme_id not in names_in("programmes"):
        raise KeyError(programme_id)
    path = ASSETS / "programmes" / f"{programme_id}.toml"
    table = read_table(path)
    rules = {name: {**one, "id": name} for name, one in table.pop("rules", {}).items()}
    found = checked(path, {**table, "rules": rules, "id": programme_id}, Programme)
    if found.agency not in agencies():
        raise DataFault(path, "$.agency", "no such agency")
    return found


@cache
def programmes() -> tuple[Programme, ...]:
    """
    Every programme in the order of lists.

    Raises:
        DataFault: A file is malformed.
    """
    found = (programme(name) for name in names_in("programmes"))
    return tuple(sorted(found, key=lambda one: one.order))


class _Agencies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agencies: tuple[Agency, ...]


@cache
def agencies() -> dict[str, Agency]:
    """
    Who pays, by id.

    Raises:
        DataFault: The file is malformed.
    """
    read = read_as(ASSETS / "paying_agencies.toml", _Agencies)
    return {one.id: one for one in read.agencies}
