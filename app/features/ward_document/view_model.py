"""One document of a child: asked for each time, kept nowhere, gone the moment control ends."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.data.errors import AppError, Rejected
from app.runtime.destinations import Renewal, WardDocument
from app.runtime.document_words import renewable
from app.runtime.revealing import Revealing, all_revealed, maskable_in
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.contract.family import Ward
from app.shared.rules.guardians import still_controlled
from app.shared.rules.standing import DocumentStanding, standing_of

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class WardDocumentState:
    """
    What the screen shows; ``EMPTY`` where one acts for the child no more.

    Attributes:
        ward: None until it is known, and where it is somebody else's child.
        document: None until the server gave it, and as soon as it may not be seen.
        standing: How it stands today.
        withheld: A guardian sees no values of such a document.
        revealed: Masked fields that are seen now, by id.
        may_renew: One acts for the child, and a file is open or may be opened today.
        rules: Id of the rule set.
        fault_key: Why it is not here.
    """

    phase: Phase = Phase.LOADING
    ward: Ward | None = None
    document: HeldDocument | None = None
    standing: DocumentStanding | None = None
    withheld: bool = False
    revealed: frozenset[str] = frozenset()
    may_renew: bool = False
    rules: str = ""
    fault_key: str | None = None

    @property
    def maskable(self) -> frozenset[str]:
        """Masked fields that have a value and may be revealed."""
        shown = self.standing is not None and self.standing.values_shown
        return maskable_in(self.document, shown=shown)

    @property
    def all_revealed(self) -> bool:
        """Whether nothing is masked any more."""
        return all_revealed(self)


class WardDocumentViewModel(Revealing[WardDocumentState]):
    """The phone's own clock ends the sight of it, whether or not there is a network."""

    def __init__(self, destination: WardDocument, app: "Container") -> None:
        super().__init__(WardDocumentState())
        self._what, self._app = destination, app
        self._held: HeldDocument | None = None

    def start(self) -> None:
        """Follow family and clock; ask anew under another rule set."""
        if not self._ends:
            app = self._app
            self._ends = [
                app.family.subscribe(lambda *_: self._look()),
                app.clock.subscribe(lambda *_: self._look()),
                app.policy.subscribe(lambda *_: self.refresh()),
            ]
        self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep nothing of it."""
        for end in self._ends:
            end()
        self._ends, self._held = [], None
        self._update(phase=Phase.LOADING, document=None, standing=None, revealed=frozenset())

    def refresh(self) -> None:
        """Ask the server."""
        self._held = None
        self._update(fault_key=None, withheld=False)
        self._look()
        what = self._what
        self._app.tasks.submit(
            lambda: self._app.family.document(what.holder_id, what.document_id),
            self._answered,
            key="ward_document.refresh",
        )

    def renew(self) -> None:
        """Renew it for the child, or follow the file."""
        held = self.state.document
        if held is not None:
            of = self._what.holder_id
            self._app.navigator.go(Renewal(held.id, held.renewal_id or "", of))

    def back(self) -> None:
        """To the child's wallet."""
        self._app.navigator.back()

    def _answered(self, done: Done[HeldDocument]) -> None:
        if not self._ends:
            return  # the screen was left: nothing is kept
        try:
            self._held = done.unwrap()
        except Rejected as error:
            withheld = error.values.get("reason") == "not_read"
            self._update(fault_key=error.message_key, withheld=withheld)
        except AppError as error:
            self._update(fault_key=error.message_key)
        self._look()

    def _look(self) -> None:
        app, known = self._app, self._app.family.stored()
        day, rules = app.clock.day(), app.policy.rules
        ward = known.ward(self._what.holder_id) if known else None
        if ward is not None and not still_controlled(ward, day):
            self._held = None
            phase = Phase.EMPTY
        elif self._held is not None:
            phase = Phase.CONTENT
        else:
            phase = Phase.FAILED if self.state.fault_key else Phase.LOADING
        held = self._held
        standing = standing_of(held, day, rules) if held else None
        seen = standing is not None and standing.values_shown
        self._update(
            phase=phase,
            ward=ward,
            document=held,
            standing=standing,
            revealed=self.state.revealed if seen else frozenset(),
            may_renew=held is not None and self._may_renew(held),
            rules=rules.id,
        )

    def _may_renew(self, held: HeldDocument) -> bool:
        day, known = self._app.clock.day(), self._app.mandates.stored()
        acts = known is not None and known.over(self._what.holder_id, day) is not None
        return acts and (held.renewal_id is not None or renewable(held, day))
