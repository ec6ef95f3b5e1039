"""The simulated crowd of a pay-out day as data: the dial's steps, and when they come."""

from functools import cache

import msgspec

from app.shared.data_files import read_as
from app.shared.resources import ASSETS


class Coming(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which share stands there at once, and for how long the others come."""

    at_once: float
    others_within_seconds: float


class Stay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long one is served on average, and how many times longer where the service is slow."""

    mean_seconds: float
    slow_factor: float


class CrowdRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file; its comments say where each number comes from."""

    source: str
    households_of_the_country: int
    provinces: int
    steps: tuple[int, ...]
    seed: int
    coming: Coming
    stay: Stay

    @property
    def dial(self) -> tuple[int, ...]:
        """The dial's steps in households, the last one a province's."""
        return (*self.steps, self.households_of_the_country // self.provinces)


@cache
def crowd_rules() -> CrowdRules:
    """
    The crowd's data.

    Raises:
        DataFault: The file is missing or malformed.
    """
    return read_as(ASSETS / "crowd.toml", CrowdRules)
