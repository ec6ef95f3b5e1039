"""Issuing an identification account: the request, its appointment, its steps and its clock."""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.wire import RANDOM_ID, Body, HolderId, OfficeId, Wire

IssuingId = Annotated[str, Meta(pattern=RANDOM_ID)]
RequestedLevel = Annotated[int, Meta(ge=1, le=2)]
FaceCapture = Literal["pass", "blurred", "glasses"]
"""What the simulated camera made of a face; chosen by whoever plays the holder."""
IssuingKey = Annotated[str, Meta(pattern=r"^[a-z][a-z_]{1,39}$")]
"""Names a supplement or a refusal in ``assets/issuing.toml``."""
IssuingState = Literal[
    "submitted", "booked", "accepted", "supplement", "issued", "refused", "withdrawn"
]
Phone = Annotated[str, Meta(pattern=r"^00000000[0-9]{2}$")]
"""Ten ASCII digits from 00000000 on: invented, nobody has it."""
Email = Annotated[str, Meta(pattern=r"^[a-z0-9._+-]{1,40}@[a-z0-9-]{1,40}\.example$")]
"""Below ``.example`` (RFC 2606), where no post arrives."""


class IssuingStart(Body):
    """
    Ask for an account.

    Attributes:
        ward_id: The child it is for; None where it is the caller's own.
        phone, email: Where the holder is reached; both with level 1.
        capture: The face, with level 1; only ``pass`` makes a request.
        office, slot_at: Where and when the holder comes, with level 2; UTC, one of the free slots.
    """

    level: RequestedLevel
    ward_id: HolderId | None = None
    phone: Phone | None = None
    email: Email | None = None
    capture: FaceCapture | None = None
    office: OfficeId | None = None
    slot_at: datetime | None = None


class SupplementGiven(Body):
    """Hand in what the desk asked for: the simulated photo of it."""

    supplement: IssuingKey


class IssuingEvent(Wire):
    """One step: what happened, when (UTC); ``detail`` is a supplement, a refusal or an office."""

    kind: IssuingState | Literal["moved", "supplied"]
    at: datetime
    detail: str | None = None


class IssuingFile(Wire):
    """
    One request, from asking to the account.

    Attributes:
        code: Its public number, such as ``TK-000-2510-0001``.
        holder_id, full_name: Whose account it is: the caller's, or of the caller's ward.
        through_guardian: A guardian asked for the holder.
        rule_id: The rule that says how many days; ``days`` is its value.
        started_on: Viet Nam date after which days are counted; None until the desk has seen the
            holder.
        due_on: Viet Nam date of the answer; moves while a supplement is open; None until started.
        supplement: What to fix; None unless the state is ``supplement``.
        refusal: Why; None unless the state is ``refused``.
        office, slot_at: The appointment; None with level 1.
        phone_ending: Last three digits of the phone that was given; None where none was.
        events: Oldest first.
    """

    id: IssuingId
    code: str
    holder_id: HolderId
    full_name: str
    through_guardian: bool
    level: RequestedLevel
    state: IssuingState
    rule_id: str
    days: int
    asked_at: datetime
    started_on: date | None
    due_on: date | None
    supplement: IssuingKey | None
    refusal: IssuingKey | None
    office: OfficeId | None
    slot_at: datetime | None
    phone_ending: str | None
    events: tuple[IssuingEvent, ...]


class IssuingList(Wire):
    """The holder's own requests and those made for wards, newest first."""

    files: tuple[IssuingFile, ...]
