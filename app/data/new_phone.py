"""Linking this phone to an account that is linked to another: what it asks for, and coming in."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.errors import AppError, Unauthenticated
from app.runtime.listeners import Listeners
from app.runtime.tasks import Post
from app.shared.contract.account import CardReading
from app.shared.contract.devices import (
    DeviceCardRead,
    DeviceLink,
    DeviceLinkStart,
    DeviceNotLinked,
    DeviceWay,
)
from app.shared.contract.endpoints import (
    READ_DEVICE_CARD,
    READ_DEVICE_LINK,
    START_DEVICE_LINK,
    WITHDRAW_DEVICE_LINK,
)


@dataclass(frozen=True, slots=True)
class PendingLink:
    """
    A right passcode that met another phone.

    Attributes:
        link: As the server told it last.
        ends_at: When the ticket ends on the phone's monotonic clock.
        copy_deleted: This phone had been the linked one: its sealed copy was deleted.
    """

    personal_number: str
    link: DeviceLink
    ends_at: float
    copy_deleted: bool = False
    _passcode: str = field(default="", repr=False)
    _ticket: str = field(default="", repr=False)


class NewPhoneRepository(Protocol):
    """What this phone asks for; every call raises AppError."""

    @property
    def pending(self) -> PendingLink | None:
        """What goes on; None before, and as soon as the ticket has ended: nothing is kept then."""

    def start(self, way: DeviceWay) -> DeviceLink:
        """Choose a way; the same one again changes nothing."""

    def read(self) -> DeviceLink:
        """Ask where it stands."""

    def read_card(self, reading: CardReading) -> DeviceLink:
        """Link by what card and face showed; ``card_not_read`` says how many tries are left."""

    def withdraw(self) -> DeviceLink:
        """Ask nobody any more."""

    def sign_in_again(self) -> None:
        """
        With what was typed: come in where the phone is linked by now, or get a fresh ticket.

        Raises:
            Rejected: ``device_not_linked``: what was asked for goes on under the fresh ticket.
            Unauthenticated: The time is over; number and passcode must be typed again.
        """

    def forget(self) -> None:
        """Keep neither passcode nor ticket."""

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it stands otherwise than before."""


class TicketedNewPhone:
    """
    The port over the server. Passcode and ticket are in memory alone, and as long as the ticket.

    Attributes:
        sign_in: Signs in with number and passcode; set by whoever wires the phone.
    """

    def __init__(
        self, api: ApiClient, post: Post, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._api, self._post, self._monotonic = api, post, monotonic
        self._listeners = Listeners()
        self._pending: PendingLink | None = None
        self._end: threading.Timer | None = None
        self.sign_in: Callable[[str, str], None] = _nobody

    @property
    def pending(self) -> PendingLink | None:
        """As the port says."""
        kept = self._pending
        if kept is not None and self._monotonic() >= kept.ends_at:
            self._pending = kept = None
        return kept

    def begin(
        self, personal_number: str, passcode: str, values: Any, *, copy_deleted: bool
    ) -> None:
        """Keep what a sign-in was answered with."""
        told = msgspec.convert(values, DeviceNotLinked, strict=False)
        was = self._pending
        self.forget()
        same = was is not None and was.personal_number == personal_number
        self._pending = PendingLink(
            personal_number,
            told.link,
            self._monotonic() + told.link.seconds_left,
            copy_deleted or (same and was is not None and was.copy_deleted),
            passcode,
            told.ticket,
        )
        # Also where nobody looks at it any more.
        self._end = threading.Timer(told.link.seconds_left, lambda: self.pending)
        self._end.daemon = True
        self._end.start()

    def start(self, way: DeviceWay) -> DeviceLink:
        """As the port says."""
        return self._ask(START_DEVICE_LINK, DeviceLinkStart(way=way))

    def read(self) -> DeviceLink:
        """As the port says."""
        return self._ask(READ_DEVICE_LINK)

    def read_card(self, reading: CardReading) -> DeviceLink:
        """As the port says."""
        return self._ask(READ_DEVICE_CARD, DeviceCardRead(reading=reading))

    def withdraw(self) -> DeviceLink:
        """As the port says."""
        return self._ask(WITHDRAW_DEVICE_LINK)

    def sign_in_again(self) -> None:
        """As the port says."""
        pending = self.pending
        if pending is None:
            raise Unauthenticated
        self.sign_in(pending.personal_number, pending._passcode)  # noqa: SLF001 — of this module
        self.forget()

    def forget(self) -> None:
        """As the port says."""
        self._pending = None
        if self._end is not None:
            self._end.cancel()
            self._end = None

    def subscribe(self, listener: Callable[[], object]) -> Callable[[], None]:
        """As the port says."""
        return self._listeners.add(listener)

    def _ask(self, endpoint: Any, body: Any = None) -> DeviceLink:
        pending = self.pending
        if pending is None:
            raise Unauthenticated
        try:
            link: DeviceLink = self._api.call(
                endpoint,
                body,
                ticket=pending._ticket,  # noqa: SLF001 — of this module
            )
        except Unauthenticated:  # a reset, or another ticket of this phone
            self.forget()
            raise
        if self._pending is pending:
            self._pending = replace(pending, link=link)
        if (link.state, link.number) != (pending.link.state, pending.link.number):
            self._post(self._listeners.tell)
        return link


def _nobody(personal_number: str, passcode: str) -> None:
    del personal_number, passcode
    raise AppError("error.unauthenticated")
