"""What a holder chose about where money goes, as it holds at a story moment."""

from datetime import datetime

from app.shared.rules.routing import PaymentAccount, RoutingChoices, in_order
from backend_stub.services.links import MADE_DEFAULT, default_at, state_at
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.routing import RoutingChange


def linked_accounts(facts: HolderFacts, now: datetime) -> tuple[PaymentAccount, ...]:
    """The holder's linked accounts at ``now``, the newest first."""
    default = default_at(facts, now)
    found = []
    for one in reversed(facts.links):
        if state_at(one, now) != "linked":
            continue
        told = {step.kind: step.at for step in one.steps if step.at <= now}
        found.append(
            PaymentAccount(
                ref=one.id,
                provider_id=one.provider_id,
                account_number=one.account_number,
                linked_at=told["linked"],
                is_default=one.id == default,
                confirmed_at=told.get(MADE_DEFAULT) if one.id == default else None,
                was_default_at=told.get(MADE_DEFAULT),
            )
        )
    return tuple(found)


def choices_at(facts: HolderFacts, programme_id: str | None, now: datetime) -> RoutingChoices:
    """What holds for a programme; with None for whatever names no account of its own."""
    order = _newest(facts, "order", None, now)
    own = _newest(facts, "programme", programme_id, now) if programme_id else None
    chosen = own.link_ids[0] if own is not None and own.link_ids else None
    return RoutingChoices(
        chosen=chosen,
        chosen_at=own.at if own is not None and chosen else None,
        order=order.link_ids if order is not None else (),
    )


def wished(facts: HolderFacts, programme_id: str | None, now: datetime) -> str | None:
    """Link that receives first by the holder's wish, its cool-off aside; None where none does."""
    ordered = in_order(linked_accounts(facts, now), choices_at(facts, programme_id, now))
    return ordered[0][0].ref if ordered else None


def _newest(
    facts: HolderFacts, kind: str, programme_id: str | None, now: datetime
) -> RoutingChange | None:
    held = [
        one
        for one in facts.routing
        if one.kind == kind and one.programme_id == programme_id and one.holds(now)
    ]
    return held[-1] if held else None
