"""Deeds that fall due, run by the test when its clock says so: no thread, no waiting."""

import heapq
import itertools
from datetime import timedelta


class DueDeeds:
    """Stands where the server's thread of later deeds does."""

    def __init__(self, clock):
        self._clock, self._order, self._due = clock, itertools.count(), []

    def after(self, seconds, deed):
        heapq.heappush(
            self._due, (self._clock() + timedelta(seconds=seconds), next(self._order), deed)
        )

    def close(self):
        self._due.clear()

    def run(self, store):
        """Do what is due, and what comes of it."""
        while True:
            store.write(lambda _: None).result()  # what was given to the lane before has ended
            if not self._due or self._due[0][0] > self._clock():
                return
            heapq.heappop(self._due)[2]()
