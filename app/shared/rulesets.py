"""Rule sets: what each decree or draft says, as values with unit and source, read from data."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from app.shared.data_files import DataFault, checked, read_as, read_table
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS

RULE_SET_IDS = tuple(sorted(path.name for path in (ASSETS / "policy").iterdir() if path.is_dir()))
"""
Every folder of ``assets/policy``, by name: the decree in force, ``decree_…``, then each draft,
``draft_…``, the oldest first. A folder more is a rule set more, everywhere.
"""

Unit = Literal[
    "effect", "days", "ages", "level", "levels", "grounds", "choice", "choices", "years", "count",
    "vnd", "months", "month_day", "minutes", "seconds", "fields",
]  # fmt: skip
RuleStatus = Literal["law", "team_choice", "unconfirmed"]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One value that a decree settles, or that the team chose.

    Attributes:
        id: The key both rule sets share.
        value: In ``unit``; a tuple where the unit is a plural.
        unit: What the value counts or names.
        source: Instrument and article, or who chose it; shown beside what follows from it.
        status: ``unconfirmed`` is labelled so on screen.
    """

    id: str
    value: str | int | tuple[str | int, ...]
    unit: Unit
    source: LocalText
    status: RuleStatus


class RuleSet(msgspec.Struct, frozen=True, kw_only=True):
    """One decree or draft: what it is called, and every rule by id."""

    id: str
    names: "RuleSetNames"
    rules: dict[str, Rule]

    def rule(self, rule_id: str) -> Rule:
        """
        The rule of that id.

        Raises:
            KeyError: There is none: the data and the code disagree.
        """
        return self.rules[rule_id]

    def value(self, rule_id: str) -> Any:
        """
        What the rule of that id says, in its unit.

        Raises:
            KeyError: There is none.
        """
        return self.rules[rule_id].value


class RuleSetNames(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    What a rule set is called, from its ``rule_set.toml``.

    Attributes:
        full: With number or month.
        short: Over what it decides.
        tag: In a word, on a switch or before an answer.
    """

    full: LocalText
    short: LocalText
    tag: LocalText


@cache
def names_of(rule_set_id: str) -> RuleSetNames:
    """
    The names alone, without reading the rules.

    Raises:
        DataFault: There is no such set, or its heading is malformed.
    """
    return read_as(ASSETS / "policy" / rule_set_id / "rule_set.toml", RuleSetNames)


@cache
def rule_set(rule_set_id: str) -> RuleSet:
    """
    The rule set of that id, read once: any folder of ``assets/policy`` is one.

    Raises:
        KeyError: No folder of ``assets/policy`` has that name.
        DataFault: One of its files is malformed; the fault names file and field.
    """
    if not rule_set_id.isidentifier() or not (ASSETS / "policy" / rule_set_id).is_dir():
        raise KeyError(rule_set_id)
    return read_rule_set(ASSETS / "policy" / rule_set_id)


def read_rule_set(folder: Path) -> RuleSet:
    """
    The rule set in that folder; its name is the id.

    Raises:
        DataFault: One of its files is malformed or missing; the fault names file and field.
    """
    names = read_as(folder / "rule_set.toml", RuleSetNames)
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == "rule_set.toml":
            continue
        for rule_id, table in read_table(path).items():
            at = f"$.{rule_id}"
            if rule_id in rules:
                raise DataFault(path, at, "stands in another file of the set too")
            if not isinstance(table, dict):
                raise DataFault(path, at, "a rule is a table")
            rules[rule_id] = checked(path, {**table, "id": rule_id}, Rule, at)
    return RuleSet(id=folder.name, names=names, rules=rules)
