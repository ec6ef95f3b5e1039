"""Which level a holder's account has, and who may have one: from facts, moment and rule set."""

from datetime import date, datetime

from app.shared.clock import viet_nam_day
from app.shared.personas import stay_of
from app.shared.rules.eligibility import Applicant, Eligibility, eligibility
from app.shared.rules.levels import Feature, feature_open
from app.shared.rules.stay_papers import papers_of
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.storage.facts import HolderFacts


def applicant_of(facts: HolderFacts) -> Applicant:
    """The holder as the rules of eligibility want one."""
    papers = papers_of(stay_of(facts.holder.persona))
    return Applicant(kind=facts.holder.kind, born_on=facts.holder.born_on, papers=papers)


def eligible(facts: HolderFacts, day: date, rules: RuleSet) -> Eligibility:
    """Whether the holder may have an account on that day, and at which levels."""
    return eligibility(applicant_of(facts), day, rules)


def level_at(facts: HolderFacts, now: datetime, rules: RuleSet) -> int:
    """
    The account's level: the one it had when the story began, or a later one issued by ``now``.

    An account issued under one rule set counts under another only if that one would have let it be
    issued too: two phones may show one person under two.
    """
    level = facts.holder.level
    for file in facts.issuings:
        for step in file.steps:
            if step.kind == "issued" and step.at <= now and file.level > level:
                day = viet_nam_day(file.asked_at)
                level = file.level if file.level in eligible(facts, day, rules).levels else level
    return level


def biometrics_held(facts: HolderFacts, now: datetime) -> bool:
    """Whether fingerprints and face are held: from before the story, or since a level 2."""
    return facts.holder.biometrics_held or any(
        step.kind == "issued" and step.at <= now
        for file in facts.issuings
        for step in file.steps
        if file.level > 1
    )


def refuse_level(facts: HolderFacts, feature: Feature, now: datetime, rules: RuleSet) -> None:
    """
    Let pass an account whose level opens the feature.

    Raises:
        Refusal: It does not: which level it has, which one it takes, and the rule.
    """
    verdict = feature_open(feature, level_at(facts, now, rules), rules)
    if not verdict.holds:
        reason = verdict.reasons[0]
        raise Refusal("level_too_low", values={**reason.values, "rule_id": reason.rule_id})
