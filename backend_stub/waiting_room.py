"""
The waiting room before the welfare benefit account: first come, first served, so many inside.

In memory: right for one server process. Another start has forgotten every place, and says so by
not knowing its ticket.
"""

import math
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable

from app.shared.contract.queue import Crowd, Pace, Queue, QueuePlace
from backend_stub.limits import QueueLimits
from backend_stub.line import Line, Place
from backend_stub.simulated_crowd import SimulatedCrowd
from backend_stub.throughput import Throughput

Seconds = Callable[[], float]


class WaitingRoom:
    """
    Who is let in and who waits; safe from any thread.

    Nothing runs between two questions: each first plays what has happened since the last one.

    Args:
        seconds: Real time.
        told: Called with the holder whose turn has come after a wait, and how many seconds that
            took; must neither take long nor ask the room anything.
        waited: Called when somebody with a place of their own begins to wait: ``tick`` is wanted.
    """

    def __init__(
        self,
        limits: QueueLimits,
        seconds: Seconds,
        told: Callable[[str, float], None] = lambda *_: None,
        waited: Callable[[], None] = lambda: None,
    ) -> None:
        self._limits, self._seconds = limits, seconds
        self._told, self._waited = told, waited
        self._lock = threading.Lock()
        self._forget()

    def clear(self) -> None:
        """Nobody waits, nobody is inside: the stage was reset."""
        with self._lock:
            self._forget()

    # --- the door ---------------------------------------------------------------------------------
    def may_enter(self, holder_id: str) -> bool:
        """Whether the holder is let through now: a turn is used, or begins where nobody waits."""
        with self._lock:
            now = self._play()
            place = self._places.get(holder_id)
            if place is None and not self._line and self._has_room(now):
                place = self._join(holder_id)
                self._play()
            if place is None or place.admitted_at is None:
                return False
            place.used_at = now
            return True

    def take(self, holder_id: str) -> QueuePlace:
        """The holder's place: the one there is, or the last in line."""
        with self._lock:
            now = self._play()
            place = self._places.get(holder_id)
            if place is None:
                place = self._join(holder_id)
                self._play()
            return self._shown(place, now)

    def look(self, holder_id: str) -> Queue:
        """How many wait, and the holder's place where there is one."""
        with self._lock:
            now = self._play()
            place = self._places.get(holder_id)
            return Queue(waiting=len(self._line), own=self._shown(place, now) if place else None)

    def follow(self, ticket: str, holder_id: str) -> QueuePlace | None:
        """The place of that ticket; None where it is nobody's or somebody else's."""
        with self._lock:
            now = self._play()
            place = self._places.get(holder_id)
            if place is not None and place.ticket == ticket:
                return self._shown(place, now)
            if self._ended.get(ticket) == holder_id:
                return QueuePlace(
                    ticket=ticket, state="ended", ahead=0, began_ahead=0, seconds=None,
                    poll_seconds=self._limits.poll_most_seconds,
                )  # fmt: skip
            return None

    def leave(self, ticket: str, holder_id: str) -> bool:
        """Give the place or the turn back; False where the ticket is not the holder's."""
        with self._lock:
            self._play()
            place = self._places.get(holder_id)
            if place is None or place.ticket != ticket:
                return self._ended.get(ticket) == holder_id
            if place.admitted_at is None:
                self._line.leave(place)
            self._end(place)
            self._play()
            return True

    def tick(self) -> bool:
        """Let time pass though nobody asks; whether anybody with a place of their own waits."""
        with self._lock:
            self._play()
            return len(self._places) > len(self._inside)

    def wait_values(self, holder_id: str) -> dict[str, object]:
        """What ``queue_wait`` says: the place of who has one, or how many wait."""
        seen = self.look(holder_id)
        own = seen.own
        if own is None:
            least = self._limits.poll_least_seconds
            return {"ticket": None, "place": None, "ahead": seen.waiting, "wait_seconds": least}
        return {
            "ticket": own.ticket,
            "place": own.ahead + 1,
            "ahead": own.ahead,
            "seconds": own.seconds,
            "wait_seconds": own.poll_seconds,
        }

    # --- the panel's crowd ------------------------------------------------------------------------
    def set_crowd(self, households: int, pace: Pace) -> Crowd:
        """
        Another crowd, or the service at another pace.

        A crowd was there before whoever is inside now: they line up behind it like everybody else.
        """
        with self._lock:
            now = self._play()
            if households != self._crowd.households:
                self._line.send_simulated_home()
                for holder_id in list(self._inside):
                    self._end(self._places[holder_id])
                self._crowd.begin(households, now)
                self._join_simulated(self._crowd.at_once)
            self._crowd.pace = pace
            self._play()
            return self._described(now)

    def crowd(self) -> Crowd:
        """The crowd as it stands."""
        with self._lock:
            return self._described(self._play())

    # --- inside, under the lock -------------------------------------------------------------------
    def _forget(self) -> None:
        limits = self._limits
        self._at = self._seconds()
        self._line = Line()
        self._places: dict[str, Place] = {}
        self._inside: set[str] = set()
        self._ended: OrderedDict[str, str] = OrderedDict()
        self._tokens = float(limits.per_second)
        self._let_in = Throughput(limits.measured_seconds, limits.still_seconds, self._at)
        self._crowd = SimulatedCrowd()

    def _join(self, holder_id: str) -> Place:
        place = Place(secrets.token_hex(16), holder_id)
        if not self._line:
            self._let_in.begin(self._at)
        self._line.join(place)
        place.joined_at = self._at
        self._waited()
        self._places[holder_id] = place
        return place

    def _join_simulated(self, count: int) -> None:
        if not self._line:
            self._let_in.begin(self._at)
        self._line.join_simulated(count)

    def _play(self) -> float:
        """Let happen what has happened since, in its order; answers the moment it is now."""
        now = max(self._at, self._seconds())
        self._end_turns(now)
        while True:
            admits = self._next_admission() if self._line else math.inf
            at = min(admits, self._crowd.next_arrival, self._crowd.next_departure)
            if at > now:
                break
            self._pass_to(at)
            if at == admits:
                self._admit()
            elif at == self._crowd.next_departure:
                self._crowd.depart()
            else:
                self._crowd.arrive()
                self._join_simulated(1)
        self._pass_to(now)
        return now

    def _pass_to(self, at: float) -> None:
        earned = (at - self._at) * self._limits.per_second
        self._tokens = min(float(self._limits.per_second), self._tokens + earned)
        self._at = at

    def _has_room(self, now: float) -> bool:
        return self._next_admission() <= now

    def _next_admission(self) -> float:
        full = len(self._inside) + self._crowd.inside >= self._limits.inside_most
        if full or self._crowd.pace == "stalled":
            return math.inf
        missing = max(0.0, 1.0 - self._tokens - 1e-9)
        return self._at + missing / self._limits.per_second

    def _admit(self) -> None:
        self._tokens -= 1
        self._let_in.count(self._at)
        first = self._line.next()
        if first is None:
            self._crowd.enter(self._at)
            return
        first.admitted_at = self._at
        self._inside.add(first.holder_id)
        if self._at > first.joined_at:
            self._told(first.holder_id, self._at - first.joined_at)

    def _end_turns(self, now: float) -> None:
        limits = self._limits
        for holder_id in list(self._inside):
            place = self._places[holder_id]
            began = place.admitted_at or 0.0
            if place.used_at is None:
                over = now - began >= limits.claim_seconds
            else:
                over = now - place.used_at >= limits.idle_seconds
            if over or now - began >= limits.turn_seconds:
                self._end(place)

    def _end(self, place: Place) -> None:
        del self._places[place.holder_id]
        self._inside.discard(place.holder_id)
        self._ended[place.ticket] = place.holder_id
        while len(self._ended) > self._limits.ended_kept:
            self._ended.popitem(last=False)

    def _rate(self, now: float) -> float:
        limits = self._limits
        planned = self._crowd.planned_rate(limits.inside_most, limits.per_second)
        return self._let_in.rate(now, planned)

    def _shown(self, place: Place, now: float) -> QueuePlace:
        if place.admitted_at is not None:
            return QueuePlace(
                ticket=place.ticket, state="admitted", ahead=0, began_ahead=place.began_ahead,
                seconds=0, poll_seconds=self._limits.poll_least_seconds,
            )  # fmt: skip
        ahead, rate = self._line.ahead(place), self._rate(now)
        seconds = math.ceil((ahead + 1) / rate) if rate else None
        least, most = self._limits.poll_least_seconds, self._limits.poll_most_seconds
        poll = most if seconds is None else min(most, max(least, seconds // 10))
        return QueuePlace(
            ticket=place.ticket, state="waiting", ahead=ahead, began_ahead=place.began_ahead,
            seconds=seconds, poll_seconds=poll,
        )  # fmt: skip

    def _described(self, now: float) -> Crowd:
        crowd = self._crowd
        return Crowd(
            households=crowd.households, pace=crowd.pace, waiting=len(self._line),
            inside=len(self._inside) + crowd.inside, served=crowd.served,
            per_minute=round(self._rate(now) * 60) if self._line else 0,
        )  # fmt: skip
