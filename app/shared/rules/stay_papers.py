"""A foreigner's papers of stay, as rules want them and as a register has them."""

from datetime import date
from typing import Literal, Protocol

import msgspec


class StayPapers(msgspec.Struct, frozen=True, kw_only=True):
    """
    A foreigner's papers; every ``until`` is a last valid day in Viet Nam, inclusive.

    Attributes:
        visa_until: None where there is no visa.
        residence_card_until: None with a card: it has no end.
    """

    permitted_from: date | None = None
    permitted_until: date | None = None
    visa: Literal["long_term", "exemption", "short", "none"] = "none"
    visa_until: date | None = None
    residence_card: Literal["permanent", "temporary", "none"] = "none"
    residence_card_until: date | None = None


class Stay(Protocol):
    """What a register says of a stay; a persona's and the contract's are such."""

    @property
    def permitted_from(self) -> date:
        """First day of the permission."""

    @property
    def permitted_until(self) -> date:
        """Its last day."""

    @property
    def visa(self) -> Literal["long_term", "exemption", "none"]:
        """Its kind."""

    @property
    def visa_until(self) -> date | None:
        """Its last valid day."""

    @property
    def residence_card(self) -> bool:
        """Whether one is held."""


def papers_of(stay: Stay | None) -> StayPapers:
    """The papers that the immigration register has; none for a citizen."""
    if stay is None:
        return StayPapers()
    return StayPapers(
        permitted_from=stay.permitted_from,
        permitted_until=stay.permitted_until,
        visa=stay.visa,
        visa_until=stay.visa_until,
        residence_card="temporary" if stay.residence_card else "none",
    )
