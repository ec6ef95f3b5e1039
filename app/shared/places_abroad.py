"""Places abroad, invented: the time there, and the consulate that serves them."""

from datetime import timedelta, timezone, tzinfo
from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta

from app.shared.clock import VIET_NAM
from app.shared.data_files import names_in, read_as
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS

_FOLDER = "places_abroad"


class PlaceAbroad(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """
    One city.

    Attributes:
        id: Name of its file.
        order: Place in the list; unique.
        utc_offset_minutes: What its clocks show beyond UTC, the same all year.
        consulate: Id of the office that serves it.
    """

    id: str
    order: int
    name: LocalText
    country: LocalText
    utc_offset_minutes: Annotated[int, Meta(ge=-720, le=840)]
    consulate: str

    @property
    def zone(self) -> timezone:
        """Its time zone."""
        return timezone(timedelta(minutes=self.utc_offset_minutes), self.id)

    def full_name(self, lang: str) -> str:
        """``Lumen, Utopia``."""
        return f"{self.name[lang]}, {self.country[lang]}"

    def minutes_to_viet_nam(self) -> int:
        """What Viet Nam's clocks show beyond those here; negative where here is ahead."""
        home = VIET_NAM.utcoffset(None)
        return int(home.total_seconds()) // 60 - self.utc_offset_minutes


@cache
def places_abroad() -> tuple[PlaceAbroad, ...]:
    """
    Every place, in the list's order.

    Raises:
        DataFault: A file is malformed.
    """
    return tuple(sorted((place_abroad(name) for name in names_in(_FOLDER)), key=lambda p: p.order))


def place_or_none(place_id: str | None) -> PlaceAbroad | None:
    """The place of that id; None in Viet Nam, and where this app does not know it yet."""
    if not place_id:  # most holders, and dozens of times a drawing: no folder is looked through
        return None
    try:
        return place_abroad(place_id)
    except KeyError:
        return None


def zone_of(place_id: str | None) -> tzinfo:
    """The time zone of a place abroad; Viet Nam's where there is none."""
    if place_id is None:
        return VIET_NAM
    place = place_or_none(place_id)
    return place.zone if place else VIET_NAM


@cache
def place_abroad(place_id: str) -> PlaceAbroad:
    """
    The place of that id.

    Raises:
        KeyError: There is none.
        DataFault: Its file is malformed.
    """
    if place_id not in names_in(_FOLDER):
        raise KeyError(place_id)
    return read_as(ASSETS / _FOLDER / f"{place_id}.toml", PlaceAbroad, id=place_id)
