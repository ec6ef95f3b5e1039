"""A renewal file seen at a moment: its state, its due day."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Protocol, cast

import msgspec

from app.shared.clock import viet_nam_day
from app.shared.contract.renewals import RenewalEvent, RenewalFile, RenewalState
from app.shared.rules.office_clock import ClockDay, Pause, clock_days

OPEN_STATES: frozenset[RenewalState] = frozenset(
    {"fee_due", "submitted", "accepted", "paper_missing"}
)


class Stepped(Protocol):
    """Anything that happened to a file, by its kind."""

    @property
    def kind(self) -> str:
        """As ``RenewalEvent`` names it."""


def state_after(events: Iterable[Stepped]) -> RenewalState | None:
    """
    The state that events, oldest first, lead to; None where there are none.

    A paper handed in leads back to where the file stood when the office asked for it.
    """
    state: RenewalState | None = None
    before: RenewalState = "submitted"
    for event in events:
        if event.kind == "paper_given":
            state = before
        if event.kind in ("paper_given", "moved"):
            continue
        state = cast("RenewalState", event.kind)
        if event.kind != "paper_missing":
            before = state
    return state


def as_of(file: RenewalFile, now: datetime) -> RenewalFile | None:
    """
    The file as it stood at ``now``; None where it was not submitted yet.

    A clock moved back must not show what had not happened. The due day stays: see ``due_on``.
    """
    events = tuple(event for event in file.events if event.at <= now)
    state = state_after(events)
    if state is None:
        return None
    last = events[-1].detail
    return msgspec.structs.replace(
        file,
        events=events,
        state=state,
        missing_paper=last if state == "paper_missing" else None,
        refusal=last if state == "refused" else None,
        new_document_id=file.new_document_id if state == "issued" else None,
    )


def file_clock(
    events: Iterable[RenewalEvent],
    days: int,
    today: date,
    holidays: AbstractSet[date],
    *,
    slot_at: datetime | None = None,
) -> tuple[ClockDay, ...]:
    """
    The days the office counts: ``days`` working days after submission, or after the day of the
    appointment where one must come. While the fee is due the count would start ``today``.

    Working days on which a paper was missing, in whole or in part, do not count; one still missing
    stops the count at ``today``.

    Raises:
        ValueError: No event is a submission, nor the opening that waits for its fee.
    """
    start: date | None = None
    pauses: list[Pause] = []
    for event in events:
        on = viet_nam_day(event.at)
        if event.kind in ("fee_due", "submitted"):
            start = today if event.kind == "fee_due" else on
        elif event.kind == "paper_missing":
            pauses.append(Pause(on, None))
        elif event.kind == "paper_given" and pauses:
            pauses[-1] = Pause(pauses[-1].since, on)
    if start is None:
        msg = "a file without a submission has no due day"
        raise ValueError(msg)
    return clock_days(viet_nam_day(slot_at) if slot_at else start, days, pauses, today, holidays)


def due_on(
    events: Iterable[RenewalEvent],
    days: int,
    today: date,
    holidays: AbstractSet[date],
    *,
    slot_at: datetime | None = None,
) -> date:
    """The Viet Nam date the office aims at: the last of ``file_clock``; raises as that does."""
    return file_clock(events, days, today, holidays, slot_at=slot_at)[-1].on
