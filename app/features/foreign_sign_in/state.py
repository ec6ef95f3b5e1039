"""What the consent screen shows: the question, its time, what would leave, and what came of it."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.clock import VIET_NAM
from app.shared.contract.foreign import ForeignRequest
from app.shared.places_abroad import place_or_none

Deed = Literal["refresh", "see", "send", "decline", "withdraw"]
Stage = Literal["none", "consent", "unprovable", "not_provided", "blocked", "sent", "over"]
OPEN = ("asked", "seen")


@dataclass(frozen=True, slots=True)
class ForeignSignInState:
    """
    What the screen shows.

    Attributes:
        request: None until the server or the copy has told it.
        provided: Whether the rule set has the platform at all.
        seconds_left: Until the question ends; 0 where it has.
        agreed: The holder has ticked that it may leave; never at first.
        asking: The passcode is being asked for.
        fault_key: Why the answer was not sent.
        confirming: Asked whether consent is really to be taken back.
        rules: Id of the rule set shown.
        abroad: Id of the place abroad where the holder is; None in Viet Nam.
        as_of: When the server last told it; UTC, story time.
        now: Story time of this state; UTC.
    """

    phase: Phase = Phase.LOADING
    request: ForeignRequest | None = None
    provided: bool = True
    seconds_left: int = 0
    agreed: bool = False
    asking: bool = False
    fault_key: str | None = None
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    doing: Deed | None = None
    confirming: bool = False
    rules: str = ""
    abroad: str | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    fault: Fault[Deed] | None = None

    @property
    def zone(self) -> tzinfo:
        """Whose clock its times are told by."""
        place = place_or_none(self.abroad)
        return place.zone if place else VIET_NAM

    @property
    def stage(self) -> Stage:
        """Which of the screen's faces is shown."""
        request = self.request
        if request is None:
            return "none"
        if request.state == "refused":
            return "blocked"
        if request.state in ("answered", "withdrawn"):
            return "sent"
        if request.state not in OPEN or not self.seconds_left:
            return "over"
        if not self.provided:
            return "not_provided"
        return "unprovable" if request.finding == "unprovable" else "consent"

    @property
    def can_send(self) -> bool:
        """Whether the answer may be sent: somebody agreed, and nothing else is going on."""
        return self.stage == "consent" and self.agreed and self.doing in (None, "refresh", "see")
