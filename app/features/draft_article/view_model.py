"""One article: what it says, and the ways to what it changes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.runtime.destinations import CommentOn, Comparison, DraftArticle
from app.runtime.draft_words import OPENED, screen_state
from app.runtime.view_model import Phase, ViewModel
from app.shared.draft import Article, ConsultationState, article, consultation

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class ArticleState:
    """The article, ``EMPTY`` where there is none; whether one may speak; the rule set it shows."""

    phase: Phase = Phase.EMPTY
    article: Article | None = None
    stands: ConsultationState = "open"
    rules: str = ""


class ArticleViewModel(ViewModel[ArticleState]):
    """Reads the article from its file; the story's clock says whether one may speak."""

    def __init__(self, destination: DraftArticle, app: "Container") -> None:
        found = article(destination.number)
        super().__init__(ArticleState(Phase.CONTENT if found else Phase.EMPTY, found))
        self._app = app
        self._look()

    def start(self) -> None:
        """Follow the clock and the rule set."""
        self._follow(self._app.clock, self._app.policy)
        self._look()

    def comment(self, rule_id: str = "", screen: str = "") -> None:
        """Speak about the article, one of its rules, or a screen."""
        state = screen_state(self._app) if screen else ""
        if self.state.article is not None:
            number = self.state.article.number
            self._app.navigator.go(CommentOn(number, rule_id, screen, state))

    def open(self, screen: str) -> None:
        """Look at a screen that it changes."""
        if screen in OPENED:
            self._app.navigator.go(OPENED[screen])

    def compare(self) -> None:
        """Today and the draft side by side."""
        self._app.navigator.go(Comparison())

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _look(self) -> None:
        stands = consultation().state(self._app.clock.now())
        self._update(stands=stands, rules=self._app.policy.rules.id)
