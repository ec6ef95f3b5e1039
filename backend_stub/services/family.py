"""Wards and guardians: whose turn it is at a moment, and what is told when it changes."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.contract.family import Family, ProofState, Ward
from app.shared.rules.age import years_later
from app.shared.rules.guardians import controls, may_guard, own_from
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services import registers
from backend_stub.services.issuing import told_to_asker
from backend_stub.services.levels import eligible, level_at
from backend_stub.services.standing import locked
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.family import Guardianship

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on these notices
    from backend_stub.calls import Call


def proof_at(one: Guardianship, now: datetime) -> ProofState:
    """Where its proof stands at ``now``."""
    kinds = [step.kind for step in one.steps if step.at <= now]
    return cast("ProofState", kinds[-1]) if kinds else "needed"


def family_of(call: "Call") -> Family:
    """The caller's wards, those who act alone last; and who acts for the caller."""
    now, rules, day = call.story_now, call.rules, viet_nam_day(call.story_now)
    facts = call.facts()
    wards = [_ward(one, call.facts(one.ward_id), call) for one in facts.guarding]
    wards.sort(key=lambda ward: (not ward.controlled, ward.born_on))
    guardians = tuple(
        call.facts(one.guardian_id).holder.full_name
        for one in facts.guarded
        if _controls(one, facts, now, day, rules)
    )
    return Family(wards=tuple(wards), guardians=guardians)


def guardianship_of(call: "Call", ward_id: str) -> Guardianship:
    """
    The caller's guardianship over somebody.

    Raises:
        Refusal: There is none.
    """
    for one in call.facts().guarding:
        if one.ward_id == ward_id:
            return one
    raise Refusal("not_found")


def acts_for(call: "Call", ward_id: str) -> bool:
    """Whether the caller acts for somebody now: proven, and not yet of age."""
    day = viet_nam_day(call.story_now)
    return any(
        _controls(one, call.facts(ward_id), call.story_now, day, call.rules)
        for one in call.facts().guarding
        if one.ward_id == ward_id
    )


def refuse_not_guardian(call: "Call", ward_id: str) -> HolderFacts:
    """
    Let pass who acts for the ward now; answers the ward's facts.

    Raises:
        Refusal: There is no such ward, the ward acts alone by now, the relation is not proven, the
            guardian is too young or of too low a level, or the ward's account is locked.
    """
    one, day = guardianship_of(call, ward_id), viet_nam_day(call.story_now)
    facts = call.facts(ward_id)
    if day >= own_from(facts.holder.kind, facts.holder.born_on, call.rules):
        raise Refusal("not_found")
    me = call.facts()
    level = level_at(me, call.story_now, call.rules)
    allowed = may_guard(me.holder.born_on, level, day, call.rules)
    if not allowed.holds:
        reason = allowed.reasons[0]
        raise Refusal("guardian_refused", values={"rule_id": reason.rule_id, **reason.values})
    if not _controls(one, facts, call.story_now, day, call.rules):
        proof = proof_at(one, call.story_now)
        raise Refusal("guardian_refused", values={"reason": "not_proven", "proof": proof})
    if locked(facts, call.story_now, call.rules):
        raise Refusal("guardian_refused", values={"reason": "ward_locked"})
    return facts


def told(facts: HolderFacts, now: datetime, rules: RuleSet) -> Iterator[ToldEvent]:
    """The birthday on which the caller acts alone; what became of a proof."""
    holder = facts.holder
    if facts.guarded:
        since = own_from(holder.kind, holder.born_on, rules)
        yield ToldEvent(
            subject="family.own", key=(holder.id,), at=start_of_day(since),
            values={"since_on": since.isoformat()}, opens=False,
        )  # fmt: skip
    for one in facts.guarding:
        for number, step in enumerate(one.steps):
            if number and step.at <= now:
                yield ToldEvent(
                    subject=f"family.proof_{step.kind}", key=(one.id, str(number)), at=step.at
                )


def told_of_wards(call: "Call") -> tuple[ToldEvent, ...]:
    """For the guardian: what became of a request, what changed, and when a ward acts alone."""
    found: list[ToldEvent] = []
    for one in call.facts().guarding:
        facts = call.facts(one.ward_id)
        ward = facts.holder
        since = own_from(ward.kind, ward.born_on, call.rules)
        found += _changed(one, facts, start_of_day(since), call)
        found += told_to_asker(facts, call.caller.holder_id, start_of_day(since), call.story_now)
        found.append(
            ToldEvent(
                subject="family.handed_over",
                key=(one.id,),
                at=start_of_day(since),
                values={"name": ward.full_name, "since_on": since.isoformat()},
            )
        )
    return tuple(found)


def _changed(
    one: Guardianship, facts: HolderFacts, own_since: datetime, call: "Call"
) -> Iterator[ToldEvent]:
    """What a register changed of a ward while the caller was proven to act for them."""
    for event in registers.told(facts, call.story_now, call.rules):
        if event.at < own_since and proof_at(one, event.at) == "proven":
            values = {**event.values, "name": facts.holder.full_name}
            yield replace(event, subject="family.register_changed", target_id=None, values=values)


def _ward(one: Guardianship, facts: HolderFacts, call: "Call") -> Ward:
    holder, now, rules = facts.holder, call.story_now, call.rules
    day = viet_nam_day(now)
    return Ward(
        holder_id=holder.id,
        full_name=holder.full_name,
        born_on=holder.born_on,
        kind=holder.kind,
        relation=one.relation,
        level=level_at(facts, now, rules),
        may=eligible(facts, day, rules).levels,
        proof=proof_at(one, now),
        controlled=_controls(one, facts, now, day, rules),
        own_from=own_from(holder.kind, holder.born_on, rules),
        level_2_from=years_later(holder.born_on, rules.value("level_2_age")),
    )


def _controls(
    one: Guardianship, ward: HolderFacts, now: datetime, day: date, rules: RuleSet
) -> bool:
    proof = proof_at(one, now)
    return controls(ward.holder.kind, ward.holder.born_on, proof, day, rules).holds
