"""A new phone: which way, who is asked, how long there is, and coming in without typing again."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.data.errors import NOT_LINKED, AppError, Offline, Rejected, Unauthenticated
from app.runtime.destinations import Home, LostPhone, SignIn
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.account import CardReading
from app.shared.contract.devices import DeviceLink, DeviceWay

if TYPE_CHECKING:
    from app.container import Container

_ASK_EVERY = 2.0  # seconds between questions while somebody else decides
_SOON_OVER = 60


@dataclass(frozen=True, slots=True)
class NewPhoneState:
    """
    What the screen shows.

    Attributes:
        personal_number: Whose account it is.
        link: As the server told it last; None where nothing is pending.
        chosen: The way marked; nothing is asked before it is confirmed.
        seconds_left: Until the ticket ends.
        busy: The server is being asked for what the resident did.
        reading: Card and face are being read: their outcome is chosen.
        coming_in: The phone is linked: signing in.
        over: The time is over, or everything was set back: the passcode must be typed again.
        copy_deleted: What this phone held of the account was deleted.
        fault_key, fault_values: What went wrong; nothing that was chosen is lost.
        rules: Id of the rule set.
    """

    phase: Phase = Phase.CONTENT
    personal_number: str = ""
    link: DeviceLink | None = None
    chosen: str = ""
    seconds_left: int = 0
    busy: bool = False
    reading: bool = False
    coming_in: bool = False
    over: bool = False
    copy_deleted: bool = False
    online: bool = True
    fault_key: str | None = None
    fault_values: dict[str, Any] | None = None
    rules: str = ""

    @property
    def stage(self) -> str:
        """``over``, or where the link stands; ``coming_in`` once it is linked."""
        if self.over or self.link is None:
            return "over"
        return "coming_in" if self.coming_in or self.link.state == "linked" else self.link.state

    @property
    def soon_over(self) -> bool:
        """Whether to offer more time."""
        return self.seconds_left <= _SOON_OVER


class NewPhoneViewModel(ViewModel[NewPhoneState]):
    """Passcode and ticket are the repository's; here is only what is shown."""

    def __init__(self, app: "Container", monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(NewPhoneState())
        self._app, self._monotonic = app, monotonic
        self._ask_at = 0.0

    def start(self) -> None:
        """Follow the network and the rule set."""
        if not self._ends:
            app = self._app
            self._ends = [
                app.api.subscribe(lambda *_: self._look()),
                app.policy.subscribe(lambda *_: self._reread()),
            ]
        self._update(fault_key=None, reading=False, coming_in=False)  # of the last time, perhaps
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    # --- deeds ------------------------------------------------------------------------------------
    def choose(self, way: str) -> None:
        """Mark a way."""
        self._update(chosen=way, fault_key=None)

    def go_on(self) -> None:
        """By the marked way: the reader opens, or somebody is asked."""
        way = self.state.chosen
        if self.state.busy or not way:
            return
        if way == "card":
            self._update(reading=True, fault_key=None)
        else:
            self._do(lambda: self._app.new_phone.start(_way(way)))

    def read(self, outcome: CardReading) -> None:
        """What the simulated reader saw; a second tap does nothing."""
        if self.state.reading and not self.state.busy:
            self._do(lambda: self._app.new_phone.read_card(outcome))

    def shut(self) -> None:
        """Close the reader."""
        if not self.state.busy:
            self._update(reading=False, fault_key=None)

    def withdraw(self) -> None:
        """Ask nobody any more, and choose again."""
        if not self.state.busy:
            self._do(self._app.new_phone.withdraw)

    def more_time(self) -> None:
        """A fresh ticket; what was asked for goes on."""
        if not self.state.busy:
            self._renew()

    def lost(self) -> None:
        """The old phone is lost."""
        self._app.navigator.go(LostPhone(self.state.personal_number))

    def leave(self) -> None:
        """Not now: nobody is asked any more, and nothing typed is kept."""
        number, waiting = self.state.personal_number, self.state.stage == "waiting"
        new_phone = self._app.new_phone

        def let_go() -> None:
            try:
                if waiting:
                    new_phone.withdraw()
            finally:
                new_phone.forget()

        self._app.tasks.submit(let_go, _ignore, key="new_phone.leave")
        self._app.navigator.reset(SignIn(number))

    def tick(self) -> None:
        """Time has passed: count down, ask how it stands, come in once the phone is linked."""
        self._look()
        stage, now = self.state.stage, self._monotonic()
        if self.state.busy or now < self._ask_at:
            return
        if stage == "waiting":
            self._ask_at = now + _ASK_EVERY
            self._app.tasks.submit(self._app.new_phone.read, self._heard, key="new_phone.read")
        elif stage == "coming_in":
            self._ask_at = now + _ASK_EVERY
            self._come_in()

    # --- how --------------------------------------------------------------------------------------
    def _do(self, work: Callable[[], DeviceLink]) -> None:
        self._update(busy=True, fault_key=None)
        self._app.tasks.submit(work, self._answered, key="new_phone.deed")

    def _answered(self, done: Done[DeviceLink]) -> None:
        self._update(busy=False)
        self._heard(done)

    def _heard(self, done: Done[DeviceLink]) -> None:
        try:
            link = done.unwrap()
        except Rejected as error:
            self._fail(error)
            if error.code == "card_not_read" and error.values.get("tries_left"):
                return  # the reader stays open
            self._update(reading=False)
            self._reread()
        except AppError as error:
            self._fail(error)
        else:
            reading = self.state.reading and link.state == "open"
            self._update(fault_key=None, reading=reading)
            self._look()
            if link.state == "linked":
                self._come_in()

    def _reread(self) -> None:
        """Which ways are open may be otherwise now."""
        self._look()
        if not self.state.over:
            self._app.tasks.submit(self._app.new_phone.read, self._heard_again, "new_phone.read")

    def _heard_again(self, done: Done[DeviceLink]) -> None:
        """What was refused stays in sight."""
        try:
            done.unwrap()
        except AppError as error:
            self._fail(error)
        self._look()

    def _come_in(self) -> None:
        self._update(coming_in=True)
        self._renew()

    def _renew(self) -> None:
        if self._app.new_phone.pending is None:
            self._update(coming_in=False)
            self._look()
            return
        self._update(busy=True)
        again = self._app.new_phone.sign_in_again
        self._app.tasks.submit(again, self._signed_in, key="new_phone.again")

    def _signed_in(self, done: Done[None]) -> None:
        self._update(busy=False)
        try:
            done.unwrap()
        except Rejected as error:
            self._update(coming_in=False)
            if error.code == NOT_LINKED:
                self._look()
            else:  # the passcode was changed meanwhile: it must be typed again
                self._app.new_phone.forget()
                self._app.navigator.reset(SignIn(self.state.personal_number))
        except AppError as error:
            self._fail(error)
        else:
            self._app.announcements.tell("new_phone.linked")
            self._app.navigator.reset(Home())

    def _fail(self, error: AppError) -> None:
        if isinstance(error, Unauthenticated):
            self._app.new_phone.forget()
        elif not isinstance(error, Offline) or self.state.stage != "waiting":
            self._update(fault_key=error.message_key, fault_values=error.values)
        self._look()

    def _look(self) -> None:
        pending = self._app.new_phone.pending
        self._update(online=self._app.api.online, rules=self._app.policy.rules.id)
        if pending is None:
            if not self.state.coming_in:
                self._update(over=True, reading=False)
            return
        opened = [one.way for one in pending.link.ways if one.shut is None]
        chosen = self.state.chosen or pending.link.way or ""
        self._update(
            personal_number=pending.personal_number,
            link=pending.link,
            chosen=chosen if chosen in opened else next(iter(opened), ""),
            seconds_left=max(0, math.ceil(pending.ends_at - self._monotonic())),
            copy_deleted=pending.copy_deleted,
            over=False,
        )


def _way(way: str) -> DeviceWay:
    return way  # type: ignore[return-value]  # one of those that the server offered


def _ignore(done: Done[None]) -> None:
    """Nobody is left to be told; the ticket ends by itself."""
    try:
        done.unwrap()
    except AppError:
        return
