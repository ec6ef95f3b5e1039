"""
Who is entitled to a programme's payment on a day, to how much, and why.

Each condition comes with its evidence and the rule that asks for it; every number is in the
programme's file.
"""

from datetime import date
from typing import Any, Literal

import msgspec

from app.shared.clock import months_later
from app.shared.programmes import Asked, ConditionKind, Programme, programme
from app.shared.rules.age import age_on, years_later

ConditionState = Literal["met", "not_met", "not_yet", "not_needed"]
Answer = Literal["yes", "no", "not_yet"]
HouseholdStanding = Literal["poor", "near_poor", "none"]
PartKind = Literal["standard", "decision", "lacking", "head", "child", "authorised"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """
    An agency's decision that somebody is on a programme's list; Viet Nam dates, both counted.

    Attributes:
        until_on: None where it has no end.
        amount_vnd: What it grants a period; None where the programme says it.
    """

    programme_id: str
    from_on: date
    until_on: date | None = None
    amount_vnd: int | None = None

    def holds(self, day: date) -> bool:
        """Whether it counts on ``day``."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """
    One member of a household beside its head.

    Attributes:
        authorised_on: When the member let the head receive; None where never.
    """

    number: str
    full_name: str
    born_on: date
    authorised_on: date | None = None


class PayeeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """
    What entitlement follows from.

    Attributes:
        born_on: None for organisations only.
        members: The others of the household that this one heads; None where it heads none.
    """

    number: str
    full_name: str
    born_on: date | None
    standing: HouseholdStanding = "none"
    decisions: tuple[Decision, ...] = ()
    members: tuple[Member, ...] | None = None


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """
    One condition with its evidence.

    Attributes:
        rule_id: The programme's rule that asks for it; None where its kind says all.
        found: What was looked at: an age, a standing, dong a month; None where nothing is there.
        from_day: The Viet Nam date on which time alone meets it; when a decision began.
        until: When a decision ends.
    """

    kind: ConditionKind
    rule_id: str | None
    state: ConditionState
    found: int | str | None = None
    from_day: date | None = None
    until: date | None = None


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """
    One part of an amount: for whom, how much, on what ground.

    Attributes:
        until: Last day of the authorisation; None for other grounds.
    """

    kind: PartKind
    number: str
    full_name: str
    vnd: int
    rule_id: str | None = None
    until: date | None = None


class Entitlement(msgspec.Struct, frozen=True, kw_only=True):
    """
    The answer, with the amount in whole dong (0 where it is no yes) and what it is made of.

    Attributes:
        left_out: Members for whom the head may not receive on that day.
    """

    answer: Answer
    conditions: tuple[Condition, ...]
    amount_vnd: int = 0
    parts: tuple[Part, ...] = ()
    left_out: tuple[Member, ...] = ()
    from_day: date | None = None


def entitlement(facts: PayeeFacts, of: Programme, day: date) -> Entitlement:
    """Whether, and to how much, the payee is entitled on ``day``, a Viet Nam date."""
    always = tuple(_looked_at(one, facts, of, day) for one in of.always)
    ways = [tuple(_looked_at(one, facts, of, day) for one in way) for way in of.ways]
    open_way = next((way for way in ways if _all_met(way)), None)
    told = [*always]
    for way in ways:
        told += way if open_way is None or way is open_way else map(_unneeded, way)
    if _all_met(always) and (open_way is not None or not ways):
        parts, left_out = _parts(facts, of, day)
        return Entitlement(
            answer="yes" if parts else "no",
            conditions=tuple(told),
            amount_vnd=sum(part.vnd for part in parts),
            parts=parts,
            left_out=left_out,
        )
    waits = [_waits(always)] if ways == [] or open_way else [_waits((*always, *w)) for w in ways]
    days = [one for one in waits if one is not None]
    return Entitlement(
        answer="not_yet" if days else "no",
        conditions=tuple(told),
        from_day=min(days, default=None),
    )


def _all_met(conditions: tuple[Condition, ...]) -> bool:
    return all(one.state == "met" for one in conditions)


def _waits(conditions: tuple[Condition, ...]) -> date | None:
    """When time alone meets all of them; None where it never does."""
    open_ones = [one for one in conditions if one.state != "met"]
    days = [one.from_day for one in open_ones if one.state == "not_yet" and one.from_day]
    return max(days) if days and len(days) == len(open_ones) else None


def _unneeded(condition: Condition) -> Condition:
    met = condition.state == "met"
    return condition if met else msgspec.structs.replace(condition, state="not_needed")


def _looked_at(asked: Asked, facts: PayeeFacts, of: Programme, day: date) -> Condition:
    match asked.kind:
        case "age":
            return _aged(asked, facts, of, day)
        case "household":
            opens: Any = of.rules[str(asked.rule)].value
            in_it = facts.standing in opens
            return Condition(
                kind="household", rule_id=asked.rule, state="met" if in_it else "not_met",
                found=facts.standing,
            )  # fmt: skip
        case "pension_below":
            held = _pension(facts, day)
            below = held < of.value(str(asked.rule))
            return Condition(
                kind="pension_below", rule_id=asked.rule, state="met" if below else "not_met",
                found=held,
            )  # fmt: skip
        case "decided":
            return _decided(facts, of, day)
        case "head":
            is_head = facts.members is not None
            return Condition(kind="head", rule_id=None, state="met" if is_head else "not_met")


def _aged(asked: Asked, facts: PayeeFacts, of: Programme, day: date) -> Condition:
    if facts.born_on is None:
        return Condition(kind="age", rule_id=asked.rule, state="not_met")
    age, wanted = age_on(facts.born_on, day), of.value(str(asked.rule))
    met = age >= wanted
    return Condition(
        kind="age",
        rule_id=asked.rule,
        state="met" if met else "not_yet",
        found=age,
        from_day=None if met else years_later(facts.born_on, wanted),
    )


def _decided(facts: PayeeFacts, of: Programme, day: date) -> Condition:
    own = [one for one in facts.decisions if one.programme_id == of.id]
    held = [one for one in own if one.holds(day)]
    later = sorted(one.from_on for one in own if one.from_on > day)
    if held:
        one = held[-1]
        return Condition(
            kind="decided", rule_id=None, state="met", from_day=one.from_on, until=one.until_on
        )
    return Condition(
        kind="decided",
        rule_id=None,
        state="not_yet" if later else "not_met",
        from_day=later[0] if later else None,
        until=own[-1].until_on if own and not later else None,
    )


def _pension(facts: PayeeFacts, day: date) -> int:
    """Dong a month that pensions bring on ``day``."""
    return sum(
        one.amount_vnd or 0
        for one in facts.decisions
        if one.holds(day) and programme(one.programme_id).kind == "pension"
    )


def _parts(
    facts: PayeeFacts, of: Programme, day: date
) -> tuple[tuple[Part, ...], tuple[Member, ...]]:
    rule = of.amount.rule
    if of.amount.kind == "each_member":
        return _of_members(facts, of, day)
    if of.amount.kind == "decision":
        held = [one for one in facts.decisions if one.programme_id == of.id and one.holds(day)]
        granted = held[-1].amount_vnd if held else None
        return (_own("decision", facts, granted, None),) if granted else (), ()
    whole = of.value(str(rule))
    beside = of.rules.get("beside_lower_pension")
    lacks = beside is not None and beside.value == "difference" and _pension(facts, day) > 0
    if lacks:
        return (_own("lacking", facts, whole - _pension(facts, day), rule),), ()
    return (_own("standard", facts, whole, rule),), ()


def _own(kind: PartKind, facts: PayeeFacts, vnd: int, rule: str | None) -> Part:
    return Part(kind=kind, number=facts.number, full_name=facts.full_name, vnd=vnd, rule_id=rule)


def _of_member(kind: PartKind, one: Member, vnd: int, rule: str, until: date | None) -> Part:
    return Part(
        kind=kind, number=one.number, full_name=one.full_name, vnd=vnd, rule_id=rule, until=until
    )


def _of_members(
    facts: PayeeFacts, of: Programme, day: date
) -> tuple[tuple[Part, ...], tuple[Member, ...]]:
    rule = str(of.amount.rule)
    each, parts, left_out = of.value(rule), [], []
    parts.append(_own("head", facts, each, rule))
    for one in facts.members or ():
        until = authorised_until(one, of)
        kind: PartKind
        if age_on(one.born_on, day) < of.value("own_age"):
            kind, until = "child", None
        elif one.authorised_on and until and one.authorised_on <= day <= until:
            kind = "authorised"
        else:
            left_out.append(one)
            continue
        parts.append(_of_member(kind, one, each, rule, until))
    return tuple(parts), tuple(left_out)


def authorised_until(member: Member, of: Programme) -> date | None:
    """The last day on which the head may receive for a grown-up; None where never allowed."""
    if member.authorised_on is None:
        return None
    return months_later(member.authorised_on, of.value("authorisation_months"))
