"""Simulated residents who want in on a pay-out day: when each comes, how long each stays."""

import heapq
import math
import random

from app.shared.contract.queue import Pace
from app.shared.crowd import crowd_rules


class SimulatedCrowd:
    """
    One crowd, the same every time: its chances are drawn from the data's seed.

    Attributes:
        households: How many there are; 0 and 1 are nobody to wait for.
        pace: How the service works for whoever is let in from now on.
        inside, served: How many are being served, and have been.
        next_arrival, next_departure: When the next one comes or goes, in real seconds; infinite
            where nobody does.
    """

    def __init__(self) -> None:
        self.pace: Pace = "usual"
        self._leaving: list[float] = []
        self.begin(0, 0.0)

    def begin(self, households: int, now: float) -> None:
        """Another crowd; those inside are still served."""
        rules = crowd_rules()
        self._chance = random.Random(rules.seed)  # noqa: S311 — no secret, the same every time
        self.households, self.served = households, 0
        self.at_once = math.ceil(households * rules.coming.at_once)
        self._to_come = households - self.at_once
        gap = rules.coming.others_within_seconds / self._to_come if self._to_come else math.inf
        self._gap = gap
        self.next_arrival = math.inf
        self._schedule(now)

    @property
    def inside(self) -> int:
        """How many are being served."""
        return len(self._leaving)

    @property
    def next_departure(self) -> float:
        """When the next one has been served."""
        return self._leaving[0] if self._leaving else math.inf

    def enter(self, now: float) -> None:
        """One is let in."""
        mean = crowd_rules().stay.mean_seconds * self._factor
        heapq.heappush(self._leaving, now + self._chance.expovariate(1 / mean))

    def depart(self) -> None:
        """The next one has been served."""
        heapq.heappop(self._leaving)
        self.served += 1

    def arrive(self) -> None:
        """One more stands in line."""
        self._to_come -= 1
        self._schedule(self.next_arrival)

    def planned_rate(self, inside_most: int, per_second: int) -> float:
        """People a second that so many inside make, where nothing was measured yet."""
        if self.pace == "stalled":
            return 0.0
        return min(per_second, inside_most / (crowd_rules().stay.mean_seconds * self._factor))

    @property
    def _factor(self) -> float:
        return crowd_rules().stay.slow_factor if self.pace == "slow" else 1.0

    def _schedule(self, now: float) -> None:
        gap = self._chance.expovariate(1 / self._gap) if self._to_come else math.inf
        self.next_arrival = now + gap
