"""Where payees' money goes: their linked accounts, the agency's register, cash at the commune."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection

from app.shared.holidays import public_holidays
from app.shared.programmes import Programme, agencies
from app.shared.rules.routing import (
    Ladder,
    PaymentAccount,
    RoutingChoices,
    RoutingFacts,
    Rung,
    ladder,
)
from app.shared.rulesets import RuleSet
from backend_stub.services.links import MADE_DEFAULT, default_at, state_at
from backend_stub.storage.facts import HolderFacts, read_facts
from backend_stub.storage.payees import Payee
from backend_stub.storage.payments import Destination, PaymentRow

CASH_AT = "hoa_sen_committee"
"""The one commune of the story: where everybody's cash waits."""


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
            )
        )
    return tuple(found)


def ladder_of(
    payee: Payee, facts: HolderFacts | None, now: datetime, day: date, rules: RuleSet
) -> Ladder:
    """The places for this payee's payment that is first tried on ``day``."""
    linked = linked_accounts(facts, now) if facts is not None else ()
    cash_at = None if payee.kind == "organisation" else CASH_AT
    routing = RoutingFacts(accounts=(*linked, *payee.registered), cash_at=cash_at)
    return ladder(routing, RoutingChoices(), day, rules, public_holidays())


def ladders(
    db: Connection, payees: Iterable[Payee], now: datetime, day: date, rules: RuleSet
) -> dict[str, Ladder]:
    """The same for many, by payee; who has an account in the app is read one by one."""
    found = {}
    for one in payees:
        facts = read_facts(db, one.holder_id) if one.holder_id else None
        found[one.id] = ladder_of(one, facts, now, day, rules)
    return found


def first_rung(places: Ladder) -> Rung | None:
    """Where it goes first."""
    return places.rungs[0] if places.rungs else None


def next_rung(places: Ladder, tried: frozenset[str | None]) -> Rung | None:
    """The first place that was not tried; ``tried`` are accounts, cash never is among them."""
    for one in places.rungs:
        if one.account is None or one.account.ref not in tried:
            return one
    return None


def destination(rung: Rung | None) -> Destination:
    """The order's destination; none for cash and for nowhere."""
    if rung is None or rung.account is None:
        return Destination()
    account = rung.account
    return Destination(account.provider_id, account.account_number, account.ref)


def at_account(row: PaymentRow) -> bool:
    """Whether the payment's destination is an account."""
    return row.account_ref is not None


def cash_desk(of: Programme) -> str:
    """At whose desk a programme's cash waits."""
    return of.agency if agencies()[of.agency].cash is not None else CASH_AT
