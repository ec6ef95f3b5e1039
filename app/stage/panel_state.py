"""What the panel shows: facts and keys, no words, and how a story day is moved or typed."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from app.runtime.settings import STORY_YEARS
from app.shared.clock import VIET_NAM
from app.shared.contract.desk import DeskFile
from app.shared.contract.queue import Crowd
from app.shared.contract.session import SeededSignIn
from app.shared.contract.stage import OpenRenewal, PhoneMessage

EARLIEST, LATEST = date(STORY_YEARS[0], 1, 1), date(STORY_YEARS[-1], 12, 31)


class Ask(Enum):
    """What lies over the panel."""

    NOTHING = "nothing"
    RESET = "reset"
    KEYS = "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelState:
    """
    Everything the panel shows.

    Attributes:
        people: Who can be signed in; empty until the server has said.
        person: Personal number of who is signed in; empty where nobody is.
        people_open: Whether the list of people is open.
        moment: Story time, UTC.
        typed: What stands in the date field while it is being typed; None shows the story day.
        typed_wrong: Whether that is no date.
        rules: Id of the rule set.
        network: ``ok``, ``slow``, ``offline``, ``failing``.
        locked: Whether the phone's account is locked, so that the counter has something to do.
        identity_type: Document type of the identity card in force; None where there is none.
        files: Renewal files on the office's desk.
        desk: What lies on the other desks, of whoever is signed in or waiting.
        message: The simulated phone's newest message; None where there is none.
        crowd: The simulated residents of a pay-out day; None until the server has said.
        asking: What lies over the panel.
        busy: Name of the deed under way; empty where none is.
        fault: What went wrong last: ``gone`` (no answer), ``refused``; empty where nothing did.
        fault_code: The server's code for it, where it gave one.
    """

    moment: datetime
    people: tuple[SeededSignIn, ...] = ()
    person: str = ""
    people_open: bool = False
    typed: str | None = None
    typed_wrong: bool = False
    rules: str = ""
    network: str = "ok"
    locked: bool = False
    identity_type: str | None = None
    files: tuple[OpenRenewal, ...] = ()
    desk: tuple[DeskFile, ...] = ()
    message: PhoneMessage | None = None
    crowd: Crowd | None = None
    asking: Ask = Ask.NOTHING
    busy: str = ""
    fault: str = ""
    fault_code: str = ""


def read_day(text: str) -> date | None:
    """
    The day somebody typed: ``15/10/2025``, ``15-10-2025`` or ``2025-10-15``.

    None where it is no day of the calendar, or outside the years the story can be set to.
    """
    parts = text.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts]
    year, month, day = numbers if len(parts[0]) > 2 else reversed(numbers)
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def moved_to(moment: datetime, day: date) -> datetime:
    """That day at the same time of day in Viet Nam."""
    local = moment.astimezone(VIET_NAM)
    return local.replace(year=day.year, month=day.month, day=day.day).astimezone(moment.tzinfo)


def moved_by_days(moment: datetime, days: int) -> datetime:
    """So many days on, or back; never out of the story's years."""
    day = moment.astimezone(VIET_NAM).date() + timedelta(days=days)
    return moved_to(moment, min(max(day, EARLIEST), LATEST))


def moved_by_months(moment: datetime, months: int) -> datetime:
    """The same day of another month, or its last day where that month is shorter."""
    day = moment.astimezone(VIET_NAM).date()
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    wanted = date(year, month, min(day.day, monthrange(year, month)[1]))
    return moved_to(moment, min(max(wanted, EARLIEST), LATEST))
