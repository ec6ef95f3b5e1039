"""What is told to who acts for somebody, and to both when a child's money goes the child's way."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sqlalchemy import Connection

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.rules.guardians import own_from
from app.shared.rules.notices import ToldEvent
from app.shared.rulesets import RuleSet
from backend_stub.services import linking, routing_told
from backend_stub.services.family import proof_at
from backend_stub.services.payments_told import told_of_payments
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.payees import payees_of

if TYPE_CHECKING:  # the server's state stands on the seeds, and those on what is told here
    from backend_stub.calls import Call

FOR_NAME, FOR_ID = "for_name", "for_id"
"""Values of an event that happened to somebody for whom one acts: whose name, whose id."""
_SHARED = "payment.shared"


def told_of_mandates(call: "Call") -> tuple[ToldEvent, ...]:
    """For who acts: what happened to the money of children and organisations meanwhile."""
    return (*_of_organisations(call), *_of_wards(call))


def told_of_own_turn(
    db: Connection, ward: HolderFacts, rules: RuleSet, *, guardian: bool = False
) -> Iterator[ToldEvent]:
    """The birthday from which a child's money no longer goes to the guardian; to either of both."""
    holder = ward.holder
    since = own_from(holder.kind, holder.born_on, rules)
    for programme_id in _received(db, holder.id, since):
        values: dict[str, str | int] = {"programme": programme_id, "since_on": since.isoformat()}
        if guardian:
            values["name"] = holder.full_name
        yield ToldEvent(
            subject="routing.handed_over" if guardian else "routing.own_turn",
            key=(holder.id, programme_id.replace("_", "-")),
            at=start_of_day(since),
            values=values,
            opens=not guardian,
        )


def _received(db: Connection, holder_id: str, day: date) -> tuple[str, ...]:
    return tuple(
        one.programme_id
        for payee in payees_of(db, holder_id)
        for one in payee.facts.decisions
        if one.holds(day)
    )


def _of_organisations(call: "Call") -> Iterator[ToldEvent]:
    now, rules = call.story_now, call.rules
    for one in call.facts().representing:
        facts = call.facts(one.organisation_id)
        events = (
            *linking.told(facts, now, rules),
            *_linked(facts, now),
            *routing_told.told(facts, now, rules),
            *told_of_payments(call.db, one.organisation_id),
        )
        yield from (_named(event, facts) for event in events if one.holds(viet_nam_day(event.at)))


def _of_wards(call: "Call") -> Iterator[ToldEvent]:
    now, rules = call.story_now, call.rules
    for one in call.facts().guarding:
        facts = call.facts(one.ward_id)
        until = start_of_day(own_from(facts.holder.kind, facts.holder.born_on, rules))
        events = (
            *routing_told.told_of_changes(facts.routing, call.facts().links, now, rules),
            *told_of_payments(call.db, one.ward_id, to_guardian=True),
        )
        for event in events:
            acted = event.at < until and proof_at(one, event.at) == "proven"
            if acted and event.subject != _SHARED:
                yield _named(event, facts)
        if proof_at(one, until) == "proven":
            yield from told_of_own_turn(call.db, facts, rules, guardian=True)


def _linked(facts: HolderFacts, now: datetime) -> Iterator[ToldEvent]:
    """That an account was linked or unlinked: a holder is told so by a notice of its own kind."""
    for link in facts.links:
        for step in link.steps:
            if step.kind in ("linked", "unlinked") and step.at <= now:
                yield ToldEvent(
                    subject=f"link.{step.kind}", key=(link.id,), at=step.at, target_id=link.id,
                    values={"provider": link.provider_id, "ending": link.account_number[-4:]},
                )  # fmt: skip


def _named(event: ToldEvent, facts: HolderFacts) -> ToldEvent:
    """An event with whose it is."""
    whose = {FOR_NAME: facts.holder.full_name, FOR_ID: facts.holder.id}
    return replace(event, values={**event.values, **whose})
