"""
What each level of an identification account opens.

Source: rule card R2; Decree 69/2024, Article 9. Every level is in ``levels.toml``.
"""

from typing import Literal

from app.shared.rules.foreign import foreign_sign_in
from app.shared.rulesets import RuleSet
from app.shared.verdicts import Reason, Verdict

Feature = Literal[
    "identity", "notices", "booking", "documents", "presenting", "benefits", "foreign_sign_in"
]
FEATURES: tuple[Feature, ...] = (
    "identity", "notices", "booking", "documents", "presenting", "benefits", "foreign_sign_in",
)  # fmt: skip


def rule_of(feature: Feature) -> str:
    """The id of the rule that says from which level it is open."""
    return f"level_for_{feature}"


def feature_open(feature: Feature, level: int, rules: RuleSet) -> Verdict:
    """Whether an account of that level (0: none yet) may use the feature, with the rule."""
    rule_id = rule_of(feature)
    required = rules.value(rule_id)
    holds = level >= required
    key = "reason.level_enough" if holds else "reason.level_too_low"
    values = {"level": level, "required_level": required}
    return Verdict(holds=holds, reasons=(Reason(rule_id, key, values),))


def opened_by(level: int, rules: RuleSet) -> tuple[Feature, ...]:
    """The features that this level is the first to open, of those that the rule set provides."""
    return tuple(
        one
        for one in FEATURES
        if rules.value(rule_of(one)) == level
        and (one != "foreign_sign_in" or foreign_sign_in(rules).holds)
    )
