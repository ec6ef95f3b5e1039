"""The account's phones: the one linked, who asks to be the next, and letting one go."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from app.data.devices import DevicesAsOf
from app.data.errors import AppError
from app.data.passcode_deed import PasscodeDeed
from app.runtime.destinations import LostPhone, Passcode
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.devices import ApprovalAsked, LinkedDevice

if TYPE_CHECKING:
    from app.container import Container


@dataclass(frozen=True, slots=True)
class DevicesState:
    """
    What the screen shows.

    Attributes:
        devices: The linked phone first, then earlier ones.
        asked: New phones that wait for this one.
        as_of: When the server last answered; UTC, story time.
        confirming: Unlinking this phone is being asked about.
        asking: The deed that the passcode is asked for: ``approve`` or ``unlink``; empty for none.
        target: Id of the request or the phone that the deed is about.
        refusing: Id of the request that is being refused.
        fault_key: What went wrong; nothing was changed.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.LOADING
    devices: tuple[LinkedDevice, ...] = ()
    asked: tuple[ApprovalAsked, ...] = ()
    as_of: datetime | None = None
    now: datetime | None = None
    online: bool = True
    confirming: bool = False
    asking: str = ""
    target: str = ""
    refusing: str = ""
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    fault_key: str | None = None
    refreshing: bool = False
    rules: str = ""

    @property
    def linked(self) -> LinkedDevice | None:
        """The phone that counts."""
        return next((one for one in self.devices if one.ended is None), None)

    @property
    def request(self) -> ApprovalAsked | None:
        """The request that the passcode is asked for."""
        return next((one for one in self.asked if one.id == self.target), None)


class DevicesViewModel(PasscodeDeed[DevicesState]):
    """Shows the phone's copy at once; decisions are the server's and wait for the network."""

    def __init__(self, app: "Container", monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(DevicesState(), monotonic)
        self._app = app
        self._was_asked = False

    def start(self) -> None:
        """Follow phones, clock, network and rule set."""
        app = self._app
        self._follow(app.devices, app.clock, app.api, app.policy)
        self._look()
        if not self._was_asked or self.state.fault_key:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._was_asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._app.devices.refresh, self._answered, key="devices.refresh")

    def approve(self, request_id: str) -> None:
        """Ask for the passcode, to let that phone in."""
        if self._can_decide():
            self._update(target=request_id)
            self._ask_for("approve")

    def refuse(self, request_id: str) -> None:
        """Keep it out; a second tap does nothing."""
        if self.state.refusing or not self._can_decide():
            return
        self._update(refusing=request_id)
        self._app.tasks.submit(
            lambda: self._app.devices.refuse(request_id), self._refused, key="devices.refuse"
        )

    def ask_to_unlink(self) -> None:
        """Say what follows before this phone is let go."""
        if self._can_decide():
            self._update(confirming=True)

    def unlink(self) -> None:
        """Ask for the passcode, to let this phone go."""
        linked = self.state.linked
        if linked is not None:
            self._update(confirming=False, target=linked.id)
            self._ask_for("unlink")

    def lost(self) -> None:
        """A phone is lost."""
        self._app.navigator.go(LostPhone())

    def shut(self) -> None:
        """Close whichever sheet is open."""
        self._update(confirming=False)
        super().shut()

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _can_decide(self) -> bool:
        """Decisions wait for the network, and that is said."""
        online = self._app.api.online
        self._update(fault_key=None if online else "devices.offline")
        return online

    def _submit(self, passcode: str) -> None:
        devices, target = self._app.devices, self.state.target
        deed = devices.approve if self.state.asking == "approve" else devices.unlink
        self._app.tasks.submit(
            lambda: deed(target, passcode), self._decided, key=f"devices.{self.state.asking}"
        )

    def _decided(self, done: Done[None]) -> None:
        """The phone is signed out by what was decided; where it was not, the list has changed."""
        if not self._heard(done) and self.state.fault_key:
            self.refresh()

    def _refused(self, done: Done[DevicesAsOf]) -> None:
        self._update(refusing="")
        try:
            done.unwrap()
        except AppError as error:
            self._update(fault_key=error.message_key)
            self.refresh()
        else:
            go = self._app.navigator.go  # whoever asked knew the passcode
            self._app.announcements.tell(
                "devices.refused", undo=lambda: go(Passcode()), label="devices.change_passcode"
            )

    def _answered(self, done: Done[DevicesAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            if self.state.phase is Phase.LOADING:
                self._update(phase=Phase.FAILED, fault_key=error.message_key)
        else:
            self._look()

    def _look(self) -> None:
        app, known = self._app, self._app.devices.stored()
        self._update(online=app.api.online, now=app.clock.now(), rules=app.policy.rules.id)
        if app.api.online and self.state.fault_key == "devices.offline":
            self._update(fault_key=None)
        if known is not None:
            self._update(
                phase=Phase.CONTENT,
                devices=known.listed.devices,
                asked=known.listed.asked,
                as_of=known.at,
            )
