"""Notices: what the resident was told, by day, what of it was read, and where each leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from app.data.errors import AppError, Offline
from app.data.notices import NoticesAsOf
from app.features.notices.ways import leads_to
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.clock import viet_nam_day
from app.shared.contract.notices import Notice

if TYPE_CHECKING:
    from app.container import Container

Filter = Literal["all", "unread", "documents", "benefits"]
DayName = Literal["today", "yesterday", "earlier"]
FILTERS: tuple[Filter, ...] = ("all", "unread", "documents", "benefits")
_OF_BENEFITS = ("account_linked", "account_unlinked")
_EVENTS_OF_BENEFITS = ("payment.", "routing.", "link.")
_AT_MOST = 500  # keys in one request, as the contract says


@dataclass(frozen=True, slots=True)
class Day:
    """Notices of one day, or of every day before yesterday; newest first."""

    name: DayName
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class NoticesState:
    """
    What the screen shows.

    Attributes:
        days: What the filter lets through; no day is empty.
        total: Of all of them.
        unread: The server's count.
        today: Viet Nam date of this state.
        as_of: When the server last answered; UTC.
        now: Story time of this state; UTC.
        fault_key: Why they could not be fetched anew; None where they could.
        offline: That was for want of a network.
        marking: All of them are being marked as read.
    """

    phase: Phase = Phase.LOADING
    chosen: Filter = "all"
    days: tuple[Day, ...] = ()
    total: int = 0
    unread: int = 0
    today: date | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False
    marking: bool = False


def summary(known: NoticesAsOf, now: datetime, chosen: Filter) -> dict[str, Any]:
    """The part of a state that follows from the notices, the moment and the filter."""
    shown = [notice for notice in known.notices if _passes(notice, chosen)]
    today = viet_nam_day(now)
    return {
        "phase": Phase.CONTENT if known.notices else Phase.EMPTY,
        "days": tuple(
            Day(name, tuple(notices))
            for name, notices in groupby(shown, lambda notice: _day_name(notice.at, today))
        ),
        "total": len(known.notices),
        "unread": known.unread,
        "today": today,
        "as_of": known.at,
        "now": now,
    }


def _passes(notice: Notice, chosen: Filter) -> bool:
    if chosen == "unread":
        return not notice.read
    return chosen == "all" or (chosen == "benefits") == _of_benefits(notice)


def _of_benefits(notice: Notice) -> bool:
    about = (notice.subject or "").startswith(_EVENTS_OF_BENEFITS)
    return notice.kind in _OF_BENEFITS or (notice.kind == "event" and about)


def _day_name(at: datetime, today: date) -> DayName:
    day = viet_nam_day(at)
    if day >= today:
        return "today"
    return "yesterday" if day == today - timedelta(days=1) else "earlier"


class NoticesViewModel(ViewModel[NoticesState]):
    """Shows the phone's copy at once, then what the server says; what was read is the server's."""

    def __init__(self, app: "Container") -> None:
        super().__init__(NoticesState())
        self._app = app
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.notices.subscribe(self._show),
                app.clock.subscribe(lambda _: self._look()),
                app.api.subscribe(self._network_changed),
            ]
        self._look()
        if not self._asked or self.state.fault_key or not self._app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._app.notices.refresh, self._answered, key="notices.refresh")

    def choose(self, chosen: Filter) -> None:
        """Show only these."""
        self._update(chosen=chosen)
        self._look()

    def open(self, key: str) -> None:
        """Read one and go where it leads."""
        known = self._app.notices.stored()
        notice = next((one for one in known.notices if one.key == key), None) if known else None
        if notice is None:
            return
        if not notice.read:
            # Without a network it stays unread, which is true, and no reason to stop anybody.
            self._mark((key,), _ignore, read=True, task=f"notices.read.{key}")
        destination = leads_to(notice)
        if destination is not None:
            self._app.navigator.go(destination)

    def read_all(self) -> None:
        """Mark every unread one as read; it can be taken back."""
        known = self._app.notices.stored()
        keys = tuple(one.key for one in known.notices if not one.read) if known else ()
        if self.state.marking or not keys:
            return
        self._update(marking=True)
        self._mark(keys, lambda done: self._all_read(done, keys), read=True)

    def back(self) -> None:
        """To the screen before."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _mark(
        self,
        keys: Sequence[str],
        then: Callable[[Done[None]], None],
        *,
        read: bool,
        task: str = "notices.read_all",
    ) -> None:
        def work() -> None:
            for start in range(0, len(keys), _AT_MOST):
                self._app.notices.mark_read(keys[start : start + _AT_MOST], read=read)

        self._app.tasks.submit(work, then, key=task)

    def _all_read(self, done: Done[None], keys: tuple[str, ...]) -> None:
        self._update(marking=False)
        try:
            done.unwrap()
        except AppError as error:
            self._refused(error)
            return
        self._look()
        tell = self._app.announcements.tell
        tell("notices.all_read", undo=lambda: self._take_back(keys), n=len(keys))

    def _take_back(self, keys: tuple[str, ...]) -> None:
        if not self.state.marking:
            self._update(marking=True)
            self._mark(keys, self._taken_back, read=False)

    def _taken_back(self, done: Done[None]) -> None:
        self._update(marking=False)
        try:
            done.unwrap()
        except AppError as error:
            self._refused(error)
        else:
            self._look()

    def _refused(self, error: AppError) -> None:
        offline = isinstance(error, Offline)
        self._app.announcements.tell(
            "notices.not_marked_offline" if offline else "notices.not_marked"
        )

    def _look(self) -> None:
        known = self._app.notices.stored()
        if known is not None:
            self._show(known)

    def _show(self, known: NoticesAsOf) -> None:
        self._update(**summary(known, self._app.clock.now(), self.state.chosen))

    def _answered(self, done: Done[NoticesAsOf]) -> None:
        self._update(refreshing=False)
        try:
            known = done.unwrap()
        except AppError as error:
            self._failed(error)
            return
        self._update(fault_key=None, offline=False)
        self._show(known)

    def _failed(self, error: AppError) -> None:
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        self._update(
            phase=phase,
            fault_key=error.message_key,
            offline=isinstance(error, Offline),
            now=self._app.clock.now(),
        )

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault_key:
            self.refresh()
        elif not online:
            self._failed(Offline())


def _ignore(done: Done[None]) -> None:
    """Unread stays unread where the server did not hear of it; a fault of ours is not kept."""
    try:
        done.unwrap()
    except AppError:
        return
