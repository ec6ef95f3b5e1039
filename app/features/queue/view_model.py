"""Where one stands in the queue; it takes a place where there is none yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from app.data.errors import AppError
from app.runtime.destinations import Benefits, Home, Wallet
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel

if TYPE_CHECKING:
    from app.container import Container
    from app.data.queue import Again


@dataclass(frozen=True, slots=True)
class QueueState:
    """
    What the page shows.

    Attributes:
        ahead, began_ahead: How many stand before one now, and stood at first.
        seconds: Until the turn, as the server measured; None where the queue stands still.
        turn_at: When that is; UTC, story time.
        again: Why this is not the first place; empty where it is.
        in_form: Something was being typed when the queue was met.
        has_copy: The phone holds something to look at meanwhile.
        leaving: Asked whether the place is to be given back.
        online: Whether the server can be asked.
        fault_key: Why no place could be taken; None where one was, or is being.
    """

    phase: Phase = Phase.LOADING
    ahead: int = 0
    began_ahead: int = 0
    seconds: int | None = None
    turn_at: datetime | None = None
    again: "Again" = ""
    in_form: bool = False
    has_copy: bool = False
    leaving: bool = False
    online: bool = True
    fault_key: str | None = None

    @property
    def done(self) -> float:
        """How much of the wait is behind one, 0 to 1."""
        return 1 - self.ahead / self.began_ahead if self.began_ahead else 1.0

    @property
    def about(self) -> tuple[Literal["still", "soon", "minutes", "hours"], int]:
        """How long, no more exactly than anybody can know."""
        if self.seconds is None:
            return "still", 0
        if self.seconds < 60:
            return "soon", 0
        minutes = round(self.seconds / 60)
        return ("minutes", minutes) if minutes < 100 else ("hours", round(minutes / 60))


class QueueViewModel(ViewModel[QueueState]):
    """Shows the place as the phone's watch hears of it."""

    def __init__(self, app: "Container") -> None:
        super().__init__(QueueState())
        self._app = app
        self._taking = False

    def start(self) -> None:
        """Follow the place; take one where there is none."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.queue.subscribe(self._look),
                app.navigator.subscribe(lambda *_: self._look()),
                app.api.subscribe(self._network_changed),
            ]
        self._look()
        self._take()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()
        self._update(leaving=False)

    # --- deeds ------------------------------------------------------------------------------------
    def retry(self) -> None:
        """Ask for a place again."""
        self._take()

    def open_wallet(self) -> None:
        """Documents need no turn."""
        self._app.navigator.go(Wallet())

    def look_at_copy(self) -> None:
        """What the phone holds, while the place stays."""
        self._app.queue.step_aside()

    def ask_leave(self) -> None:
        """Say what follows first."""
        self._update(leaving=True)

    def stay(self) -> None:
        """The harmless answer."""
        self._update(leaving=False)

    def leave(self) -> None:
        """Give the place back; whoever comes again stands at the end."""
        app = self._app
        self._update(leaving=False)
        app.navigator.go(Home())
        app.tasks.submit(app.queue.leave, lambda _: None, key="queue.leave")
        app.announcements.tell("queue.left")

    def back(self) -> None:
        """Elsewhere; the place stays."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _take(self) -> None:
        standing = self._app.queue.standing
        if self._taking or (standing is not None and standing.place is not None):
            return
        self._taking = True
        self._update(fault_key=None, phase=Phase.LOADING)
        self._app.tasks.submit(self._app.queue.take, self._taken, key="queue.take")

    def _taken(self, done: Done[Any]) -> None:
        self._taking = False
        try:
            done.unwrap()
        except AppError as error:
            self._update(phase=Phase.FAILED, fault_key=error.message_key)
        else:
            self._look()

    def _look(self) -> None:
        app = self._app
        known = app.benefits.stored()
        self._update(
            online=app.api.online,
            in_form=not isinstance(app.navigator.current, Benefits),
            has_copy=known is not None and bool(known.links),
        )
        standing = app.queue.standing
        if standing is None or standing.place is None:
            return
        place = standing.place
        waits = None if place.seconds is None else timedelta(seconds=place.seconds)
        self._update(
            phase=Phase.CONTENT,
            ahead=place.ahead,
            began_ahead=place.began_ahead,
            seconds=place.seconds,
            turn_at=None if waits is None else standing.at + waits,
            again=standing.again,
            fault_key=None,
        )

    def _network_changed(self, online: bool) -> None:
        self._update(online=online)
        if online and self.state.phase is Phase.FAILED:
            self._take()
