"""When offices have time, and that a time is given to one holder alone."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.shared.contract.appointments import OfficeSlots
from app.shared.holidays import public_holidays
from app.shared.offices import Office
from app.shared.rules.working_days import add_working_days, is_working_day
from backend_stub.problems import Refusal
from backend_stub.storage import issuing, renewals


def free_slots(db: Connection, desks: Iterable[Office], now: datetime) -> tuple[OfficeSlots, ...]:
    """Each office with what is free after ``now``, as far ahead as it takes bookings."""
    taken = issuing.taken_slots(db) | renewals.taken_slots(db)
    found = []
    for desk in desks:
        today = now.astimezone(desk.zone).date()
        last = add_working_days(today, desk.days_ahead, public_holidays())
        days = (today + timedelta(days=n) for n in range((last - today).days + 1))
        slots = tuple(
            slot
            for day in days
            if is_working_day(day, public_holidays())
            for slot in desk.slots_on(day)
            if slot > now and (desk.id, slot) not in taken
        )
        found.append(OfficeSlots(office=desk.id, slots=slots))
    return tuple(found)


def refuse_taken(
    db: Connection, desks: Iterable[Office], office_id: str, slot_at: datetime, now: datetime
) -> None:
    """
    Let a free slot pass.

    Raises:
        Refusal: None of these offices is that one, or the slot is past, taken, or none of it.
    """
    free = {one.office: one.slots for one in free_slots(db, desks, now)}
    if slot_at not in free.get(office_id, ()):
        raise taken(office_id)


def taken(office_id: str) -> Refusal:
    """Somebody else has the slot."""
    return Refusal("slot_taken", values={"office": office_id})
