"""Coming to an office: when it has time, and the time chosen."""

from datetime import datetime

from app.shared.contract.wire import Body, OfficeId, Wire


class Appointment(Body):
    """Come at this time, to this office; UTC, one of the free slots."""

    office: OfficeId
    slot_at: datetime


class OfficeSlots(Wire):
    """One office and when it has time; UTC, soonest first."""

    office: OfficeId
    slots: tuple[datetime, ...]


class FreeSlots(Wire):
    """Every office that serves the holder, with its free slots of the coming working days."""

    offices: tuple[OfficeSlots, ...]
