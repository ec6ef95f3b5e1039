"""Presenting in person: which documents may be shown, and the minute for which one is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.data.documents import DocumentsAsOf
from app.data.errors import AppError, Offline
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.documents import HeldDocument
from app.shared.rules.account import account_standing
from app.shared.rules.standing import DocumentStanding, standing_of
from app.shared.rulesets import RuleSet

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class Choice:
    """One document and whether it may be presented today."""

    document: HeldDocument
    standing: DocumentStanding


@dataclass(frozen=True, slots=True)
class PresentState:
    """
    What presenting shows.

    Attributes:
        choices: Every document, the one presented last first.
        locked: The account is locked, so that none may be presented.
        chosen: The one on the face; None where none may be presented.
        showing: Its values are seen, for ``seconds_left`` of ``period`` whole seconds.
        share: Of the period that is left, from 1 to 0.
        masked_again: The time ran out; the resident is asked whether to go on.
        taken_away: What was shown ended, or the account was locked, meanwhile.
        as_of: When the server last answered; None where it never did. UTC.
        now: Story time; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        offline: That was for want of a network.
    """

    phase: Phase = Phase.LOADING
    choices: tuple[Choice, ...] = ()
    locked: bool = False
    chosen: Choice | None = None
    showing: bool = False
    seconds_left: int = 0
    period: int = 60
    share: float = 1.0
    masked_again: bool = False
    taken_away: bool = False
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False

    @property
    def presentable(self) -> tuple[Choice, ...]:
        """Those that may be presented now."""
        if self.locked:
            return ()
        return tuple(choice for choice in self.choices if choice.standing.presentable)

    @property
    def blocked(self) -> tuple[Choice, ...]:
        """Those that may not, each with its reason."""
        allowed = self.presentable
        return tuple(choice for choice in self.choices if choice not in allowed)


def choices_of(
    documents: Sequence[HeldDocument], day: date, rules: RuleSet, last: str = ""
) -> tuple[Choice, ...]:
    """Every document with its standing, the last presented one first."""
    found = [Choice(one, standing_of(one, day, rules)) for one in documents]
    return tuple(sorted(found, key=lambda choice: choice.document.id != last))


class PresentViewModel(ViewModel[PresentState]):
    """
    One document at a time, for ``period`` seconds at a time.

    What may be presented is derived anew at every change of documents, account, clock and rule set:
    a document that ends while it is shown is taken away at once.
    """

    def __init__(self, document_id: str, app: "Container", period: int) -> None:
        super().__init__(PresentState(period=period))
        self._app = app
        self._document_id = document_id
        self._wanted = ""
        self._gone = 0.0
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; open the document it was asked for."""
        app = self._app
        self._follow(app.documents, app.account, app.clock, app.policy, network=app.api)
        self._wanted = self._document_id
        self._look()
        if not self._asked or self.state.fault_key:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and mask it before anyone else looks."""
        self._leave()
        self.close()

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._app.documents.refresh, self._answered, key="present.refresh")

    def show(self, document_id: str) -> None:
        """Unmask it for a minute; nothing happens where it may not be presented."""
        choice = _of_id(self.state.presentable, document_id)
        if choice is None:
            return
        self._gone = 0.0
        self._app.preferences.change(last_presented=document_id)
        self._update(
            chosen=choice,
            showing=True,
            masked_again=False,
            taken_away=False,
            seconds_left=self.state.period,
            share=1.0,
            now=self._app.clock.now(),
        )

    def show_chosen(self) -> None:
        """The one on the face, again or for the first time."""
        if self.state.chosen is not None:
            self.show(self.state.chosen.document.id)

    def pass_time(self, seconds: float) -> None:
        """That many seconds went by; it masks itself when its time is over."""
        state = self.state
        if not state.showing:
            return
        self._gone += seconds
        left = max(0, math.ceil(state.period - self._gone))
        over = left == 0
        self._update(
            seconds_left=left,
            share=left / state.period,
            showing=not over,
            masked_again=over,
            now=self._app.clock.now(),
        )

    def mask(self) -> None:
        """Mask it now, and ask whether to go on."""
        if self.state.showing:
            self._update(showing=False, masked_again=True)

    def close(self) -> None:
        """Mask it and go back to the choice."""
        self._update(showing=False, masked_again=False, taken_away=False)
        self._look()

    # --- how --------------------------------------------------------------------------------------
    def _look(self) -> None:
        app, known = self._app, self._app.documents.stored()
        if known is None:
            return
        account, now, rules = app.account.known, app.clock.now(), app.policy.rules
        last = app.preferences.last_presented
        before = self.state.chosen
        self._update(
            phase=Phase.CONTENT if known.documents else Phase.EMPTY,
            choices=choices_of(known.documents, app.clock.day(), rules, last),
            locked=account is not None and account_standing(account, now, rules).locked,
            as_of=known.at,
            now=now,
        )
        allowed = self.state.presentable
        kept = _of_id(allowed, before.document.id) if before else None
        if self.state.showing or self.state.masked_again:
            if kept is None:
                self._update(showing=False, masked_again=False, taken_away=True)
            else:
                self._update(chosen=kept)
                return
        self._update(chosen=next(iter(allowed), None))
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.show(wanted)

    def _answered(self, done: Done[DocumentsAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            self._failed(error)
            return
        self._update(fault_key=None, offline=False)
        self._look()

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


def _of_id(choices: Sequence[Choice], document_id: str) -> Choice | None:
    return next((choice for choice in choices if choice.document.id == document_id), None)
