"""How long one may speak, whom the draft applies to, and what one has said."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.data.deeds import Deeds
from app.data.errors import AppError, Offline
from app.runtime.destinations import CommentOn, Comparison, DraftArticle
from app.runtime.draft_words import screen_state
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.consultation import Comment, ConsultationSummary
from app.shared.draft import (
    ConsultationState,
    HolderKind,
    article_of_screen,
    consultation,
)

if TYPE_CHECKING:
    from app.container import Container

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """
    What the screen shows; never loading, since the phone has the draft itself.

    Attributes:
        stands: Whether one may speak at the story's moment.
        left: Days, hours and minutes until it opens or closes.
        kind: For which kind of holder the scope is shown.
        last_screen, last_state: A screen that an article changes and that was left just now.
        comments: Own ones, newest first; ``summary`` once it is published.
    """

    phase: Phase = Phase.CONTENT
    stands: ConsultationState = "open"
    left: tuple[int, int, int] = (0, 0, 0)
    kind: HolderKind = "citizen"
    last_screen: str = ""
    last_state: str = "usual"
    comments: tuple[Comment, ...] = ()
    summary: ConsultationSummary | None = None
    doing: str | None = None
    fault: Fault[str] | None = None
    confirming: str = ""


class ConsultationViewModel(Deeds[ConsultationView]):
    """Derives the state from the story's clock, so that the last second is the same everywhere."""

    def __init__(self, app: "Container") -> None:
        super().__init__(ConsultationView(), app, "consultation")
        self._chosen: HolderKind | None = None

    def start(self) -> None:
        """Follow clock and own comments, and ask the server anew."""
        app = self._app
        self._follow(app.consultation, app.clock, app.account, network=app.api)
        seen = [type(one).__name__ for one in app.navigator.shown]
        last = next((one for one in seen if article_of_screen(one)), "")
        self._update(last_screen=last, last_state=screen_state(app))
        self._look()
        self.refresh()

    def tick(self) -> None:
        """Time passes."""
        self._look()

    def refresh(self) -> None:
        """Ask the server how things stand."""
        if self.state.doing is None:
            self._do("refresh", self._app.consultation.refresh, lambda _: None)

    def choose_kind(self, kind: str) -> None:
        """Show whether it applies to that kind of holder."""
        self._chosen = kind  # type: ignore[assignment]  # the screen offers these alone
        self._look()

    def read(self, number: int) -> None:
        """Open an article."""
        self._app.navigator.go(DraftArticle(number))

    def comment_on_last(self) -> None:
        """Speak about the screen that was left just now."""
        state, found = self.state, article_of_screen(self.state.last_screen)
        if found is not None:
            self._app.navigator.go(CommentOn(found.number, "", state.last_screen, state.last_state))

    def follow_comment(self, comment_id: str) -> None:
        """Open one's own comment."""
        self._app.navigator.go(CommentOn(comment_id=comment_id))

    def compare(self) -> None:
        """Today and the draft side by side."""
        self._app.navigator.go(Comparison())

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _look(self) -> None:
        app, days = self._app, consultation()
        now, known = app.clock.now(), app.consultation.stored()
        account = app.account.known
        own: HolderKind = "citizen"
        if account is not None:
            own = "foreigner" if account.kind == "foreigner" else "citizen"
        stands = days.state(now)
        until = days.opens_at if stands == "coming" else days.closes_at
        summary = known.now.summary if known else None
        self._update(
            stands=stands,
            left=_left(now, until),
            kind=self._chosen or own,
            comments=known.comments if known else (),
            summary=summary if stands == "closed" else None,
        )

    def _failed(self, deed: str, error: AppError) -> None:
        self._update(fault=Fault(deed, error.message_key, error.values, isinstance(error, Offline)))

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault:
            self.refresh()


def _left(now: datetime, until: datetime) -> tuple[int, int, int]:
    """Days, hours and begun minutes: the last minute is said as one, never as none."""
    seconds = max(0.0, (until - now).total_seconds())
    whole = int(-(-seconds // _MINUTE)) * _MINUTE
    return whole // _DAY, whole % _DAY // _HOUR, whole % _HOUR // _MINUTE
