"""The one phone of an account: how a new one is linked, what is listed, a phone that is lost."""

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from app.shared.contract.account import CardReading
from app.shared.contract.wire import (
    Body,
    DeviceId,
    DevicePublicId,
    Passcode,
    PersonalNumber,
    Secret,
    Wire,
)

DeviceWay = Literal["old_device", "card", "in_person"]
"""How a new phone is linked: the old one approves, card and face are read, or at a counter."""
LinkedBy = Literal["activation", "seeded", "stand_in", "old_device", "card", "in_person"]
"""By which way a phone came; a stand-in is put in place by who presents, as if always there."""
UnlinkedBy = Literal["replaced", "unlinked", "lost"]
WayShut = Literal[
    "no_device", "account_locked", "refused", "no_card", "card_ended", "card_tries", "not_given"
]
"""Why a way is not open to this holder now."""
DeviceLinkState = Literal["open", "waiting", "refused", "linked", "overtaken"]
DeviceModel = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]
"""Id of an entry in ``assets/device_models.toml``."""
MatchingNumber = Annotated[str, Meta(pattern=r"^[0-9]{2}$")]
"""Shown on both phones, so that nobody approves a stranger's."""


class WayOffer(Wire):
    """One way; ``shut`` says why it is not open, None where it is."""

    way: DeviceWay
    shut: WayShut | None = None


class DeviceLink(Wire):
    """
    Linking a new phone, as that phone sees it.

    Attributes:
        state: ``open`` before a way is chosen; ``waiting`` for the old phone or the counter;
            ``overtaken`` where another new phone was linked meanwhile.
        way: The one chosen last; None before.
        number: Of the present request; None where nobody is asked.
        seconds_left: Until the ticket ends; real time.
        tries_left: Readings of the card that are left.
        ways: Every way that the rule set gives, in its order.
        device: Name of the linked phone with its letters covered; None where none is linked.
        locked: The account is locked now, on whatever ground: linking does not change that.
        office: Where the counter is: a file in ``assets/offices``.
    """

    state: DeviceLinkState
    way: DeviceWay | None
    number: MatchingNumber | None
    seconds_left: int
    tries_left: int
    ways: tuple[WayOffer, ...]
    device: str | None
    locked: bool
    office: str


class DeviceNotLinked(Wire):
    """
    Values of ``device_not_linked``: the passcode was right, on a phone that is not the linked one.

    Attributes:
        ticket: Goes into ``Authorization: Ticket``; opens the calls that link this phone and no
            other, until ``link.seconds_left`` is over or a phone is linked. Stored hashed.
    """

    ticket: Secret
    link: DeviceLink


class DeviceLinkStart(Body):
    """Ask by this way. The same way again changes nothing; another one takes its place."""

    way: DeviceWay


class DeviceCardRead(Body):
    """What the simulated reading of identity card and face made of them."""

    reading: CardReading


class LinkedDevice(Wire):
    """
    A phone that is or was linked.

    Attributes:
        id: Its public name; what the phone calls itself is told to nobody.
        this: Whether it is the phone that asks.
        linked_at, unlinked_at: UTC, story time.
        ended: Why it is linked no more; None where it is.
    """

    id: DevicePublicId
    model: DeviceModel
    way: LinkedBy
    this: bool
    linked_at: datetime
    unlinked_at: datetime | None = None
    ended: UnlinkedBy | None = None


class ApprovalAsked(Wire):
    """A new phone that waits for this one to approve it; ``ends_at`` is UTC, real time."""

    id: DevicePublicId
    model: DeviceModel
    number: MatchingNumber
    asked_at: datetime
    ends_at: datetime


class DeviceList(Wire):
    """The linked phone first, then earlier ones, the latest first; and who waits for approval."""

    devices: tuple[LinkedDevice, ...]
    asked: tuple[ApprovalAsked, ...]


class DeviceGrant(Body):
    """``grant``: a step-up for ``approve_device`` or ``unlink_device`` and exactly this one."""

    grant: Secret


class LostPhoneReport(Body):
    """From any phone: number and passcode are what the holder still has; counted as a sign-in."""

    personal_number: PersonalNumber
    passcode: Passcode
    device_id: DeviceId


class LostPhone(Wire):
    """
    What holds now; the same however often it is reported.

    Attributes:
        device: Name of the phone that was unlinked last, letters covered; None where none ever was.
        locked_at: Since when the account is locked at its holder's request; UTC, story time.
    """

    device: str | None
    locked_at: datetime


class StandIn(Body):
    """The presenter's: this phone is the person's linked one from now on, as if it always was."""

    personal_number: PersonalNumber
    device_id: DeviceId
