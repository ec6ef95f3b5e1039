"""What the benefits tab shows."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.benefits import Link
from app.shared.contract.mandates import Mandate
from app.shared.contract.payments import BenefitPayment, NextPayment
from app.shared.contract.routing import ProgrammeRoute

Step = Literal["", "account", "unlink", "passcode"]
Deed = Literal["choose_default", "unlink"]


@dataclass(frozen=True, slots=True)
class BenefitsState:
    """
    What the tab shows; ``EMPTY`` where nothing was ever linked or tried.

    Attributes:
        linked: Linked accounts, the default first.
        open_links: Links that wait for the bank or for the code, newest first.
        past: Attempts that were rejected or lapsed, and accounts taken off, newest first.
        people: For whom the resident acts, to choose from.
        own_name: The resident's.
        whose: For whom the resident acts here; None for the resident's own.
        allowed: Whether an account may be linked, by the rule set; None while that is not known.
        barred_by: Id of the rule that lets none be linked; empty where one may.
        abroad: Whether the resident is abroad.
        is_foreigner: Whether the resident's own account is a foreigner's.
        rules: Id of the rule set.
        next: The payment that comes next; None where none is known.
        payments: Every payment, newest first.
        routes: Where each programme's money goes.
        unread: Notices not read.
        step: Which sheet is open.
        chosen_id: The account that it is about.
        deed: What the passcode is asked for.
        entry: The passcode being entered.
        deed_fault_key: Why the last deed was refused; None where it was not.
        online: Whether deeds can be done now.
        as_of: When the server last answered; None where it never did. UTC.
        now: Story time of this state; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        offline: That was for want of a network.
    """

    phase: Phase = Phase.LOADING
    linked: tuple[Link, ...] = ()
    open_links: tuple[Link, ...] = ()
    past: tuple[Link, ...] = ()
    people: tuple[Mandate, ...] = ()
    own_name: str = ""
    whose: Mandate | None = None
    allowed: bool | None = None
    barred_by: str = ""
    abroad: bool = False
    is_foreigner: bool = False
    rules: str = ""
    next: NextPayment | None = None
    payments: tuple[BenefitPayment, ...] = ()
    routes: tuple[ProgrammeRoute, ...] = ()
    unread: int = 0
    step: Step = ""
    chosen_id: str = ""
    deed: Deed = "choose_default"
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    deed_fault_key: str | None = None
    online: bool = True
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False

    @property
    def default(self) -> Link | None:
        """Where payments go that name no account."""
        return next((link for link in self.linked if link.is_default), None)

    @property
    def chosen(self) -> Link | None:
        """The linked account that a sheet is about."""
        return next((link for link in self.linked if link.id == self.chosen_id), None)
