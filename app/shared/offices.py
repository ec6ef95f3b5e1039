"""Counters, at home and abroad: invented, with whom and what they serve and when one may come."""

from datetime import UTC, date, datetime, time, tzinfo
from functools import cache
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from app.shared.clock import VIET_NAM
from app.shared.contract.wire import DocumentTypeId
from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.places_abroad import place_abroad
from app.shared.resources import ASSETS

Service = Literal["issuing", "renewal"]


class Office(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One counter.

    Attributes:
        id: Name of its file.
        order: Place in the list; unique.
        serves: Whom it serves.
        services: What one may come for; ``issuing`` is of accounts, ``renewal`` of documents.
        renews: Document types whose renewal it takes.
        place: Where it stands abroad; None in Viet Nam.
        slots: Starts of its slots on a working day, in the time of where it stands; one holder
            each.
        days_ahead: Working days for which it takes bookings.
    """

    id: str
    order: int
    serves: Literal["citizen", "foreigner"]
    name: LocalText
    address: LocalText
    services: tuple[Service, ...] = ("issuing",)
    renews: tuple[DocumentTypeId, ...] = ()
    place: str | None = None
    slots: tuple[Annotated[str, Meta(pattern=r"^[0-2][0-9]:[0-5][0-9]$")], ...]
    days_ahead: Annotated[int, Meta(ge=1, le=60)]

    def slots_on(self, day: date) -> tuple[datetime, ...]:
        """Every slot of a day on the calendar of where it stands, in order; UTC."""
        times = (time.fromisoformat(slot) for slot in self.slots)
        return tuple(datetime.combine(day, one, self.zone).astimezone(UTC) for one in times)

    @property
    def zone(self) -> tzinfo:
        """The time zone of where it stands."""
        return place_abroad(self.place).zone if self.place else VIET_NAM


@cache
def offices() -> tuple[Office, ...]:
    """
    Every counter, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    return tuple(sorted((office(name) for name in names_in("offices")), key=lambda o: o.order))


@cache
def office(office_id: str) -> Office:
    """
    The counter of that id.

    Raises:
        KeyError: There is none.
        DataFault: Its file is malformed.
    """
    if office_id not in names_in("offices"):
        raise KeyError(office_id)
    return read_as(ASSETS / "offices" / f"{office_id}.toml", Office, id=office_id)


def offices_renewing(type_id: str | None = None) -> tuple[Office, ...]:
    """Every counter in Viet Nam that takes renewals, of one document type where it is named."""
    return tuple(
        one
        for one in offices()
        if one.renews and one.place is None and (type_id is None or type_id in one.renews)
    )


class Supplement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a desk may ask to be fixed, of whom, and how it is fixed."""

    id: str
    name: LocalText
    fix: LocalText
    serves: tuple[Literal["citizen", "foreigner"], ...]


class Refusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One reason for which a desk may refuse, and what to do then."""

    id: str
    name: LocalText
    next: LocalText


class IssuingTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What desks may ask and why they may refuse."""

    supplements: tuple[Supplement, ...]
    refusals: tuple[Refusal, ...]


@cache
def issuing_terms() -> IssuingTerms:
    """
    Read once.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "issuing.toml", IssuingTerms)
