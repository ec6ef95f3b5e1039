"""
Where a payment goes: the ladder of places, each with the reason why it stands there.

One function, ``ladder``, answers for the paying side, for "the next payment goes here" and for the
way down after a failure alike.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

import msgspec

from app.shared.rules.working_days import add_working_days
from app.shared.rulesets import RuleSet

PlaceKind = Literal["account", "cash"]
RungReason = Literal["default", "next_newest", "register", "last_resort"]


class PaymentAccount(msgspec.Struct, frozen=True, kw_only=True):
    """
    An account that may receive.

    Attributes:
        ref: Id of the link, or of the entry in the agency's own register.
        linked_at: From when on it may receive; UTC story time.
        is_default: Whether its holder lets payments go there that name no account.
        confirmed_at: When its holder last said so; None where nobody did.
        registered: It stands in the agency's register alone: no holder linked it.
    """

    ref: str
    provider_id: str
    account_number: str
    linked_at: datetime | None = None
    is_default: bool = False
    confirmed_at: datetime | None = None
    registered: bool = False


class RoutingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """
    What the ladder follows from.

    Attributes:
        accounts: Every account that may receive now, the newest first.
        cash_at: Agency at whose desk cash may be fetched; None where it may not.
    """

    accounts: tuple[PaymentAccount, ...]
    cash_at: str | None


class RoutingChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What the holder chose beyond the default; nothing yet."""


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """
    One place.

    Attributes:
        account: None for cash.
        cash_at: Agency at whose desk it waits; None for an account.
        reason: Why it stands here.
        on: Viet Nam date from which it is this place's turn, where every place before it fails.
    """

    kind: PlaceKind
    reason: RungReason
    on: date
    account: PaymentAccount | None = None
    cash_at: str | None = None


class Ladder(msgspec.Struct, frozen=True):
    """The places in the order in which they are tried; empty where there is none."""

    rungs: tuple[Rung, ...]


def ladder(
    facts: RoutingFacts,
    choices: RoutingChoices,
    day: date,
    rules: RuleSet,
    holidays: AbstractSet[date],
) -> Ladder:
    """
    The places for a payment that is tried first on ``day``.

    The default first, then the other accounts from the newest on, cash at the commune last.
    """
    del choices
    rungs: list[Rung] = []
    ordered = sorted(facts.accounts, key=lambda one: not one.is_default)
    on, wait = day, rules.value("fallback_days")
    for account in ordered:
        if rungs:
            on = _after(on, wait, frozenset(holidays))
        reason: RungReason = "default" if account.is_default else "next_newest"
        if account.registered:
            reason = "register"
        rungs.append(Rung(kind="account", reason=reason, on=on, account=account))
    if facts.cash_at is not None:
        if rungs:
            on = _after(on, rules.value("cash_days"), frozenset(holidays))
        rungs.append(Rung(kind="cash", reason="last_resort", on=on, cash_at=facts.cash_at))
    return Ladder(tuple(rungs))


_after = lru_cache(maxsize=None)(add_working_days)
"""A run asks about the same days for every payee."""
