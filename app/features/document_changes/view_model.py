"""What a document's register changed on it, masked until it is asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.data.errors import AppError, Offline
from app.runtime.destinations import DocumentChanges, ReportData
from app.runtime.document_words import type_of
from app.runtime.revealing import Revealing, all_revealed
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.documents import DocumentChange, HeldDocument
from app.shared.rules.standing import standing_of

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class ChangesState:
    """
    What the screen shows; ``EMPTY`` where no register has changed anything.

    Attributes:
        document: None where the resident holds no such document.
        changes: What registers changed, newest first; none while its values may not be seen.
        earlier: What its history says besides.
        hidden: Its values may not be seen today: neither may what they were.
        revealed: Masked fields that are seen now, by id.
        as_of: When the server last answered; UTC.
        fault_key: Why it could not be fetched anew.
    """

    phase: Phase = Phase.LOADING
    document: HeldDocument | None = None
    changes: tuple[DocumentChange, ...] = ()
    earlier: tuple[DocumentChange, ...] = ()
    hidden: bool = False
    revealed: frozenset[str] = frozenset()
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False

    @property
    def maskable(self) -> frozenset[str]:
        """Masked fields that were changed."""
        kind = type_of(self.document.type_id) if self.document else None
        masked = {spec.id for spec in kind.fields if spec.masked} if kind else set[str]()
        return frozenset(one.fact_id for one in self.changes if one.fact_id in masked)

    @property
    def all_revealed(self) -> bool:
        """Whether nothing is masked any more."""
        return all_revealed(self)


class ChangesViewModel(Revealing[ChangesState]):
    """Follows the document through moved clocks, other rule sets and further changes."""

    def __init__(self, destination: DocumentChanges, app: "Container") -> None:
        super().__init__(ChangesState())
        self._id, self._app = destination.document_id, app
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(app.documents, app.clock, app.policy)
        self._look()
        if not self._asked or self.state.fault_key:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and mask everything before anyone else looks."""
        self._leave()
        self.mask()

    def refresh(self) -> None:
        """Ask the server."""
        if not self.state.refreshing:
            self._asked = True
            self._update(refreshing=True)
            self._app.tasks.submit(
                self._app.documents.refresh, self._answered, key=f"changes.refresh.{self._id}"
            )

    def report(self) -> None:
        """Say that something is wrong."""
        if self.state.document:
            self._app.navigator.go(ReportData(self.state.document.id))

    def back(self) -> None:
        """To the document."""
        self._app.navigator.back()

    def _answered(self, done: Done[object]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            failed = self.state.phase is Phase.LOADING
            self._update(
                phase=Phase.FAILED if failed else self.state.phase,
                fault_key=error.message_key,
                offline=isinstance(error, Offline),
                now=self._app.clock.now(),
            )
            return
        self._update(fault_key=None, offline=False)
        self._look()

    def _look(self) -> None:
        app, known = self._app, self._app.documents.stored()
        if known is None:
            return
        successor = next((one for one in known.documents if one.replaces == self._id), None)
        document = known.of_id(self._id) or successor
        if document is None:
            self._update(phase=Phase.EMPTY, document=None, changes=(), earlier=(),
                         revealed=frozenset())  # fmt: skip
            return
        standing = standing_of(document, app.clock.day(), app.policy.rules)
        history = document.history if standing.values_shown else ()
        changes = tuple(one for one in history if one.at is not None)
        self._update(
            phase=Phase.CONTENT if changes else Phase.EMPTY,
            document=document,
            changes=changes,
            earlier=tuple(one for one in history if one.at is None),
            hidden=not standing.values_shown,
            revealed=self.state.revealed if standing.values_shown else frozenset(),
            as_of=known.at,
            now=app.clock.now(),
        )
