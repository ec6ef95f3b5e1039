"""Where a holder's money goes as it stands at a story moment, with reasons and confirmations."""

from datetime import datetime
from typing import cast

from app.shared.contract.payments import BenefitPayments, NextPayment, Place, Rung
from app.shared.contract.routing import LastChange, ProgrammeRoute, RoutedAccount, Routing
from app.shared.rules.routing import Ladder, in_order, receives_from
from app.shared.rules.routing import Rung as RoutingRung
from backend_stub.services.destinations import CASH_AT, ladder_of
from backend_stub.services.payment_ladders import Owners, rung_place, rungs_ahead
from backend_stub.services.payment_views import Looking, payments_seen
from backend_stub.services.purses import Purse
from backend_stub.services.routing import undo_until, undoable
from backend_stub.services.routing_choices import choices_at, linked_accounts
from backend_stub.storage.payees import Payee, payees_of

Confirmed = dict[str, datetime]


def routing_seen(looking: Looking, really: datetime) -> Routing:
    """Everything about where the holder's money goes."""
    seen, purse = payments_seen(looking), looking.purse
    confirmed = _confirmed(looking, purse, seen)
    return Routing(
        accounts=tuple(_accounts(looking, purse, confirmed)),
        cash_at=CASH_AT,
        programmes=tuple(_programmes(looking, purse, seen, confirmed)),
        change=_change(looking, purse, really),
        owner=purse.owner.holder.full_name if purse.is_guarded else None,
    )


def routed_programmes(seen: BenefitPayments) -> tuple[str, ...]:
    """Programmes that the holder may receive, or that pay next."""
    coming = {one.programme_id for one in seen.next}
    return tuple(
        one.programme_id
        for one in seen.programmes
        if one.answer != "no" or one.programme_id in coming
    )


def _accounts(looking: Looking, purse: Purse, confirmed: Confirmed) -> list[RoutedAccount]:
    told = in_order(linked_accounts(purse, looking.now), choices_at(purse, None, looking.now))
    found = []
    for account, why in told:
        ready = receives_from(account, looking.rules)
        place = rung_place(RoutingRung(kind="account", reason=why, on=looking.day, account=account))
        found.append(
            RoutedAccount(
                place=place,
                why=why,
                receives_from=ready if ready is not None and ready > looking.day else None,
                confirmed_at=confirmed[account.ref],
                chosen_at=account.confirmed_at,
            )
        )
    return found


def _programmes(
    looking: Looking, purse: Purse, seen: BenefitPayments, confirmed: Confirmed
) -> list[ProgrammeRoute]:
    coming = {one.programme_id: one for one in seen.next}
    return [
        _programme(looking, purse, payee, one, coming.get(one), confirmed)
        for payee in payees_of(looking.db, looking.facts.holder.id)
        for one in routed_programmes(seen)
    ]


def _programme(
    looking: Looking,
    purse: Purse,
    payee: Payee,
    programme_id: str,
    coming: NextPayment | None,
    confirmed: Confirmed,
) -> ProgrammeRoute:
    day = max(looking.day, coming.due_on) if coming else looking.day
    places = ladder_of(payee, purse, programme_id, looking.now, day, looking.rules)
    choices = choices_at(purse, programme_id, looking.now)
    linked = {one.ref for one in linked_accounts(purse, looking.now)}
    owners = looking.owners(linked)
    first = places.rungs[0].account if places.rungs else None
    return ProgrammeRoute(
        programme_id=programme_id,
        chosen=choices.chosen if choices.chosen in linked else None,
        chosen_at=first.confirmed_at if first else None,
        confirmed_at=confirmed.get(first.ref) if first else None,
        rungs=tuple(rungs_ahead(places, owners)),
        waiting=_waiting(places, owners),
        next=coming,
    )


def _waiting(places: Ladder, owners: Owners) -> tuple[Rung, ...]:
    return tuple(
        Rung(place=rung_place(one, owners), state="later", on=one.on, why=one.reason)
        for one in places.waiting
    )


def _confirmed(looking: Looking, purse: Purse, seen: BenefitPayments) -> Confirmed:
    """When a provider last confirmed each account: as it was linked, or took a payment."""
    found = {
        one.ref: cast("datetime", one.linked_at) for one in linked_accounts(purse, looking.now)
    }
    for payment in seen.payments:
        link_id = payment.place.link_id if payment.place else None
        if payment.state == "paid" and link_id in found:
            found[link_id] = max(found[link_id], payment.steps[-1].at)
    return found


def _change(looking: Looking, purse: Purse, really: datetime) -> LastChange | None:
    change = undoable(looking.facts, looking.now, really)
    if change is None:
        return None
    return LastChange(
        id=change.id,
        kind=change.kind,
        programme_id=change.programme_id,
        before=_place(purse, change.from_link),
        after=_place(purse, change.to_link),
        at=change.at,
        undo_until=undo_until(change),
    )


def _place(purse: Purse, link_id: str | None) -> Place | None:
    for one in purse.owner.links:
        if one.id == link_id:
            return Place(
                kind="account",
                provider_id=one.provider_id,
                number_ending=one.account_number[-4:],
                link_id=one.id,
            )
    return None
