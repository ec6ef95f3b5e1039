"""A holder's payments as they stand at a story moment: steps, ladder, shares, what comes next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Row

from app.shared.clock import months_later, viet_nam_day
from app.shared.contract.payments import (
    BenefitPayment,
    BenefitPayments,
    EntitlementCondition,
    NextPayment,
    PaymentStep,
    Place,
    ProgrammeStanding,
    Rung,
    Share,
)
from app.shared.programmes import Programme, programme, programmes
from app.shared.rules.entitlements import Entitlement
from app.shared.rulesets import RuleSet
from backend_stub.services.destinations import ladder_of
from backend_stub.services.pay_runs import FINAL
from backend_stub.services.paying import is_owed
from backend_stub.services.payment_ladders import (
    Owner,
    Owners,
    place_of,
    rungs_ahead,
    rungs_of,
)
from backend_stub.services.place_agreements import leads_to
from backend_stub.services.purses import Purse, purse_of
from backend_stub.services.routing_choices import linked_accounts
from backend_stub.storage import payments
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.links import owners_of
from backend_stub.storage.payees import Payee, payees_by_id, payees_of
from backend_stub.storage.payments import PaymentRow, PaymentStepRow


@dataclass(frozen=True, slots=True)
class Looking:
    """
    Whose money is looked at, when, under which rule set, by whom, and what was read for it.

    Attributes:
        viewer_id: The holder, or who acts for the holder.
    """

    db: Connection
    facts: HolderFacts
    now: datetime
    rules: RuleSet
    viewer_id: str

    @property
    def day(self) -> date:
        """The Viet Nam date."""
        return viet_nam_day(self.now)

    @property
    def purse(self) -> Purse:
        """Out of whose accounts the holder is paid now."""
        return purse_of(self.db, self.facts, self.now, self.rules)

    def owners(self, links: Iterable[str | None]) -> Owners:
        """Whose accounts these are; only a child's money ever goes to somebody else's."""
        if not self.facts.guarded:
            return {}
        found = owners_of(self.db, {one for one in links if one})
        return {
            link_id: Owner(name, sees=holder_id == self.viewer_id)
            for link_id, (holder_id, name) in found.items()
            if holder_id != self.facts.holder.id
        }


def payments_seen(looking: Looking) -> BenefitPayments:
    """Everything about the holder's payments."""
    own = payees_of(looking.db, looking.facts.holder.id)
    rows = {row.id: row for row in payments.payments_of(looking.db, [one.id for one in own])}
    shared = payments.shared_with(looking.db, looking.facts.holder.id)
    rows |= {row.id: row for row in shared}
    told = payments.steps_of(looking.db, rows)
    shares = payments.shares_of(looking.db, rows)
    people = {one.id: one for one in own}
    others = {row.payee_id for row in rows.values()} - set(people)
    names = {one.id: one.facts.full_name for one in payees_by_id(looking.db, others).values()}
    purse, seen = looking.purse, []
    tried = {step.account_ref for steps in told.values() for step in steps}
    owners = looking.owners({*tried, *(one.ref for one in linked_accounts(purse, looking.now))})
    for row in rows.values():
        steps = [step for step in told[row.id] if step.at <= looking.now]
        if not steps:
            continue  # prepared later in the story
        mine = people.get(row.payee_id)
        seen.append(_payment(looking, purse, row, steps, shares[row.id], mine, names, owners))
    seen.sort(key=lambda one: (one.steps[0].at, one.id), reverse=True)
    return BenefitPayments(
        programmes=tuple(_standings(looking, own)),
        next=tuple(_next(looking, purse, own, seen, owners)),
        payments=tuple(seen),
    )


def _standings(looking: Looking, own: Sequence[Payee]) -> Iterator[ProgrammeStanding]:
    """Every programme for which something was decided, or of whose gifts this one is the head."""
    for payee in own:
        decided = {one.programme_id for one in payee.facts.decisions}
        for of in programmes():
            if of.id in decided or (of.payee == "household_head" and payee.facts.members):
                yield _standing(looking, payee, of)


def _standing(looking: Looking, payee: Payee, of: Programme) -> ProgrammeStanding:
    found = _owed(looking, payee, of)
    return ProgrammeStanding(
        programme_id=of.id,
        answer=found.answer,
        amount_vnd=found.amount_vnd,
        conditions=tuple(
            msgspec.convert(msgspec.to_builtins(one), EntitlementCondition)
            for one in found.conditions
        ),
        shares=tuple(
            Share(
                full_name=part.full_name,
                vnd=part.vnd,
                ground=part.kind,
                until=part.until,
                told=_is_told(payee, part.number),
                own=part.number == looking.facts.holder.personal_number,
            )
            for part in found.parts
        ),
        left_out=tuple(one.full_name for one in found.left_out),
        from_day=found.from_day,
    )


def _is_told(payee: Payee, number: str) -> bool:
    if number == payee.facts.number:
        return True
    return any(one.holder_id for one in payee.members if one.member.number == number)


