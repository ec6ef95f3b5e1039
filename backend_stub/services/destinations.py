"""Where payees' money goes: their linked accounts, the agency's register, cash at the commune."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec.structs import replace
from sqlalchemy import Connection

from app.shared.holidays import public_holidays
from app.shared.programmes import Programme, agencies, programme
from app.shared.rules.routing import (
    Ladder,
    PaymentAccount,
    RoutingChoices,
    RoutingFacts,
    Rung,
    ladder,
)
from app.shared.rulesets import RuleSet
from backend_stub.services.purses import Purse, purse_of
from backend_stub.services.routing_choices import choices_at, linked_accounts
from backend_stub.storage.facts import read_facts
from backend_stub.storage.payees import Payee
from backend_stub.storage.payments import Destination, PaymentRow

CASH_AT = "hoa_sen_committee"
"""The one commune of the story: where everybody's cash waits."""


def ladder_of(
    payee: Payee,
    purse: Purse | None,
    programme_id: str,
    now: datetime,
    day: date,
    rules: RuleSet,
    ready_by: date | None = None,
) -> Ladder:
    """
    The places for this payee's payment of a programme that is first tried on ``day``.

    An organisation fetches no cash; for who is abroad the agency keeps the money meanwhile.
    """
    linked, choices = tuple[PaymentAccount, ...](), RoutingChoices()
    if purse is not None:
        linked, choices = linked_accounts(purse, now), choices_at(purse, programme_id, now)
    if choices.chosen is not None:
        linked = tuple(
            replace(one, confirmed_at=choices.chosen_at) if one.ref == choices.chosen else one
            for one in linked
        )
    cash_at = None if payee.kind == "organisation" else CASH_AT
    kept_at = None
    if purse is not None and purse.abroad:
        cash_at, kept_at = None, programme(programme_id).agency
    routing = RoutingFacts(accounts=(*linked, *payee.registered), cash_at=cash_at, kept_at=kept_at)
    return ladder(routing, choices, day, rules, public_holidays(), ready_by=ready_by)


def ladders(
    db: Connection,
    payees: Iterable[Payee],
    programme_id: str,
    now: datetime,
    day: date,
    rules: RuleSet,
) -> dict[str, Ladder]:
    """The same for many, by payee; who has an account in the app is read one by one."""
    found = {}
    for one in payees:
        purse = payees_purse(db, one, now, rules)
        found[one.id] = ladder_of(one, purse, programme_id, now, day, rules)
    return found


def payees_purse(db: Connection, payee: Payee, now: datetime, rules: RuleSet) -> Purse | None:
    """Whose accounts receive for the payee; None for who has no account in the app."""
    if payee.holder_id is None:
        return None
    return purse_of(db, read_facts(db, payee.holder_id), now, rules)


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
