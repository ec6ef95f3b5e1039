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
from app.shared.rules.renewals import OPEN_STATES
from app.shared.rules.standing import DocumentStanding

Deed = Literal["refresh", "submit", "give_paper", "withdraw"]


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
    def is_open(self) -> bool:
        """Whether the office still has the file."""
        return self.file is not None and self.file.state in OPEN_STATES

    @property
    def is_over(self) -> bool:
        """Refused or withdrawn: it may be begun again."""
        return self.file is not None and self.file.state in ("refused", "withdrawn")
