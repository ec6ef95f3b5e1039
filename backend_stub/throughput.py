"""How many are let in a second, measured: what an honest estimate stands on."""

import math
from collections import deque


class Throughput:
    """
    Counts those let in, second by second, for a short while back.

    Args:
        measured: How many seconds back counts.
        still: Nobody for so many seconds means that nothing moves.
    """

    def __init__(self, measured: float, still: float, now: float) -> None:
        self._measured, self._still = measured, still
        self._counts: deque[tuple[int, int]] = deque()
        self.begin(now)

    def begin(self, now: float) -> None:
        """A line forms: what was before it says nothing about it."""
        self._since = now
        self._counts.clear()

    def count(self, now: float) -> None:
        """One was let in."""
        second = math.floor(now)
        if self._counts and self._counts[-1][0] == second:
            self._counts[-1] = (second, self._counts[-1][1] + 1)
        else:
            self._counts.append((second, 1))
        while self._counts[0][0] < second - self._measured:
            self._counts.popleft()

    def rate(self, now: float, planned: float) -> float:
        """People a second; 0 where nothing moves, ``planned`` until there is enough to measure."""
        last = self._counts[-1][0] + 1 if self._counts else self._since
        if now - last >= self._still:
            return 0.0
        span = min(now - self._since, self._measured)
        if span < self._still:
            return planned
        counted = sum(n for second, n in self._counts if second >= now - self._measured - 1)
        return counted / span
