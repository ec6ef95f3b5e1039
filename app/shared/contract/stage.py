"""The prototype's own calls: the story clock, the panel, the simulated phone's messages."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from app.shared.contract.wire import Body, CodeChannel, PersonalNumber, RenewalId, Wire


class Changes(Wire):
    """
    The change feed's answer.

    Attributes:
        number: Grows by one with every change that the asker may see; never shrinks but at a reset.
        story_now: Story time in UTC, so that a moved clock is a change like any other.
    """

    number: int
    story_now: datetime


class StageState(Wire):
    """Story time (UTC) and how many people and documents are seeded."""

    story_now: datetime
    people: int
    documents: int


class ClockSetting(Body):
    """Move the story clock to this moment; UTC with its zone."""

    story_now: datetime


class PhoneMessage(Wire):
    """
    One message on the simulated phone. ``at`` is story time, UTC.

    Attributes:
        channel: ``app``: no text message, shown to who is signed in where the code is asked for.
    """

    at: datetime
    sender: str
    text_vi: str
    text_en: str
    code: str | None
    channel: CodeChannel = "sms"


class PhoneMessages(Wire):
    """Newest first, at most twenty."""

    messages: tuple[PhoneMessage, ...]


class OpenRenewal(Wire):
    """A file that the office can decide on, for the panel."""

    id: RenewalId
    code: str
    personal_number: PersonalNumber
    type_id: str
    state: str


class OpenRenewals(Wire):
    """Every file that waits for the office or the holder."""

    renewals: tuple[OpenRenewal, ...]


class CounterRenewal(Body):
    """Renew a card at the counter, without the app: the way out of today's lock."""

    personal_number: PersonalNumber
    type_id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
