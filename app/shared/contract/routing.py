"""Routing: where each programme's money goes, confirmed by whom and when, and its changes."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.payments import NextPayment, Place, Rung, RungWhy
from app.shared.contract.wire import AgencyId, Body, LinkId, ProgrammeId, Secret, Wire

RoutingChangeId = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$")]
ChangeKind = Literal["programme", "order", "default"]

DEFAULT = "default"
"""In a step-up's target: the programme goes where the default does."""


class RoutedAccount(Wire):
    """
    A linked account in the order in which places are tried.

    Attributes:
        why: Why it stands at its place.
        receives_from: First Viet Nam date on which it receives, while that lies ahead.
        confirmed_at: When its provider last confirmed it: as it was linked, or took a payment;
            UTC story time.
        chosen_at: When its holder last made it the default; UTC story time.
    """

    place: Place
    why: RungWhy
    receives_from: date | None
    confirmed_at: datetime
    chosen_at: datetime | None


class ProgrammeRoute(Wire):
    """
    Where one programme's money goes.

    Attributes:
        chosen: Link that was chosen for it alone; None where the default receives it.
        chosen_at: When its place was last chosen by the holder; UTC story time. None where it
            follows from the rule.
        confirmed_at: When the provider of the first account last confirmed it; None for cash.
        rungs: The ladder of the next payment; the first goes first.
        waiting: Accounts too new to receive that payment; ``on`` is the day from which they do.
        next: The next payment; None where none is known.
    """

    programme_id: ProgrammeId
    chosen: LinkId | None
    chosen_at: datetime | None
    confirmed_at: datetime | None
    rungs: tuple[Rung, ...]
    waiting: tuple[Rung, ...]
    next: NextPayment | None


class LastChange(Wire):
    """
    The newest change, while it can be undone.

    Attributes:
        programme_id: None where it is about whatever has no account of its own.
        before, after: Accounts that came first; None where there was none.
        at: UTC story time.
        undo_until: UTC, real time.
    """

    id: RoutingChangeId
    kind: ChangeKind
    programme_id: ProgrammeId | None
    before: Place | None
    after: Place | None
    at: datetime
    undo_until: datetime


class Routing(Wire):
    """
    Everything about where a holder's money goes.

    Attributes:
        accounts: In the order in which they are tried; the default first.
        owner: Name of whose accounts they are, where they are not the holder's: a guardian's.
        cash_at: At whose desk cash waits, after all of them.
    """

    accounts: tuple[RoutedAccount, ...]
    cash_at: AgencyId
    programmes: tuple[ProgrammeRoute, ...]
    change: LastChange | None
    owner: str | None = None


class RouteChoice(Body):
    """
    Let a programme's money go to one account, or with None where the default does.

    ``grant`` is for ``choose_route`` and ``route_target``.
    """

    programme_id: ProgrammeId
    link_id: LinkId | None
    grant: Secret


class AccountOrder(Body):
    """
    Every linked account in the order in which it is tried; the first becomes the default.

    ``grant`` is for ``order_accounts`` and ``order_target``.
    """

    link_ids: Annotated[tuple[LinkId, ...], Meta(min_length=1, max_length=100)]
    grant: Secret


def route_target(programme_id: str, link_id: str | None) -> str:
    """What a passcode for a programme's choice is bound to."""
    return f"{programme_id}/{link_id or DEFAULT}"


def order_target(link_ids: Sequence[str]) -> str:
    """What a passcode for an order is bound to: exactly this one, by its digest."""
    return sha256("/".join(link_ids).encode()).hexdigest()
