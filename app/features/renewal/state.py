"""What a renewal's screen shows: the document, its file, what works meanwhile, what went wrong."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from app.features.renewal.permission import Blocked
from app.runtime.document_words import type_of
from app.runtime.fault import Fault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.appointments import OfficeSlots
from app.shared.contract.documents import HeldDocument
from app.shared.contract.mandates import Mandate
from app.shared.contract.renewals import FeeState, RenewalFile
from app.shared.offices import Office, office, offices_renewing
from app.shared.places_abroad import place_or_none
from app.shared.renewal_terms import RenewalTerms, Way
from app.shared.rules.office_clock import ClockDay
from app.shared.rules.renewals import OPEN_STATES
from app.shared.rules.standing import DocumentStanding
from app.shared.rulesets import RuleSet

Deed = Literal["refresh", "slots", "submit", "pay", "move", "give_paper", "withdraw"]


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
        until: Last valid day of the new document, were it issued on ``due_on``; None where it would
            never end, or where what stands on the document is not known here.
        class_ends: The same of each class that stands on a licence.
        rules: By which it was worked out.
        born_on: Whose document it is, was born then; None until it is known.
        chosen_way: How it is to be handed in; None until it was chosen.
        attached: The holder's own papers that go with it, by id.
        free: When each counter has time; None until told.
        chosen_office: Id of the counter chosen; empty until one was.
        day, slot_at: What is chosen of its time; ``day`` is a date where the counter stands.
        moving: Another time is being chosen for the appointment.
        doing: The deed under way.
        clock, today: The days that the office counts, while it has the file; Viet Nam's date now.
        confirming: Whether withdrawing is being asked about.
        asking, entry: The passcode is asked for, to pay the fee; what is typed of it.
        fault_key: Why the fee was not asked for; None where it was, or nothing was done.
        fault: What failed last, until it is tried again or the file moves.
        whose: The child whose document it is, for whom one acts; None for the resident's own.
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
    until: date | None = None
    class_ends: tuple[tuple[str, date | None], ...] = ()
    rules: RuleSet | None = None
    born_on: date | None = None
    chosen_way: Way | None = None
    attached: frozenset[str] = frozenset()
    free: tuple[OfficeSlots, ...] | None = None
    chosen_office: str = ""
    day: date | None = None
    slot_at: datetime | None = None
    moving: bool = False
    doing: Deed | None = None
    clock: tuple[ClockDay, ...] = ()
    today: date | None = None
    confirming: bool = False
    asking: bool = False
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    fault_key: str | None = None
    fault: Fault[Deed] | None = None
    whose: Mandate | None = None
    as_of: datetime | None = None
    now: datetime | None = None

    @property
    def terms(self) -> RenewalTerms | None:
        """What renewing it takes; None where it is never renewed."""
        kind = type_of(self.type_id)
        return kind.renewal if kind else None

    @property
    def ways(self) -> tuple[Way, ...]:
        """How it may be handed in from where the holder is."""
        return self.terms.ways(abroad=self.abroad is not None) if self.terms else ()

    @property
    def way(self) -> Way | None:
        """The way chosen, else the usual one; None where there is none."""
        chosen = self.chosen_way if self.chosen_way in self.ways else None
        return chosen or next(iter(self.ways), None)

    @property
    def desks(self) -> tuple[Office, ...]:
        """Every counter where one may come with it."""
        if "desk" not in self.ways:
            return ()
        place = place_or_none(self.abroad)
        if place is None:
            return offices_renewing(self.type_id)
        consulate = _office(place.consulate)
        return (consulate,) if consulate else ()

    @property
    def desk(self) -> Office | None:
        """The counter of the appointment, or the one that would take it; None where none must."""
        if self.file is not None and not self.moving:
            return _office(self.file.office)
        if not self.moving and self.way != "desk":
            return None
        chosen = (one for one in self.desks if one.id == self.chosen_office)
        return next(chosen, next(iter(self.desks), None))

    @property
    def slots(self) -> tuple[datetime, ...] | None:
        """When that counter has time; UTC; None until told."""
        if self.free is None:
            return None
        desk = self.desk
        return next((one.slots for one in self.free if desk and one.office == desk.id), ())

    @property
    def begins(self) -> bool:
        """Whether it can be handed in now."""
        return self.file is None and self.document is not None and self.blocked is None

    @property
    def books(self) -> bool:
        """Whether a time is being chosen, for the first time or anew."""
        return self.desk is not None and (self.begins or self.moving)

    @property
    def missing(self) -> tuple[str, ...]:
        """The holder's own papers, by id, that do not go with it yet."""
        if self.terms is None or self.way is None:
            return ()
        own = self.terms.attached(self.way)
        return tuple(one.id for one in own if one.id not in self.attached)

    @property
    def ready(self) -> bool:
        """Whether everything is chosen and attached."""
        return self.begins and not self.missing and (not self.books or self.slot_at is not None)

    @property
    def may_move(self) -> bool:
        """Whether another time can be chosen: the counter has not seen the holder yet."""
        file = self.file
        if file is None or file.slot_at is None or not self.desks:
            return False
        return file.state in ("fee_due", "submitted")

    @property
    def missed(self) -> bool:
        """Whether the time of the visit has passed and the consulate has not accepted the file."""
        file, now = self.file, self.now
        if file is None or file.slot_at is None or now is None:
            return False
        return file.state in ("fee_due", "submitted") and file.slot_at <= now

    @property
    def fee_state(self) -> FeeState | None:
        """How the fee stands that the file waits for; None where it waits for none."""
        if self.file is None or self.file.state != "fee_due":
            return None
        return self.file.fee.state if self.file.fee else "due"

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
