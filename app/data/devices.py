"""The account's phones, as the server last told them, and what the linked one decides."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Protocol

import msgspec

from app.data.api_client import ApiClient
from app.data.cache import Entry
from app.data.errors import AppError
from app.data.granting import GrantedDeeds
from app.data.intents import Intents
from app.data.offline_first import OfflineFirst
from app.runtime.announcements import Announcements
from app.runtime.destinations import Devices
from app.runtime.navigation import Navigator
from app.shared.contract.devices import DeviceGrant, DeviceList, LostPhone, LostPhoneReport
from app.shared.contract.endpoints import (
    APPROVE_DEVICE,
    REFUSE_DEVICE,
    REPORT_LOST_PHONE,
    UNLINK_DEVICE,
)


class DevicesAsOf(msgspec.Struct, frozen=True):
    """The phones and when the server told them; UTC, story time."""

    listed: DeviceList
    at: datetime


class DevicesRepository(Protocol):
    """The phones of who is signed in; a lost phone also of who is not."""

    def stored(self) -> DevicesAsOf | None:
        """What the phone holds; never uses the network."""

    def refresh(self) -> DevicesAsOf:
        """Ask the server and keep the answer. Raises AppError; what was held then stays."""

    def approve(self, request_id: str, passcode: str) -> None:
        """Let a new phone in: this one is signed out by it. Raises AppError."""

    def refuse(self, request_id: str) -> DevicesAsOf:
        """Keep it out. Raises AppError; sent again it is done once."""

    def unlink(self, linked_id: str, passcode: str) -> None:
        """Unlink this phone: nobody is signed in any more. Raises AppError."""

    def report_lost(self, personal_number: str, passcode: str) -> LostPhone:
        """Unlink the linked phone, whichever it is, and lock the account. Raises AppError."""

    def subscribe(self, listener: Callable[[DevicesAsOf], object]) -> Callable[[], None]:
        """Be told, on the interface's thread, when it differs from before."""


class OfflineFirstDevices:
    """The port over server and copy."""

    def __init__(
        self, api: ApiClient, record: OfflineFirst[DeviceList], intents: Intents, device_id: str
    ) -> None:
        self._api, self._record, self._intents = api, record, intents
        self._deeds = GrantedDeeds(api, intents)
        self._device_id = device_id

    def stored(self) -> DevicesAsOf | None:
        """As the port says."""
        entry = self._record.stored()
        return _as_of(entry) if entry else None

    def refresh(self) -> DevicesAsOf:
        """As the port says."""
        return _as_of(self._record.refresh())

    def approve(self, request_id: str, passcode: str) -> None:
        """As the port says."""
        self._deeds.send(
            APPROVE_DEVICE,
            ("approve_device", request_id, passcode),
            _device_grant,
            request_id=request_id,
        )
        self._hear_what_became()

    def refuse(self, request_id: str) -> DevicesAsOf:
        """As the port says."""
        epoch = self._record.epoch
        with self._intents.once(f"refuse/{request_id}") as (key, _):
            listed: DeviceList = self._api.call(
                REFUSE_DEVICE, idempotency_key=key, request_id=request_id
            )
        return _as_of(self._record.keep(listed, epoch))

    def unlink(self, linked_id: str, passcode: str) -> None:
        """As the port says."""
        self._deeds.send(
            UNLINK_DEVICE,
            ("unlink_device", linked_id, passcode),
            _device_grant,
            linked_id=linked_id,
        )
        self._hear_what_became()

    def report_lost(self, personal_number: str, passcode: str) -> LostPhone:
        """As the port says."""
        report = LostPhoneReport(
            personal_number=personal_number, passcode=passcode, device_id=self._device_id
        )
        lost: LostPhone = self._api.call(REPORT_LOST_PHONE, report)
        if self._api.token is not None:
            self._hear_what_became()
        return lost

    def subscribe(self, listener: Callable[[DevicesAsOf], object]) -> Callable[[], None]:
        """As the port says."""
        return self._record.subscribe(lambda entry: listener(_as_of(entry)))

    def _hear_what_became(self) -> None:
        """The deed may have ended this session: the next question is told so, and why."""
        with suppress(AppError):
            self._record.refresh()


def _device_grant(grant: str) -> DeviceGrant:
    return DeviceGrant(grant=grant)


class ApprovalCall:
    """Says at once, over whatever is shown, that a new phone waits for this one."""

    def __init__(self, announcements: Announcements, navigator: Navigator) -> None:
        self._announcements, self._navigator = announcements, navigator
        self._told: set[str] = set()

    def look(self, known: DevicesAsOf) -> None:
        """Tell each request once, with the way to answer it."""
        for one in known.listed.asked:
            if one.id not in self._told:
                self._announcements.tell(
                    "devices.call",
                    undo=lambda: self._navigator.go(Devices()),
                    label="devices.call.answer",
                    number=one.number,
                )
            self._told.add(one.id)


def _as_of(entry: Entry[DeviceList]) -> DevicesAsOf:
    return DevicesAsOf(entry.value, entry.at)
