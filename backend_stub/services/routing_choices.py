"""What was chosen about where a holder's money goes, as it holds at a story moment."""

from datetime import datetime

from app.shared.rules.linking import may_receive
from app.shared.rules.routing import PaymentAccount, RoutingChoices, in_order
from app.shared.rulesets import rule_set
from backend_stub.services.links import MADE_DEFAULT, default_at, state_at
from backend_stub.services.purses import Purse, linker_of
from backend_stub.storage.facts import HolderFacts
from backend_stub.storage.routing import RoutingChange


def linked_accounts(purse: Purse, now: datetime) -> tuple[PaymentAccount, ...]:
    """
    The linked accounts that receive for the holder at ``now``, the newest first.

    Whether one receives follows from the rule set under which it was linked, whoever looks or pays.
    """
    facts, linker = purse.owner, linker_of(purse.owner.holder)
    default = default_at(facts, now)
    found = []
    for one in reversed(facts.links):
        if state_at(one, now) != "linked":
            continue
        if not may_receive(linker, rule_set(one.rule_set_id)).holds:
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


def choices_at(purse: Purse, programme_id: str | None, now: datetime) -> RoutingChoices:
    """
    What holds for a programme; with None for whatever names no account of its own.

    The order is that of whose accounts they are.
    """
    order = _newest(purse.owner, "order", None, now)
    own = _newest(purse.holder, "programme", programme_id, now) if programme_id else None
    chosen = own.link_ids[0] if own is not None and own.link_ids else None
    return RoutingChoices(
        chosen=chosen,
        chosen_at=own.at if own is not None and chosen else None,
        order=order.link_ids if order is not None else (),
    )


def wished(purse: Purse, programme_id: str | None, now: datetime) -> str | None:
    """Link that receives first by what was chosen, its cool-off aside; None where none does."""
    ordered = in_order(linked_accounts(purse, now), choices_at(purse, programme_id, now))
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
