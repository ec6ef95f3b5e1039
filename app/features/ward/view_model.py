"""One ward: until when one acts for the child, and what the child holds, to read."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.data.errors import AppError
from app.runtime.destinations import AccessLog, BenefitsOf, Family, Integrate, Wallet, WardDocument
from app.runtime.destinations import Ward as Destination
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.documents import HeldDocument
from app.shared.contract.family import Ward
from app.shared.rules.guardians import still_controlled, wards_in_care
from app.shared.rules.standing import DocumentStanding, standing_of

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class WardState:
    """
    What the screen shows.

    Attributes:
        ward: None until it is known, and where it is somebody else's child.
        documents: Each with how it stands today; empty until the server has said.
        known: The server has said what the child holds.
        full_name: Of who is signed in.
        wards: Whom one acts for, each with the days until the handover, where that is near.
        rules: Id of the rule set; today: story day.
    """

    phase: Phase = Phase.LOADING
    ward: Ward | None = None
    documents: tuple[tuple[HeldDocument, DocumentStanding], ...] = ()
    known: bool = False
    full_name: str = ""
    wards: tuple[tuple[Ward, int | None], ...] = ()
    rules: str = ""
    today: date | None = None
    fault_key: str | None = None

    @property
    def days_left(self) -> int:
        """Until the child acts alone; 0 where that has come."""
        if self.ward is None or self.today is None:
            return 0
        return max(0, (self.ward.own_from - self.today).days)


class WardViewModel(ViewModel[WardState]):
    """No copy of a child's documents is kept on a guardian's phone."""

    def __init__(self, destination: Destination, app: "Container") -> None:
        super().__init__(WardState())
        self._holder_id, self._app = destination.holder_id, app
        self._held: tuple[HeldDocument, ...] = ()

    def start(self) -> None:
        """Follow family, clock and rule set, and ask what the child holds."""
        app = self._app
        self._follow(app.family, app.clock, app.policy)
        self._look()
        self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def refresh(self) -> None:
        """Ask the server."""
        self._app.tasks.submit(self._ask, self._answered, key="ward.refresh")

    def open_document(self, document_id: str) -> None:
        """What is on one of them, to read."""
        self._app.navigator.go(WardDocument(self._holder_id, document_id))

    def open_ward(self, holder_id: str) -> None:
        """Another child, in this one's place."""
        if holder_id != self._holder_id:
            self._app.navigator.back()
            self._app.navigator.go(Destination(holder_id))

    def open_own(self) -> None:
        """One's own wallet."""
        self._app.navigator.go(Wallet())

    def integrate(self) -> None:
        """Bring documents into the child's wallet."""
        self._app.navigator.go(Integrate(self._holder_id))

    def open_money(self) -> None:
        """What the child receives, and where it goes."""
        self._app.navigator.go(BenefitsOf(self._holder_id))

    def open_access(self) -> None:
        """Who looked at the child's data."""
        self._app.navigator.go(AccessLog(ward_id=self._holder_id))

    def open_family(self) -> None:
        """Everybody whom one guards."""
        self._app.navigator.go(Family())

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    def _ask(self) -> tuple[HeldDocument, ...]:
        self._app.family.refresh()
        return self._app.family.documents(self._holder_id)

    def _answered(self, done: Done[tuple[HeldDocument, ...]]) -> None:
        try:
            self._held = done.unwrap()
        except AppError as error:
            self._held = ()
            self._update(known=False, documents=(), fault_key=error.message_key)
            self._look()
        else:
            self._update(known=True, fault_key=None)
            self._look()

    def _look(self) -> None:
        app, known = self._app, self._app.family.stored()
        day, rules = app.clock.day(), app.policy.rules
        ward = known.ward(self._holder_id) if known else None
        controlled = ward is not None and still_controlled(ward, day)
        failed = self.state.fault_key is not None and not self.state.known
        self._update(
            ward=ward,
            full_name=app.session.full_name,
            wards=wards_in_care(known.family if known else None, day, rules),
            today=day,
            rules=rules.id,
            documents=tuple((one, standing_of(one, day, rules)) for one in self._held)
            if controlled
            else (),
            phase=Phase.LOADING
            if ward is None and not failed
            else Phase.EMPTY
            if ward is not None and not controlled
            else Phase.FAILED
            if failed
            else Phase.CONTENT,
        )
