"""
Where a payment goes: the ladder of places, each with the reason why it stands there.

One function, ``ladder``, answers for the paying side, for "the next payment goes here" and for the
way down after a failure alike. It follows from dated facts and a day alone.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from app.shared.clock import viet_nam_day
from app.shared.rules.working_days import add_working_days
from app.shared.rulesets import RuleSet

PlaceKind = Literal["account", "cash", "kept"]
RungReason = Literal[
    "chosen", "default", "backup", "earlier_default", "next_newest", "register", "last_resort",
    "cool_off", "abroad",
]  # fmt: skip


class PaymentAccount(msgspec.Struct, frozen=True, kw_only=True):
    """
    An account that may receive.

    Attributes:
        ref: Id of the link, or of the entry in the agency's own register.
        linked_at: From when on it may receive; UTC story time.
        is_default: Whether its holder lets payments go there that name no account.
        confirmed_at: When its holder last said so; None where nobody did.
        was_default_at: When it last became the default; UTC story time. None where it never did.
        registered: It stands in the agency's register alone: no holder linked it.
    """

    ref: str
    provider_id: str
    account_number: str
    linked_at: datetime | None = None
    is_default: bool = False
    confirmed_at: datetime | None = None
    was_default_at: datetime | None = None
    registered: bool = False


class RoutingFacts(msgspec.Struct, frozen=True, kw_only=True):
    """
    What the ladder follows from.

    Attributes:
        accounts: Every account that may receive now, the newest first.
        cash_at: Agency at whose desk cash may be fetched; None where it may not.
        kept_at: Agency that keeps what no account took, since nobody is there to fetch cash; None
            where somebody is.
    """

    accounts: tuple[PaymentAccount, ...]
    cash_at: str | None
    kept_at: str | None = None


class RoutingChoices(msgspec.Struct, frozen=True, kw_only=True):
    """
    What the holder chose beyond the default, for one programme.

    Attributes:
        chosen: Ref of the account for this programme alone; None where the default receives it.
        chosen_at: When that was chosen; UTC story time.
        order: Refs of accounts in the holder's own order; what is not named comes after them.
    """

    chosen: str | None = None
    chosen_at: datetime | None = None
    order: tuple[str, ...] = ()


class Rung(msgspec.Struct, frozen=True, kw_only=True):
    """
    One place.

    Attributes:
        account: None for cash.
        cash_at: Agency at whose desk it waits, or that keeps it; None for an account.
        reason: Why it stands here.
        on: Viet Nam date from which it is this place's turn, where every place before it fails.
    """

    kind: PlaceKind
    reason: RungReason
    on: date
    account: PaymentAccount | None = None
    cash_at: str | None = None


class Ladder(msgspec.Struct, frozen=True):
    """
    The places in the order in which they are tried; empty where there is none.

    Attributes:
        waiting: Accounts too new to receive on that day, in the same order; ``on`` is the first
            day on which each does.
        kept: Where the money stays once no place is left; None where there is cash.
    """

    rungs: tuple[Rung, ...]
    waiting: tuple[Rung, ...] = ()
    kept: Rung | None = None


def receives_from(account: PaymentAccount, rules: RuleSet) -> date | None:
    """First Viet Nam date on which a linked account receives; None: it always has."""
    if account.registered or account.linked_at is None:
        return None
    return first_day(account.linked_at, rules)


def first_day(linked_at: datetime, rules: RuleSet) -> date:
    """The day on which the cool-off of an account linked then is over, in Viet Nam."""
    return viet_nam_day(linked_at) + timedelta(days=rules.value("cool_off_days"))


def in_order(
    accounts: Sequence[PaymentAccount], choices: RoutingChoices
) -> tuple[tuple[PaymentAccount, RungReason], ...]:
    """
    Accounts as their holder wants them tried, each with the reason for its place.

    The programme's own account, the default, the holder's order, then earlier defaults and the
    newest; what stands in the agency's register alone comes last.
    """
    places = {ref: at for at, ref in enumerate(choices.order)}

    def reason(one: PaymentAccount) -> RungReason:
        if one.registered:
            return "register"
        if one.ref == choices.chosen:
            return "chosen"
        if one.is_default:
            return "default"
        if one.ref in places:
            return "backup"
        return "earlier_default" if one.was_default_at else "next_newest"

    def rank(told: tuple[PaymentAccount, RungReason]) -> tuple[int, float]:
        one, why = told
        within = 0.0
        if why == "backup":
            within = places[one.ref]
        elif why == "earlier_default" and one.was_default_at:
            within = -one.was_default_at.timestamp()
        elif why == "next_newest" and one.linked_at:
            within = -one.linked_at.timestamp()
        return _RANKS.index(why), within

    return tuple(sorted(((one, reason(one)) for one in accounts), key=rank))


_RANKS: tuple[RungReason, ...] = (
    "chosen", "default", "backup", "earlier_default", "next_newest", "register",
)  # fmt: skip


def ladder(
    facts: RoutingFacts,
    choices: RoutingChoices,
    day: date,
    rules: RuleSet,
    holidays: AbstractSet[date],
    *,
    ready_by: date | None = None,
) -> Ladder:
    """
    The places for a payment that is tried first on ``day``.

    In the holder's order, cash at the commune last; an account in its cool-off on ``day`` is no
    place for this payment, which goes to the account before it. ``ready_by`` is a later day for
    that alone: of a payment that was tried already, what comes next is judged today.
    """
    rungs, waiting = list[Rung](), list[Rung]()
    judged_on = max(day, ready_by or day)
    on, wait = day, rules.value("fallback_days")
    for account, reason in in_order(facts.accounts, choices):
        ready = receives_from(account, rules)
        if ready is not None and ready > judged_on:
            waiting.append(Rung(kind="account", reason="cool_off", on=ready, account=account))
            continue
        if rungs:
            on = _after(on, wait, frozenset(holidays))
        rungs.append(Rung(kind="account", reason=reason, on=on, account=account))
    if facts.cash_at is not None:
        if rungs:
            on = _after(on, rules.value("cash_days"), frozenset(holidays))
        rungs.append(Rung(kind="cash", reason="last_resort", on=on, cash_at=facts.cash_at))
    kept = None
    if facts.kept_at is not None:
        after = _after(on, rules.value("cash_days"), frozenset(holidays)) if rungs else on
        kept = Rung(kind="kept", reason="abroad", on=after, cash_at=facts.kept_at)
    return Ladder(tuple(rungs), tuple(waiting), kept)


_after = lru_cache(maxsize=None)(add_working_days)
"""A run asks about the same days for every payee."""
