"""
Who may have an identification account, at which level, and why: each condition with its rule.

Source: rule card R1; Decree 69/2024, Article 7; draft decree of October 2025. Every number is in
``eligibility.toml`` of the rule set.
"""

from datetime import date, timedelta
from functools import cache
from typing import Literal

import msgspec

from app.shared.rules.age import age_on, years_later
from app.shared.rules.stay_papers import StayPapers
from app.shared.rulesets import RuleSet

Reading = Literal["permission_length", "days_stayed"]
ConditionState = Literal["met", "not_met", "not_yet", "not_needed", "not_asked"]
ConditionName = Literal["level_2_age", "residence_card", "permitted_stay", "long_term_visa"]
Answer = Literal["yes", "no", "not_yet"]
Fault = Literal[
    "born_later",
    "stay_before_birth",
    "stay_ends_before_start",
    "half_a_stay",
    "visa_without_kind",
    "no_card",
]


class Applicant(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever asks; ``born_on`` is None for organisations only."""

    kind: Literal["citizen", "foreigner", "organisation"]
    born_on: date | None = None
    papers: StayPapers = StayPapers()


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """
    One condition with its evidence.

    Attributes:
        rule_id: Rule that asks for it; its article is in the rule set.
        days: Days of stay that count on this day; None for other conditions.
        until: Last day of the paper that decides, None where it has none.
        from_day: The Viet Nam date on which time alone would meet it.
    """

    name: ConditionName
    rule_id: str
    state: ConditionState
    days: int | None = None
    until: date | None = None
    from_day: date | None = None


class Eligibility(msgspec.Struct, frozen=True, kw_only=True):
    """
    The answer.

    Attributes:
        answer: ``not_yet`` where time alone turns it into a yes.
        levels: Levels open now; empty for an organisation, whose account has none.
        through_guardian: Somebody with level 2 must ask for the holder.
        from_day: When time alone turns it; None otherwise.
        changes: Conditions of which any single one, met, would turn a no; empty at a yes.
    """

    answer: Answer
    levels: tuple[int, ...]
    through_guardian: bool
    conditions: tuple[Condition, ...]
    from_day: date | None = None
    changes: tuple[ConditionName, ...] = ()


class _Terms(msgspec.Struct, frozen=True):
    level_2_age: int
    older: tuple[int, ...]
    younger: tuple[int, ...]
    own_age: dict[str, int]
    ground: str
    child_ground: str
    stay_days: int
    reading: Reading
    visas: frozenset[str]


@cache
def _terms(rules: "_Key") -> _Terms:
    value = rules.rules.value
    return _Terms(
        level_2_age=value("level_2_age"),
        older=value("levels_of_older"),
        younger=value("levels_of_younger"),
        own_age={"citizen": value("citizen_own_age"), "foreigner": value("foreigner_own_age")},
        ground=value("foreigner_ground"),
        child_ground=value("foreigner_child_ground"),
        stay_days=value("permitted_stay_days"),
        reading=value("stay_reading"),
        visas=frozenset(value("long_term_visas")),
    )


class _Key:
    """A rule set by its identity: its rules are a dictionary and cannot be hashed."""

    __slots__ = ("rules",)

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules

    def __hash__(self) -> int:
        return id(self.rules)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.rules is self.rules


def eligibility(
    applicant: Applicant, day: date, rules: RuleSet, reading: Reading | None = None
) -> Eligibility:
    """
    Whether the applicant may have an account on ``day``, a Viet Nam date.

    A citizen without a valid card may have one too: only the issuing takes longer.

    Args:
        reading: How the days of stay are counted; None takes the rule set's own reading.

    Raises:
        ValueError: A person without a date of birth, or born after ``day``.
    """
    if applicant.kind == "organisation":
        return Eligibility(answer="yes", levels=(), through_guardian=False, conditions=())
    if applicant.born_on is None or applicant.born_on > day:
        msg = "a person is born on or before the day that is asked about"
        raise ValueError(msg)
    terms = _terms(_Key(rules))
    age = age_on(applicant.born_on, day)
    older = age >= terms.level_2_age
    aged = Condition(
        name="level_2_age",
        rule_id="level_2_age",
        state="met" if older else "not_yet",
        from_day=None if older else years_later(applicant.born_on, terms.level_2_age),
    )
    guardian = age < terms.own_age[applicant.kind]
    levels = terms.older if older else terms.younger
    if applicant.kind == "citizen":
        return Eligibility(
            answer="yes", levels=levels, through_guardian=guardian, conditions=(aged,)
        )
    return _of_foreigner(
        applicant.papers, day, terms, reading or terms.reading, aged, levels, guardian
    )


def paper_faults(applicant: Applicant, day: date) -> tuple[Fault, ...]:
    """What is impossible in the papers, in the order of the form; empty where nothing is."""
    papers, found = applicant.papers, list[Fault]()
    if applicant.born_on and applicant.born_on > day:
        found.append("born_later")
    first, last = papers.permitted_from, papers.permitted_until
    if (first is None) != (last is None):
        found.append("half_a_stay")
    elif first and last and last < first:
        found.append("stay_ends_before_start")
    if applicant.born_on and first and first < applicant.born_on and not found:
        found.append("stay_before_birth")
    if papers.visa == "none" and papers.visa_until:
        found.append("visa_without_kind")
    if papers.residence_card == "none" and papers.residence_card_until:
        found.append("no_card")
    return tuple(found)


def _of_foreigner(
    papers: StayPapers,
    day: date,
    terms: _Terms,
    reading: Reading,
    aged: Condition,
    levels: tuple[int, ...],
    guardian: bool,
) -> Eligibility:
    child = aged.state != "met"
    rule_id = "foreigner_child_ground" if child else "foreigner_ground"
    by_card = (terms.child_ground if child else terms.ground) == "residence_card"
    card = _card(papers, day, rule_id)
    stay, visa = _stay(papers, day, terms, reading), _visa(papers, day, terms)
    asked = (card,) if by_card else (stay, visa)
    holds = any(condition.state == "met" for condition in asked)
    waits = [condition.from_day for condition in asked if condition.from_day]
    from_day = None if holds or not waits else min(waits)
    if by_card:
        stay, visa = _unasked(stay), _unasked(visa)
    else:
        card = _unasked(card)
        if stay.state == "met" and visa.state != "met":
            visa = msgspec.structs.replace(visa, state="not_needed", from_day=None)
        elif visa.state == "met" and stay.state != "met":
            stay = msgspec.structs.replace(stay, state="not_needed", from_day=None)
    return Eligibility(
        answer="yes" if holds else "not_yet" if from_day else "no",
        levels=levels if holds else (),
        through_guardian=guardian,
        conditions=(aged, card, stay, visa),
        from_day=from_day,
        changes=() if holds else tuple(condition.name for condition in asked),
    )


def _card(papers: StayPapers, day: date, rule_id: str) -> Condition:
    until = papers.residence_card_until
    has = papers.residence_card != "none" and (until is None or until >= day)
    return Condition(
        name="residence_card", rule_id=rule_id, state="met" if has else "not_met", until=until
    )


def _visa(papers: StayPapers, day: date, terms: _Terms) -> Condition:
    until = papers.visa_until
    has = papers.visa in terms.visas and until is not None and until >= day
    return Condition(
        name="long_term_visa",
        rule_id="long_term_visas",
        state="met" if has else "not_met",
        until=until,
    )


def _stay(papers: StayPapers, day: date, terms: _Terms, reading: Reading) -> Condition:
    """The first and the last day both count; a permission that has ended counts for nothing."""
    first, last = papers.permitted_from, papers.permitted_until
    state: ConditionState = "not_met"
    days, from_day = 0, None
    if first and last and first <= last and day <= last:
        length = (last - first).days + 1
        stayed = max(0, (day - first).days + 1)
        days = length if reading == "permission_length" else stayed
        full = first
        if reading == "days_stayed":
            full += timedelta(days=terms.stay_days - 1)
        if length >= terms.stay_days:
            state, from_day = ("met", None) if full <= day else ("not_yet", full)
    return Condition(
        name="permitted_stay",
        rule_id="permitted_stay_days",
        state=state,
        days=days,
        until=last,
        from_day=from_day,
    )


def _unasked(condition: Condition) -> Condition:
    return msgspec.structs.replace(condition, state="not_asked", from_day=None)
