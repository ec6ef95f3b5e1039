"""
An issuing file seen at a moment: its state, how many days it takes, and its clock.

Source: rule card R3; Decree 69/2024, Article 13. Every number is in ``issuing.toml``.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from app.shared.clock import viet_nam_day
from app.shared.contract.issuing import IssuingEvent, IssuingFile, IssuingState
from app.shared.rules.office_clock import ClockDay, Pause, clock_days
from app.shared.rulesets import RuleSet

OPEN_STATES: frozenset[IssuingState] = frozenset({"submitted", "booked", "accepted", "supplement"})
_STARTS = ("submitted", "accepted")
"""Level 1 is asked for with everything in it; level 2 once the desk has seen the holder."""


def days_rule(
    kind: Literal["citizen", "foreigner"],
    level: int,
    *,
    card_valid: bool,
    biometrics_held: bool,
) -> str:
    """
    The id of the rule that says how many working days a request takes.

    Args:
        card_valid: A citizen's identity card is valid on the day of the request.
        biometrics_held: A foreigner's fingerprints and face are held already.
    """
    if kind == "citizen":
        return f"citizen_level_{level}_days" if card_valid else "citizen_no_card_days"
    if level == 1 or biometrics_held:
        return f"foreigner_level_{level}_days"
    return "foreigner_no_biometrics_days"


def organisation_due(
    asked_on: date, rules: RuleSet, holidays: AbstractSet[date], *, registered: bool
) -> date:
    """
    The day an organisation's account is due; Viet Nam dates.

    In working days where its data is in a national database, in calendar days where not.
    """
    if not registered:
        return asked_on + timedelta(days=rules.value("organisation_unknown_days"))
    days = rules.value("organisation_known_days")
    return clock_days(asked_on, days, (), asked_on, holidays)[-1].on


def state_after(events: Iterable[IssuingEvent]) -> IssuingState | None:
    """
    The state that events, oldest first, lead to; None where there are none.

    A supplement handed in leads back to where the file stood when it was asked for.
    """
    state: IssuingState | None = None
    before: IssuingState = "submitted"
    for event in events:
        if event.kind == "supplied":
            state = before
        elif event.kind != "moved":
            state = event.kind
            before = before if event.kind == "supplement" else event.kind
    return state


def file_clock(
    events: Iterable[IssuingEvent], days: int, today: date, holidays: AbstractSet[date]
) -> tuple[ClockDay, ...]:
    """The days of a file's clock; empty until it has started."""
    start: date | None = None
    pauses: list[Pause] = []
    for event in events:
        on = viet_nam_day(event.at)
        if event.kind in _STARTS and start is None:
            start = on
        elif event.kind == "supplement":
            pauses.append(Pause(on, None))
        elif event.kind == "supplied" and pauses:
            pauses[-1] = Pause(pauses[-1].since, on)
    return clock_days(start, days, pauses, today, holidays) if start else ()


def as_of(file: IssuingFile, now: datetime, holidays: AbstractSet[date]) -> IssuingFile | None:
    """
    The file as it stood at ``now``; None where it was not asked for yet.

    A clock moved back must not show what had not happened.
    """
    events = tuple(event for event in file.events if event.at <= now)
    state = state_after(events)
    if state is None:
        return None
    last = events[-1].detail
    clock = file_clock(events, file.days, viet_nam_day(now), holidays)
    return msgspec.structs.replace(
        file,
        events=events,
        state=state,
        started_on=clock[0].on if clock else None,
        due_on=clock[-1].on if clock else None,
        supplement=last if state == "supplement" else None,
        refusal=last if state == "refused" else None,
    )
