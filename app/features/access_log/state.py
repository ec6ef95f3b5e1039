"""What the log of looks shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.access_log import Access
from app.shared.contract.agencies import InquiryKind

Deed = Literal["refresh", "ask"]
Filter = Literal["recent", "all", "refused", "agency"]
Sheet = Literal["", "agencies", "why", "complaint", "sent"]
REASONS = ("unknown", "no_procedure", "too_much", "other")
"""What a complaint says; keys below ``access.reason.``."""


@dataclass(frozen=True, slots=True)
class Day:
    """Looks of one Viet Nam day, newest first."""

    on: date
    looks: tuple[Access, ...]


@dataclass(frozen=True, slots=True)
class AccessLogState:
    """
    What the screen shows; ``EMPTY`` where nobody ever looked.

    Attributes:
        days: What the filter lets through, at most ``shown`` looks; no day is empty.
        total, hidden: Looks the filter lets through, and how many of them are not shown yet.
        recent, agencies_recent, refused_recent: Looks, agencies and refused attempts of the last
            30 days.
        agencies: Ids of those that ever looked, for the filter.
        chosen, agency: The filter; which agency where it is one.
        opened: Id of the look whose details are shown.
        sheet: Which sheet is open.
        reason: What the complaint says.
        asked: Kind of what was just asked, for the sheet that says so.
        due_on: By when that is answered; Viet Nam date.
        ward: Full name of the ward whose log it is; empty for one's own.
        rules: Id of the rule set shown.
    """

    phase: Phase = Phase.LOADING
    days: tuple[Day, ...] = ()
    total: int = 0
    hidden: int = 0
    recent: int = 0
    agencies_recent: int = 0
    refused_recent: int = 0
    agencies: tuple[str, ...] = ()
    chosen: Filter = "recent"
    agency: str = ""
    opened: str = ""
    sheet: Sheet = ""
    about: Access | None = None
    reason: str = REASONS[0]
    asked: InquiryKind | None = None
    due_on: date | None = None
    ward: str = ""
    rules: str = ""
    kept_since: date | None = None
    online: bool = True
    doing: Deed | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    fault: Fault[Deed] | None = None