def _owed(looking: Looking, payee: Payee, of: Programme) -> Entitlement:
    return is_owed(payee, of, of.period_at(looking.day), looking.now)


def _next(
    looking: Looking,
    purse: Purse,
    own: Sequence[Payee],
    seen: Sequence[BenefitPayment],
    owners: Owners,
) -> Iterator[NextPayment]:
    """For each programme the next payment that is not over, where there is one."""
    by_period = {(one.programme_id, one.period): one for one in seen if not one.received_by}
    for payee in own:
        for of in programmes():
            if payee.kind != _kind(of) or not _listed(payee, of):
                continue
            found = _coming(looking, payee, of, by_period)
            if found is None:
                continue
            period, amount, payment = found
            day = max(looking.day, period.pay_on)
            places = ladder_of(payee, purse, of.id, looking.now, day, looking.rules)
            rungs = payment.rungs if payment else tuple(rungs_ahead(places, owners))
            first = places.rungs[0].account if places.rungs else None
            yield NextPayment(
                programme_id=of.id,
                period=period.id,
                amount_vnd=amount,
                due_on=period.pay_on,
                by_on=period.by_on,
                payment_id=payment.id if payment else None,
                rungs=rungs,
                confirmed_at=first.confirmed_at if first else None,
            )


def _kind(of: Programme) -> str:
    return "organisation" if of.payee == "organisation" else "person"


def _listed(payee: Payee, of: Programme) -> bool:
    if of.payee == "household_head":
        return payee.facts.members is not None
    return any(one.programme_id == of.id for one in payee.facts.decisions)


def _coming(
    looking: Looking,
    payee: Payee,
    of: Programme,
    by_period: dict[tuple[str, str], BenefitPayment],
) -> tuple[Any, int, BenefitPayment | None] | None:
    period = of.period_at(looking.day)
    payment = by_period.get((of.id, period.id))
    if payment is not None and payment.state in FINAL:
        if of.period == "once":
            return None
        period, payment = of.period_at(_month_after(period.pay_on)), None
        payment = by_period.get((of.id, period.id))
    owed = is_owed(payee, of, period, looking.now)
    if payment is None and owed.answer != "yes":
        return None
    return period, payment.amount_vnd if payment else owed.amount_vnd, payment


def _month_after(day: date) -> date:
    return months_later(day.replace(day=1), 1)


def _payment(
    looking: Looking,
    purse: Purse,
    row: PaymentRow,
    steps: Sequence[PaymentStepRow],
    shares: Sequence[Row[Any]],
    mine: Payee | None,
    names: dict[str, str],
    owners: Owners,
) -> BenefitPayment:
    of, me = programme(row.programme_id), looking.facts.holder.id
    period, state = of.period_of(row.period), steps[-1].kind
    received_by = None if mine is not None else names[row.payee_id]
    told = tuple(_share(one, me) for one in shares if mine is not None or one.holder_id == me)
    rungs: tuple[Rung, ...] = ()
    if mine is not None and state not in FINAL:
        day = max(viet_nam_day(steps[0].at), period.pay_on)
        places = ladder_of(
            mine, purse, of.id, looking.now, day, looking.rules, ready_by=looking.day
        )
        rungs = tuple(rungs_of(steps, places, looking.rules, owners))
    return BenefitPayment(
        id=row.id,
        programme_id=row.programme_id,
        period=row.period,
        amount_vnd=row.amount_vnd if mine is not None else sum(one.vnd for one in told),
        state=cast("Any", state),
        due_on=period.pay_on,
        by_on=period.by_on,
        received_by=received_by,
        place=place_of(steps[-1], owners) if mine is not None else None,
        rungs=rungs,
        steps=tuple(_step(one, owners, whole=mine is not None) for one in steps),
        shares=told,
        leads_to=_leads_to(looking, row, owners) if mine is not None else None,
    )


def _leads_to(looking: Looking, row: PaymentRow, owners: Owners) -> Place | None:
    """Only a place that the looker is told."""
    place = leads_to(looking.db, row, looking.now)
    owner = owners.get(place.link_id or "") if place else None
    if place is None or owner is None:
        return place
    return msgspec.structs.replace(place, owner=owner.name) if owner.sees else None


def _share(row: Row[Any], holder_id: str) -> Share:
    return Share(
        full_name=row.full_name,
        vnd=row.amount_vnd,
        ground=row.ground,
        until=row.until_on,
        told=row.holder_id is not None,
        own=row.holder_id == holder_id,
    )


def _step(row: PaymentStepRow, owners: Owners, *, whole: bool) -> PaymentStep:
    """A member sees what became of the payment, not the receiver's accounts."""
    return PaymentStep(
        kind=cast("Any", row.kind),
        at=row.at,
        attempt=row.attempt if whole else 0,
        place=place_of(row, owners) if whole else None,
        reason=cast("Any", row.reason) if whole else None,
    )
