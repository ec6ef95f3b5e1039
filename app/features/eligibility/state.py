"""What was put into the calculator, and what each rule set answers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.runtime.preferences import WatchedAnswer
from app.runtime.view_model import Phase
from app.shared.rules.eligibility import ConditionName, Eligibility, Fault, Reading

Kind = Literal["citizen", "foreigner", "organisation"]
KINDS: tuple[Kind, ...] = ("citizen", "foreigner", "organisation")
READINGS: tuple[Reading, ...] = ("permission_length", "days_stayed")


@dataclass(frozen=True, slots=True)
class TriedChange:
    """One thing that would turn a no: what, and for each rule set whether it would."""

    name: ConditionName
    turns: tuple[bool, ...]
    asked: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class EligibilityState:
    """
    What the calculator shows.

    Attributes:
        own: The papers are those of the one who is signed in.
        born, since, visa_until, card_until: As typed, ``dd/mm/yyyy``.
        wrong: Fields that hold no day of the calendar.
        days: Length of the permission to stay.
        visa, card: Whether there is a long-term visa, a residence card.
        reading: How the days are counted where a rule asks for them.
        faults: What contradicts itself.
        answers: One a rule set, today's first; empty where the input is wrong.
        by_reading: The draft's answer under each reading.
        changes: What would turn a no.
        needed_days: The days that the draft asks for.
        today: Story day in Viet Nam.
        signed_in: Somebody without an account is, and may ask for one.
        rules: Id of the phone's own rule set, by which a request would be judged.
        until: Last day of the permission.
        watched: What is watched, with its last answer; None where nothing is.
        watches_this: That is just what is put in now.
    """

    phase: Phase = Phase.CONTENT
    kind: Kind = "foreigner"
    full_name: str = ""
    own: bool = False
    born: str = ""
    since: str = ""
    days: int = 1
    visa: bool = False
    visa_until: str = ""
    card: bool = False
    card_until: str = ""
    wrong: frozenset[str] = frozenset()
    reading: Reading = "permission_length"
    faults: tuple[Fault, ...] = ()
    answers: tuple[Eligibility, ...] = ()
    by_reading: tuple[Eligibility, ...] = ()
    changes: tuple[TriedChange, ...] = ()
    needed_days: int = 0
    today: date | None = None
    signed_in: bool = False
    rules: str = ""
    until: date | None = None
    watched: WatchedAnswer | None = None
    watches_this: bool = False
