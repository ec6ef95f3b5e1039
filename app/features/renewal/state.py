"""What a renewal's screen shows: the document, its file, what works meanwhile, what went wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.features.renewal.permission import Blocked
from app.runtime.document_words import type_of
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.documents import HeldDocument
from app.shared.contract.renewals import RenewalFile
from app.shared.doctypes import RenewalTerms
from app.shared.offices import Office, office
from app.shared.places_abroad import place_or_none
from app.shared.rules.renewals import OPEN_STATES
from app.shared.rules.standing import DocumentStanding

Deed = Literal["refresh", "slots", "submit", "move", "give_paper", "withdraw"]


@dataclass(frozen=True, slots=True)
class OneRenewal:
    """
    What the screen shows; ``EMPTY`` where the resident holds neither document nor file.

    Attributes:
        type_id: Of the document, or of the file where the document was replaced.
        document: The one to renew; None once a new one took its place.
        file: The file followed; None before submission.
        standing: How the document stands today.
        blocked: Why it cannot be submitted now; None where it can.
        due_on: Viet Nam date on which the new document is expected.
        others_usable: Other documents of the resident that can be presented meanwhile.
        account_open, can_link: The account is not locked, and reaches the level for benefits.
        abroad: Id of the place abroad where the holder is; None in Viet Nam.
        slots: When its consulate has time; UTC; None until told.
        day, slot_at: What is chosen of it; ``day`` is a date where the consulate stands.
        moving: Another time is being chosen for the appointment.
        doing: The deed under way.
        confirming: Whether withdrawing is being asked about.
        fault: What failed last, until it is tried again or the file moves.
        as_of: When the server last told the files; UTC.
        now: Story time of this state; UTC.
    """

    phase: Phase = Phase.LOADING
    type_id: str = ""
    document: HeldDocument | None = None
    file: RenewalFile | None = None
    standing: DocumentStanding | None = None
    blocked: Blocked | None = None
    due_on: date | None = None
    others_usable: int = 0
    account_open: bool = True
    can_link: bool = False
    abroad: str | None = None
    slots: tuple[datetime, ...] | None = None
    day: date | None = None
    slot_at: datetime | None = None
    moving: bool = False
    doing: Deed | None = None
    confirming: bool = False
    fault: Fault[Deed] | None = None
    as_of: datetime | None = None
    now: datetime | None = None

    @property
    def terms(self) -> RenewalTerms | None:
        """What renewing it takes; None where it is never renewed."""
        kind = type_of(self.type_id)
        return kind.renewal if kind else None

    @property
    def desk(self) -> Office | None:
        """The consulate of the appointment, or the one that would take it; None where none must."""
        if self.file is not None:
            return _office(self.file.office)
        place, terms = place_or_none(self.abroad), self.terms
        if place is None or terms is None or terms.abroad != "consulate":
            return None
        return _office(place.consulate)

    @property
    def books(self) -> bool:
        """Whether a time is being chosen, for the first time or anew."""
        first = self.file is None and self.document is not None and self.blocked is None
        return self.desk is not None and (first or self.moving)

    @property
    def may_move(self) -> bool:
        """Whether another time can be chosen: the consulate has not seen the holder yet."""
        file = self.file
        if file is None or file.slot_at is None or self.abroad is None:
            return False
        return file.state == "submitted"

    @property
    def missed(self) -> bool:
        """Whether the time of the visit has passed and the consulate has not accepted the file."""
        file, now = self.file, self.now
        if file is None or file.slot_at is None or now is None:
            return False
        return file.state == "submitted" and file.slot_at <= now

    @property
    def is_open(self) -> bool:
        """Whether the office still has the file."""
        return self.file is not None and self.file.state in OPEN_STATES

    @property
    def is_over(self) -> bool:
        """Refused or withdrawn: it may be begun again."""
        return self.file is not None and self.file.state in ("refused", "withdrawn")


def _office(office_id: str | None) -> Office | None:
    try:
        return office(office_id or "")
    except KeyError:  # nobody need come, or a newer server's office
        return None
