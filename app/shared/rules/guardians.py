"""
Who acts for a child, and until when.

Source: Decree 69/2024, Articles 7 and 10. Every number is in ``guardians.toml`` and
``eligibility.toml``.
"""

from datetime import date
from typing import Literal

from app.shared.contract.family import Family, ProofState, Ward
from app.shared.rules.age import age_on, years_later
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

READS = "guardian_reads"
Kind = Literal["citizen", "foreigner"]


def own_from(kind: Kind, born_on: date, rules: RuleSet) -> date:
    """The birthday from which somebody acts alone; Viet Nam date, from 00:00."""
    return years_later(born_on, rules.value(f"{kind}_own_age"))


def controls(
    kind: Kind, ward_born_on: date, proof: ProofState, day: date, rules: RuleSet
) -> Verdict:
    """
    Whether a guardian acts for the ward on ``day``, with the rule that decides.

    Until the day before the birthday; a relation that is not proven gives nothing.
    """
    until = own_from(kind, ward_born_on, rules)
    rule_id = f"{kind}_own_age"
    if day >= until:
        return Verdict(holds=False, reasons=(Reason(rule_id, "family.of_age", {"since": until}),))
    if proof != "proven":
        reason = Reason("relations_proven_by_register", "family.not_proven", {"proof": proof})
        return Verdict(holds=False, reasons=(reason,))
    return Verdict(holds=True, reasons=(Reason(rule_id, "family.controlled", {"until": until}),))


def may_guard(guardian_born_on: date, level: int, day: date, rules: RuleSet) -> Verdict:
    """Whether somebody of that age and level may act for a child at all."""
    needed = rules.value("guardian_age")
    if age_on(guardian_born_on, day) < needed:
        reason = Reason("guardian_age", "family.guardian_too_young", {"age": needed})
        return Verdict(holds=False, reasons=(reason,))
    required = rules.value("guardian_level")
    holds = level >= required
    key = "reason.level_enough" if holds else "reason.level_too_low"
    values = {"level": level, "required_level": required}
    return Verdict(holds=holds, reasons=(Reason("guardian_level", key, values),))


def may_read(type_id: str, rules: RuleSet) -> Verdict:
    """Whether a guardian sees what is on a child's document of that type."""
    holds = type_id in rules.value(READS)
    key = "family.read" if holds else "family.not_read"
    return Verdict(holds=holds, reasons=(Reason(READS, key, {"type_id": type_id}),))


def still_controlled(ward: Ward, day: date) -> bool:
    """Whether a ward as the server told it is still controlled on ``day``: a copy may be older."""
    return ward.controlled and day < ward.own_from


def wards_in_care(
    family: Family | None, day: date, rules: RuleSet
) -> tuple[tuple[Ward, int | None], ...]:
    """
    Wards with an account whom one acts for on ``day``, each with the days until the handover.

    None where that is further off than a document's end is pointed out.
    """
    wards = family.wards if family else ()
    held = [one for one in wards if one.level and still_controlled(one, day)]
    left = [(one.own_from - day).days for one in held]
    near = rules.value("due_soon_days")
    return tuple(
        (one, days if days <= near else None) for one, days in zip(held, left, strict=True)
    )
