"""One question of a service abroad: read, agreed to, confirmed by passcode, sent once; or not."""

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.data.errors import AppError, Offline, Rejected
from app.data.passcode_deed import PasscodeDeed
from app.features.foreign_sign_in.state import OPEN, Deed, ForeignSignInState
from app.runtime.destinations import Comparison, ForeignServices, ForeignSignIn, Renewal
from app.runtime.fault import Fault
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.foreign import ForeignRequest
from app.shared.rules.foreign import foreign_sign_in

if TYPE_CHECKING:
    from app.container import Container

_FREE = (None, "refresh", "see")


class ForeignSignInViewModel(PasscodeDeed[ForeignSignInState]):
    """Silence is not consent: without a tick and a passcode nothing leaves."""

    def __init__(
        self,
        destination: ForeignSignIn,
        app: "Container",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(ForeignSignInState(), monotonic)
        self._id, self._app = destination.request_id, app
        self._told: ForeignRequest | None = None
        self._ends_at = 0.0
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server, and say that the question was seen."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.api.subscribe(self._network_changed),
                *(
                    port.subscribe(lambda *_: self._look())
                    for port in (app.foreign, app.account, app.policy)
                ),
                app.clock.subscribe(lambda _: self._new_day()),
                app.clock.subscribe_minutes(lambda _: self._look()),
            ]
        self._look()
        if not self._asked or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing; a consent that was not sent is none."""
        self._leave()
        self.shut()
        self._update(agreed=False, confirming=False)

    # --- deeds ------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server how it stands."""
        self._asked = True
        self._do("refresh", self._app.foreign.refresh)

    def agree(self) -> None:
        """Tick, or take the tick back; before it is sent it means nothing."""
        if self.state.stage == "consent" and self.state.doing in _FREE:
            self._update(agreed=not self.state.agreed, fault=None, fault_key=None)

    def send(self) -> None:
        """Ask for the passcode; without a network nothing is sent, and that is said."""
        if not self.state.can_send:
            return
        self._update(fault=None)
        if not self._app.api.online:
            self._update(fault=Fault("send", "error.offline", offline=True))
            return
        self._ask_for(True)

    def decline(self) -> None:
        """Send nothing, and say so to nobody but the log."""
        if self.state.request and self.state.request.state in OPEN:
            self._do("decline", lambda: self._app.foreign.decline(self._id))

    def ask_withdraw(self) -> None:
        """Ask first: the service is told."""
        if self.state.request and self.state.request.state == "answered":
            self._update(confirming=True)

    def keep(self) -> None:
        """Leave it as it is."""
        if self.state.doing != "withdraw":
            self._update(confirming=False)

    def withdraw(self) -> None:
        """Take consent back."""
        self._do("withdraw", lambda: self._app.foreign.withdraw(self._id))

    def renew(self) -> None:
        """The paper that has ended."""
        request = self.state.request
        if request and request.document_id:
            self._app.navigator.go(Renewal(request.document_id))

    def compare(self) -> None:
        """What today's rule and the draft say."""
        self._app.navigator.go(Comparison())

    def open_log(self) -> None:
        """Who asked before."""
        self._app.navigator.go(ForeignServices())

    def copy_reference(self) -> None:
        """Put the receipt's number on the phone's clipboard."""
        if self.state.request and self.state.request.receipt:
            self._app.clipboard.copy(self.state.request.receipt.reference)
            self._app.announcements.tell("foreign.copied")

    def back(self) -> None:
        """Later: the question waits as long as its time runs."""
        self._app.navigator.back()

    def tick(self) -> None:
        """A second has passed: for the passcode's wait and for the question."""
        super().tick()
        before = self.state.seconds_left
        left = max(0, math.ceil(self._ends_at - self._monotonic()))
        if self.state.request and self.state.request.state in OPEN and left != before:
            self._update(seconds_left=left)
            if not left:
                self.shut()
                self.refresh()

    # --- how --------------------------------------------------------------------------------------
    def _submit(self, passcode: str) -> None:
        request = self.state.request
        if request is None or request.finding not in ("yes", "no"):
            return
        answer = request.finding
        self._update(doing="send")
        self._app.tasks.submit(
            lambda: self._app.foreign.answer(self._id, answer, passcode),
            self._sent,
            key="foreign.send",
        )

    def _sent(self, done: Done[ForeignRequest]) -> None:
        self._update(doing=None)
        self._heard(done)
        if self.state.asking:
            return  # wrong, or nothing was decided: the sheet says so
        self._update(agreed=False)
        self._look()
        self.refresh()  # what changed meanwhile; and the log has a line more

    def _do(self, deed: Deed, work: Callable[[], Any]) -> None:
        if self.state.doing not in _FREE:
            return
        self._update(doing=deed, fault=self.state.fault if deed in _FREE else None)
        self._app.tasks.submit(work, lambda done: self._ended(deed, done), key=f"foreign.{deed}")

    def _ended(self, deed: Deed, done: Done[Any]) -> None:
        if self.state.doing == deed:
            self._update(doing=None, confirming=False)
        try:
            done.unwrap()
        except AppError as error:
            if deed == "see":
                return  # nothing is lost by not having told that it was seen
            failed = self.state.phase is Phase.LOADING
            self._update(
                phase=Phase.FAILED if failed else self.state.phase, fault=_fault(deed, error)
            )
            if deed != "refresh" and isinstance(error, Rejected):
                self.refresh()
            return
        if self.state.fault and (self.state.fault.offline or self.state.fault.deed == deed):
            self._update(fault=None)
        self._look()
        if deed == "refresh":
            self._see()
        if deed in ("decline", "withdraw"):
            self._app.announcements.tell(f"foreign.done.{deed}")
            self.refresh()

    def _see(self) -> None:
        request = self.state.request
        if request and request.state == "asked" and self.state.seconds_left:
            self._do("see", lambda: self._app.foreign.see(self._id))

    def _new_day(self) -> None:
        """A day begins or the clock was moved: what was agreed to must be read again."""
        self.shut()
        self._update(agreed=False)
        self._look()
        self.refresh()

    def _look(self) -> None:
        app, known = self._app, self._app.foreign.stored()
        request = known.of_id(self._id) if known else None
        if request is not None and request != self._told:
            self._told = request
            self._ends_at = self._monotonic() + request.seconds_left
        missing = request is None and known is not None and self.state.doing is None
        phase = Phase.CONTENT if request else Phase.EMPTY if missing else self.state.phase
        left = max(0, math.ceil(self._ends_at - self._monotonic())) if request else 0
        self._update(
            phase=phase,
            request=request,
            seconds_left=left if request and request.state in OPEN else 0,
            provided=foreign_sign_in(app.policy.rules).holds,
            rules=app.policy.rules.id,
            abroad=app.account.known.abroad if app.account.known else None,
            as_of=known.at if known else None,
            now=app.clock.now(),
        )
        if self.state.asking and self.state.stage != "consent":
            self.shut()  # what was agreed to is not what could be sent any more

    def _network_changed(self, online: bool) -> None:
        fault = self.state.fault
        if online and fault and fault.offline:
            self._update(fault=None)
            self.refresh()


def _fault(deed: Deed, error: AppError) -> Fault[Deed]:
    return Fault(deed, error.message_key, error.values, isinstance(error, Offline))
