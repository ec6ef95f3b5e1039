"""What the page of services abroad shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.foreign import ForeignRequest, UseLogRow

Deed = Literal["refresh", "type"]


@dataclass(frozen=True, slots=True)
class ForeignServicesState:
    """
    What the screen shows.

    Attributes:
        waiting: Questions that wait for an answer, newest first.
        log: Who asked and what came of it, newest first.
        code: As typed, without spaces; capitals.
        code_fault: Key below ``foreign.code.`` of what is wrong with it; None where nothing is.
        code_values: What that sentence needs.
        provided: Whether the rule set has the platform at all.
        rules: Id of the rule set shown.
        abroad: Id of the place abroad where the holder is; None in Viet Nam.
        as_of: When the server last told it; UTC, story time.
        now: Story time of this state; UTC.
    """

    phase: Phase = Phase.LOADING
    waiting: tuple[ForeignRequest, ...] = ()
    log: tuple[UseLogRow, ...] = ()
    code: str = ""
    code_fault: str | None = None
    code_values: tuple[tuple[str, int], ...] = ()
    provided: bool = True
    rules: str = ""
    doing: Deed | None = None
    abroad: str | None = None
    as_of: datetime | None = None
    now: datetime | None = None
    fault: Fault[Deed] | None = None
