"""The phone's share of story time: follows the server's clock and says when the day turns."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from app.runtime.listeners import Listeners
from app.shared.clock import Now, viet_nam_day

_JITTER = timedelta(seconds=2)
"""The server's answer is this old at most; a smaller difference is no moved clock."""


class StoryClock:
    """
    Story time: real time and a distance, which the server's clock sets.

    Read from any thread; ``set`` and ``tick`` on the interface's thread, where listeners are told.

    Attributes:
        distance: From real time to story time; kept by the phone so that a start without a network
            goes on in the story's day.
    """

    def __init__(self, real_now: Now, distance: timedelta = timedelta()) -> None:
        self._real_now = real_now
        self.distance = distance
        self._told = self.day()
        self._minute = _minute_of(self.now())
        self._listeners, self._minute_listeners = Listeners(), Listeners()

    def now(self) -> datetime:
        """The moment in the story; UTC."""
        return self._real_now() + self.distance

    def real_now(self) -> datetime:
        """The moment outside the story, in which codes and signatures live; UTC."""
        return self._real_now()

    def day(self) -> date:
        """The story's date in Viet Nam."""
        return viet_nam_day(self.now())

    def set(self, moment: datetime) -> None:
        """The server's story time is ``moment``, now. Listeners hear of it where it moved."""
        distance = moment - self._real_now()
        moved = abs(distance - self.distance) > _JITTER
        self.distance = distance
        if moved:
            self._tell()
        else:
            self.tick()

    def tick(self) -> None:
        """Look whether a new minute or day has begun; the shell calls it every second."""
        if self.day() != self._told:
            self._tell()
        else:
            self._tell_minute()

    def subscribe(self, listener: Callable[[datetime], object]) -> Callable[[], None]:
        """Be told the story's moment when the clock was moved and when a day begins."""
        return self._listeners.add(listener)

    def subscribe_minutes(self, listener: Callable[[datetime], None]) -> Callable[[], None]:
        """Be told the story's moment whenever a clock's face shows another minute."""
        return self._minute_listeners.add(listener)

    def _tell(self) -> None:
        self._told = self.day()
        self._listeners.tell(self.now())
        self._tell_minute()

    def _tell_minute(self) -> None:
        now = self.now()
        if _minute_of(now) != self._minute:
            self._minute = _minute_of(now)
            self._minute_listeners.tell(now)


def _minute_of(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
