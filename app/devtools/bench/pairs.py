"""
Honest pairs: two variants once a round, the order reversed each round, medians of the paired
ratios.
"""

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two series of figures measured side by side."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Median of ours ÷ theirs, round by round."""
        return statistics.median(a / b for a, b in zip(self.ours, self.theirs, strict=True))

    @property
    def spread(self) -> tuple[float, float]:
        """Lowest and highest ratio of a round."""
        ratios = sorted(a / b for a, b in zip(self.ours, self.theirs, strict=True))
        return ratios[0], ratios[-1]


def measure_pairs(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> Pairs:
    """One unmeasured round to warm up, then ``rounds`` with the order reversed each time."""
    ours(), theirs()
    found: tuple[list[float], list[float]] = ([], [])
    for at in range(rounds):
        order = ((0, ours), (1, theirs))
        for index, run in order if at % 2 == 0 else order[::-1]:
            found[index].append(run())
    return Pairs(tuple(found[0]), tuple(found[1]))
