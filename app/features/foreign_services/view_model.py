"""Services abroad: the code that one of them shows, what waits, and who asked before."""

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.data.errors import AppError, Offline, Rejected
from app.features.foreign_services.state import Deed, ForeignServicesState
from app.runtime.destinations import Comparison, ForeignSignIn
from app.runtime.fault import Fault
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.foreign import ForeignRequest
from app.shared.rules.foreign import foreign_sign_in

if TYPE_CHECKING:
    from app.container import Container

CODE_LENGTH = 8
_CODE = re.compile(r"[2-9A-HJ-NP-TV-Z]*")


class ForeignServicesViewModel(ViewModel[ForeignServicesState]):
    """A code that is not right says so, and how many tries are left."""

    def __init__(self, app: "Container") -> None:
        super().__init__(ForeignServicesState())
        self._app = app
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        self._follow(app.foreign, app.account, app.clock, app.policy, network=app.api)
        self._look()
        if not self._asked or self.state.fault or not app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()

    def refresh(self) -> None:
        """Ask the server what there is."""
        self._asked = True
        self._do("refresh", self._app.foreign.refresh)

    def change_code(self, text: str) -> None:
        """What the field holds now; a sign that no code has is said at once."""
        code = re.sub(r"[\s-]", "", text).upper()[:CODE_LENGTH]
        wrong = not _CODE.fullmatch(code)
        self._update(code=code, code_fault="signs" if wrong else None, code_values=(), fault=None)

    def submit(self) -> None:
        """Take up what the code leads to; what is missing is said, and nothing is sent then."""
        state = self.state
        if state.code_fault == "signs" or state.doing == "type":
            return
        if len(state.code) < CODE_LENGTH:
            missing = (("n", CODE_LENGTH - len(state.code)),)
            self._update(code_fault="short", code_values=missing)
            return
        code = state.code
        self._do("type", lambda: self._app.foreign.type_code(code))

    def open(self, request_id: str) -> None:
        """One question, or its receipt."""
        self._app.navigator.go(ForeignSignIn(request_id))

    def compare(self) -> None:
        """What today's rule and the draft say."""
        self._app.navigator.go(Comparison())

    def back(self) -> None:
        """Where one came from."""
        self._app.navigator.back()

    def _do(self, deed: Deed, work: Callable[[], Any]) -> None:
        if self.state.doing == "type":
            return
        self._update(doing=deed, fault=self.state.fault if deed == "refresh" else None)
        key = f"foreign_services.{deed}"
        self._app.tasks.submit(work, lambda done: self._ended(deed, done), key=key)

    def _ended(self, deed: Deed, done: Done[Any]) -> None:
        if self.state.doing == deed:
            self._update(doing=None)
        try:
            value = done.unwrap()
        except AppError as error:
            self._failed(deed, error)
            return
        if self.state.fault and (self.state.fault.offline or self.state.fault.deed == deed):
            self._update(fault=None)
        self._look()
        if deed == "type" and isinstance(value, ForeignRequest):
            self._update(code="", code_fault=None)
            self._app.navigator.go(ForeignSignIn(value.id))

    def _failed(self, deed: Deed, error: AppError) -> None:
        if isinstance(error, Rejected) and error.code == "wrong_code":
            left = int(error.values.get("tries_left") or 0)
            self._update(code_fault="wrong", code_values=(("n", left),))
            return
        if isinstance(error, Rejected) and error.code == "too_many_tries":
            seconds = math.ceil(float(error.values.get("wait_seconds") or 0))
            self._update(code_fault="wait", code_values=(("n", seconds),))
            return
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        fault = Fault(deed, error.message_key, error.values, isinstance(error, Offline))
        self._update(phase=phase, fault=fault)

    def _look(self) -> None:
        app, known = self._app, self._app.foreign.stored()
        self._update(
            provided=foreign_sign_in(app.policy.rules).holds,
            rules=app.policy.rules.id,
            abroad=app.account.known.abroad if app.account.known else None,
            now=app.clock.now(),
        )
        if known is not None:
            self._update(phase=Phase.CONTENT, waiting=known.waiting, log=known.log, as_of=known.at)

    def _network_changed(self, online: bool) -> None:
        if online and self.state.fault and self.state.fault.offline:
            self._update(fault=None)
            self.refresh()
