"""Payment providers: invented ones of every kind, and how each answers about an account."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.account_kinds import AccountKind, AccountKindId, account_kind
from app.shared.clock import VIET_NAM
from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS

ClockTime = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    When a provider answers, every day, in Viet Nam's time.

    Attributes:
        when_closed: ``queues``: it answers as soon as it opens. ``refuses``: ask again then.
    """

    opens: ClockTime
    closes: ClockTime
    when_closed: Literal["queues", "refuses"]

    def __post_init__(self) -> None:
        """Refuse a day that ends before it begins."""
        if self.opens >= self.closes:
            msg = "opens is before closes"
            raise ValueError(msg)

    def opens_next(self, now: datetime) -> datetime:
        """When it answers: ``now`` itself where it is open; UTC."""
        here = now.astimezone(VIET_NAM)
        opens, closes = time.fromisoformat(self.opens), time.fromisoformat(self.closes)
        if opens <= here.time() < closes:
            return now
        day = here.date() + timedelta(days=here.time() >= closes)
        return datetime.combine(day, opens, VIET_NAM).astimezone(UTC)


class Behaviour(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    How the simulated provider answers.

    Attributes:
        latency_ms: Real time until it answers.
        answer: ``silent``: it never answers.
        hours: None where it answers day and night.
    """

    latency_ms: Annotated[int, Meta(ge=0)]
    answer: Literal["answers", "silent"]
    hours: Hours | None = None


class Paying(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    How the simulated provider takes an order to pay.

    Attributes:
        latency_ms: Real time until it answers.
        answer: ``silent``: it never does; ``busy``: it sends every order back.
        closed_ending, restricted_ending, busy_ending: Accounts of the agencies' registers whose
            number ends so are closed or restricted, or the first order to them meets a busy
            provider; empty for none. Accounts of the invented people stand in their own files.
    """

    latency_ms: int = 1500
    answer: Literal["pays", "silent", "busy"] = "pays"
    closed_ending: str = ""
    restricted_ending: str = ""
    busy_ending: str = ""


class Provider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One provider of payment accounts.

    Attributes:
        id: Name of its file.
        order: Place in the list; unique.
        initials: Two letters on its tile.
        face: Colour token of the tile, below ``[document]`` of the theme.
        pays: When a payment arrives there.
        otp_sender: Who the text message with the code names as its sender.
        prints: How it prints a holder's name, where its books do not say otherwise.
    """

    id: str
    order: int
    name: LocalText
    kind: AccountKindId
    initials: str
    face: str
    pays: LocalText
    otp_sender: str
    prints: Literal["as_written", "capitals", "capitals_without_marks"]
    behaviour: Behaviour
    paying: Paying = Paying()

    @property
    def account_kind(self) -> AccountKind:
        """Its kind, with the number that it asks for."""
        return account_kind(self.kind)

    def answers_from(self, now: datetime) -> datetime:
        """From when on it answers: ``now`` itself where it is open; UTC, story time."""
        hours = self.behaviour.hours
        return hours.opens_next(now) if hours else now


@cache
def provider(provider_id: str) -> Provider:
    """
    The provider of that id, read once.

    Raises:
        KeyError: No file of ``assets/providers`` has that name.
        DataFault: The file is malformed; the fault names file and field.
    """
    if provider_id not in names_in("providers"):
        raise KeyError(provider_id)
    return read_as(ASSETS / "providers" / f"{provider_id}.toml", Provider, id=provider_id)


@cache
def providers() -> tuple[Provider, ...]:
    """
    Every provider in the order of the list.

    Raises:
        DataFault: A file is malformed.
    """
    found = (provider(name) for name in names_in("providers"))
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


def providers_of(kind: str) -> tuple[Provider, ...]:
    """The providers of one kind, in the order of the list."""
    return tuple(one for one in providers() if one.kind == kind)
