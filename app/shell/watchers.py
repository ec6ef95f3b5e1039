"""What follows a phone besides its guard, and speaks up once when something has come."""

from app.container import Container
from app.shell.answer_watch import AnswerWatch
from app.shell.arrivals import Arrivals
from app.shell.handover import Handover
from app.shell.mandate_watch import MandateWatch
from app.shell.queue_watch import QueueWatch


class Watchers:
    """Begun after the phone's first frame, ended with the phone."""

    def __init__(self, container: Container) -> None:
        self._every = (
            Handover(container),
            MandateWatch(container),
            AnswerWatch(container),
            Arrivals(container),
            QueueWatch(container),
        )

    def watch(self) -> None:
        """Begin."""
        for one in self._every:
            one.watch()

    def close(self) -> None:
        """Watch no more."""
        for one in self._every:
            one.close()
