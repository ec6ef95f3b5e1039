"""People standing one behind the other: those with a place of their own, and the simulated ones."""

from collections import deque
from dataclasses import dataclass


@dataclass(slots=True)
class Place:
    """
    A holder's place in line, then inside.

    Attributes:
        position: Counted from the first who ever stood in this line.
        began_ahead: How many stood before it when it was taken.
        joined_at, admitted_at, used_at: Real seconds; None while it waits, before the first call.
    """

    ticket: str
    holder_id: str
    position: int = 0
    began_ahead: int = 0
    joined_at: float = 0.0
    admitted_at: float | None = None
    used_at: float | None = None


@dataclass(slots=True)
class _Run:
    """Simulated residents who stand together; a province is one of these."""

    count: int


class Line:
    """First in, first out. To ask where one stands costs nothing; to leave the middle, a walk."""

    def __init__(self) -> None:
        self._line: deque[Place | _Run] = deque()
        self._passed = self._waiting = 0

    def __len__(self) -> int:
        return self._waiting

    def join(self, place: Place) -> None:
        """One more behind the last."""
        place.position, place.began_ahead = self._passed + self._waiting, self._waiting
        self._line.append(place)
        self._waiting += 1

    def join_simulated(self, count: int) -> None:
        """So many more behind the last."""
        last = self._line[-1] if self._line else None
        if isinstance(last, _Run):
            last.count += count
        elif count:
            self._line.append(_Run(count))
        self._waiting += count

    def ahead(self, place: Place) -> int:
        """How many stand before it."""
        return place.position - self._passed

    def next(self) -> Place | None:
        """Take the first one out; None where it is a simulated resident."""
        first = self._line[0]
        self._passed += 1
        self._waiting -= 1
        if isinstance(first, Place):
            self._line.popleft()
            return first
        first.count -= 1
        if not first.count:
            self._line.popleft()
        return None

    def leave(self, place: Place) -> None:
        """Whoever stood behind moves up."""
        self._line.remove(place)
        self._renumber()

    def send_simulated_home(self) -> None:
        """Only those with a place of their own stay, in their order."""
        kept: deque[Place | _Run] = deque()
        kept.extend(one for one in self._line if isinstance(one, Place))
        self._line = kept
        self._renumber()

    def _renumber(self) -> None:
        position = self._passed
        for one in self._line:
            if isinstance(one, Place):
                one.position = position
                position += 1
            else:
                position += one.count
        self._waiting = position - self._passed
