"""What the request's screen shows: the form, the file and its clock, what went wrong."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.appointments import OfficeSlots
from app.shared.contract.issuing import FaceCapture, IssuingFile
from app.shared.rules.issuing import OPEN_STATES
from app.shared.rules.office_clock import ClockDay

Deed = Literal["refresh", "slots", "submit", "move", "give", "withdraw"]
Stage = Literal["form_1", "form_2", "file"]


@dataclass(frozen=True, slots=True)
class IssuingState:
    """
    What the screen shows.

    Attributes:
        level: Which level is asked for.
        kind: Whose counter: ``citizen`` or ``foreigner``.
        full_name: Whose account it is.
        ward: Whether that is a child of the one who asks.
        phone, email: As typed; digits alone, and lower case.
        phone_wrong, email_wrong: Whether that was judged and found wrong.
        capture: What the simulated camera will see.
        offices: Where one may come; None until the server has said.
        office, day, slot_at: What is chosen of it; ``day`` is a Viet Nam date.
        moving: The appointment of the file is being moved.
        file: The request; None before it is sent.
        clock: Every day of its clock; empty until it runs.
        rules: Id of the rule set shown.
        today: Story day in Viet Nam.
        as_of: When the server last told the requests; UTC.
    """

    phase: Phase = Phase.LOADING
    stage: Stage = "form_1"
    level: int = 1
    kind: Literal["citizen", "foreigner"] = "citizen"
    full_name: str = ""
    ward: bool = False
    phone: str = ""
    email: str = ""
    phone_wrong: bool = False
    email_wrong: bool = False
    capture: FaceCapture = "pass"
    offices: tuple[OfficeSlots, ...] | None = None
    office: str = ""
    day: date | None = None
    slot_at: datetime | None = None
    moving: bool = False
    file: IssuingFile | None = None
    clock: tuple[ClockDay, ...] = ()
    rules: str = ""
    today: date | None = None
    doing: Deed | None = None
    confirming: bool = False
    fault: Fault[Deed] | None = None
    as_of: datetime | None = None
    now: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether the request is under way."""
        return self.file is not None and self.file.state in OPEN_STATES

    @property
    def is_over(self) -> bool:
        """Refused or withdrawn: it may be made again."""
        return self.file is not None and self.file.state in ("refused", "withdrawn")

    @property
    def slots(self) -> tuple[datetime, ...]:
        """What is free at the chosen office; UTC."""
        chosen = (one for one in self.offices or () if one.office == self.office)
        return next((one.slots for one in chosen), ())
