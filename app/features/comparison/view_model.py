"""The same person on the same day under both rule sets, from the resident's own documents."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.data.account import AccountAsOf
from app.data.documents import DocumentsAsOf
from app.data.errors import AppError
from app.features.comparison.answers import Answer, answer
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.clock import start_of_day
from app.shared.rules.account import IDENTITY_TYPES
from app.shared.rules.levels import feature_open
from app.shared.rulesets import RULE_SET_IDS, rule_set

if TYPE_CHECKING:
    from app.container import Container

Copies = tuple[AccountAsOf | None, DocumentsAsOf | None]


@dataclass(frozen=True, slots=True)
class ComparisonState:
    """
    What the comparison shows.

    Attributes:
        day: The day compared; Viet Nam date.
        today: The story's day.
        after: The day after the identity document ends; None where that is not to come.
        identity_type: Its document type.
        ended_on: Its last valid day where it has ended by ``day``.
        answers: One a rule set, today's rule first; empty until known.
        error_key: Why there is nothing to compare.
    """

    phase: Phase = Phase.LOADING
    full_name: str = ""
    day: date | None = None
    today: date | None = None
    after: date | None = None
    identity_type: str = "identity_card"
    ended_on: date | None = None
    answers: tuple[Answer, ...] = ()
    error_key: str | None = None
    refreshing: bool = False


class ComparisonViewModel(ViewModel[ComparisonState]):
    """Works from the phone's copies; asks the server only where there are none."""

    def __init__(self, app: "Container") -> None:
        super().__init__(ComparisonState())
        self._app = app
        self._copies: Copies = (None, None)
        self._ahead = False

    def start(self) -> None:
        """Follow account, documents, clock, and which rule set stands beside today's."""
        if not self._ends:
            app = self._app
            self._ends = [
                app.account.subscribe(lambda _: self._read()),
                app.documents.subscribe(lambda _: self._read()),
                app.clock.subscribe(lambda _: self._derive()),
                app.policy.subscribe(lambda _: self._derive()),
            ]
        self._read()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def choose_day(self, choice: str) -> None:
        """``today``, or ``after`` the identity document ends."""
        self._ahead = choice == "after"
        self._derive()

    def refresh(self) -> None:
        """Ask the server for account and documents."""
        if self.state.refreshing:
            return
        app = self._app
        self._update(refreshing=True)
        app.tasks.submit(self._ask, self._answered, key="comparison.refresh")

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _read(self) -> None:
        app = self._app
        self._app.tasks.submit(
            lambda: (app.account.stored(), app.documents.stored()),
            self._took,
            key="comparison.stored",
        )

    def _ask(self) -> Copies:
        account, rules = self._app.account.refresh(), self._app.policy.rules
        opened = feature_open("documents", account.account.level, rules).holds
        return account, self._app.documents.refresh() if opened else None

    def _took(self, done: Done[Copies]) -> None:
        account, documents = done.unwrap()
        if account is None or documents is None:
            if self.state.phase is Phase.LOADING:
                self.refresh()
            return
        self._copies = (account, documents)
        self._derive()

    def _answered(self, done: Done[Copies]) -> None:
        self._update(refreshing=False)
        try:
            self._copies = done.unwrap()
        except AppError as error:
            phase = self.state.phase if self.state.answers else Phase.FAILED
            self._update(phase=phase, error_key=error.message_key)
        else:
            self._update(error_key=None)
            self._derive()

    def _derive(self) -> None:
        known, wallet = self._copies
        if known is None:
            return
        account, held = known.account, wallet.documents if wallet else ()
        today, ends_on = self._app.clock.day(), account.identity_expires_on
        after = ends_on + timedelta(days=1) if ends_on and ends_on >= today else None
        ahead = self._ahead and after is not None
        day = after if ahead and after is not None else today
        moment = start_of_day(day) if ahead else self._app.clock.now()
        self._update(
            phase=Phase.CONTENT if held else Phase.EMPTY,
            full_name=account.full_name,
            day=day,
            today=today,
            after=after,
            identity_type=account.identity_type or IDENTITY_TYPES[account.kind],
            ended_on=ends_on if ends_on and day > ends_on else None,
            answers=tuple(
                answer(account, held, moment, rule_set(each)) for each in self._compared()
            )
            if held
            else (),
        )

    def _compared(self) -> tuple[str, str]:
        """Today's rule, and the one that this phone shows where that is another."""
        shown = self._app.policy.rule_set_id
        return RULE_SET_IDS[0], shown if shown != RULE_SET_IDS[0] else RULE_SET_IDS[1]
