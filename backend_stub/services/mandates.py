"""For whom somebody acts at a moment: the organisations one represents, the children one guards."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.shared.clock import viet_nam_day
from app.shared.contract.mandates import Mandate
from app.shared.rules.guardians import controls, may_guard, own_from
from app.shared.rulesets import RuleSet
from backend_stub.problems import Refusal
from backend_stub.services.family import proof_at
from backend_stub.services.levels import level_at
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.family import Guardianship

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is told here
    from backend_stub.calls import Call


def mandates_of(call: "Call") -> tuple[Mandate, ...]:
    """Everybody for whom the caller acts now: children, the youngest last, then organisations."""
    wards = sorted(_wards(call), key=lambda one: one.born_on or date.min)
    return (*wards, *_organisations(call))


def refuse_no_mandate(call: "Call", holder_id: str) -> None:
    """
    Let pass who acts for that holder now.

    Raises:
        Refusal: The caller does not; that there is such a holder is not said.
    """
    if all(one.holder_id != holder_id for one in mandates_of(call)):
        raise Refusal("not_found")


def receiving_guardian(
    ward: HolderFacts, now: datetime, day: date, rules: RuleSet
) -> Guardianship | None:
    """
    Who receives a child's money: of those who act for the child the one whose proof came first.

    None from the birthday on which the child acts alone, and where nobody's relation is proven.
    """
    held = [
        one
        for one in ward.guarded
        if controls(ward.holder.kind, ward.holder.born_on, proof_at(one, now), day, rules).holds
    ]
    return min(held, key=lambda one: (one.steps[-1].at, one.id), default=None)


def _wards(call: "Call") -> Iterator[Mandate]:
    me, now, day = call.facts(), call.story_now, viet_nam_day(call.story_now)
    level = level_at(me, now, call.rules)
    if not me.guarding or not may_guard(me.holder.born_on, level, day, call.rules).holds:
        return
    for one in me.guarding:
        ward = call.facts(one.ward_id)
        receives = receiving_guardian(ward, now, day, call.rules)
        if receives is not None and receives.id == one.id:
            yield Mandate(
                holder_id=one.ward_id,
                full_name=ward.holder.full_name,
                kind="ward",
                role=one.relation,
                born_on=ward.holder.born_on,
                until=own_from(ward.holder.kind, ward.holder.born_on, call.rules),
            )


def _organisations(call: "Call") -> Iterator[Mandate]:
    day = viet_nam_day(call.story_now)
    for one in call.facts().representing:
        if one.holds(day):
            holder = call.facts(one.organisation_id).holder
            yield Mandate(
                holder_id=holder.id,
                full_name=holder.full_name,
                kind="organisation",
                role=one.role,
                number=holder.personal_number,
                until=one.until_on + timedelta(days=1) if one.until_on else None,
            )
