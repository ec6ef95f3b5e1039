"""Signing in: a number judged as it is typed, a passcode counted by the server, the ways out."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.data.errors import NOT_LINKED, AppError, Offline, Rejected, ServerFault
from app.runtime.destinations import Eligibility, Home, LostPhone, NewPhone
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.session import SeededSignIn, SeededSignIns
from app.shared.identity import NumberFault, digits_of, number_fault

if TYPE_CHECKING:
    from app.container import Container

PASSCODE_LENGTH = 6
_LONGEST = 30  # letters kept, so that a pasted number can be judged and mended
_AGAIN_SECONDS = 5.0  # between tries by itself while the server is not reached


@dataclass(frozen=True, slots=True)
class SignInState:
    """
    What sign-in shows.

    Attributes:
        number: As typed, without the blanks between groups.
        fault: What is wrong with it; None while it may still become right.
        number_valid: Twelve digits that can be signed in with.
        entering_number: Keys go to the number; otherwise to the passcode.
        remembered: A resident signed in here before: only the passcode is asked.
        full_name: The remembered resident's; empty otherwise.
        filled: Digits of the passcode that are in; the digits themselves are not shown.
        sample_passcode: Of the sample person picked from the list, empty where that person has
            chosen another; None otherwise.
        busy: The server is being asked.
        wrong, tries_left: The last passcode was wrong, and how many tries are free, by the server.
        wait_seconds: Whole seconds until the server takes another try; 0 where there is no wait.
        fault_key: Why the server was not reached or refused; None where all is well.
        fault_values: What that sentence needs.
        offline: That was for want of a network, or of a server.
        can_retry: Nothing was decided: the same number and passcode are sent again.
        choosing: The list of sample people is open, in ``people_phase``.
        explaining: The sheet about a forgotten passcode is open.
        unlinked: How this phone was unlinked while somebody was signed in; empty where not.
        can_go_back: The welcome screen lies behind.
    """

    phase: Phase = Phase.CONTENT
    number: str = ""
    fault: NumberFault | None = None
    number_valid: bool = False
    entering_number: bool = True
    remembered: bool = False
    full_name: str = ""
    filled: int = 0
    sample_passcode: str | None = None
    busy: bool = False
    wrong: bool = False
    tries_left: int | None = None
    wait_seconds: int = 0
    fault_key: str | None = None
    fault_values: dict[str, Any] | None = None
    offline: bool = False
    can_retry: bool = False
    choosing: bool = False
    people_phase: Phase = Phase.LOADING
    people_fault_key: str | None = None
    people: tuple[SeededSignIn, ...] = ()
    explaining: bool = False
    unlinked: str = ""
    can_go_back: bool = False


class SignInViewModel(ViewModel[SignInState]):
    """
    Asks for the number, or only for the passcode of whoever was here last.

    The passcode is kept here alone, until the server decided.
    """

    def __init__(
        self,
        app: "Container",
        personal_number: str = "",
        unlinked: str = "",
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        known = app.preferences.personal_number
        number = personal_number or known
        super().__init__(
            SignInState(
                number=number,
                number_valid=bool(number),
                entering_number=not number,
                remembered=bool(known) and number == known,
                full_name=app.preferences.full_name if number == known else "",
                unlinked=unlinked,
                can_go_back=app.navigator.can_go_back,
            )
        )
        self._app, self._monotonic = app, monotonic
        self._passcode = ""
        self._wait_until = self._retry_at = 0.0

    # --- the number -------------------------------------------------------------------------------
    def change_number(self, text: str) -> None:
        """What the field holds now; a whole number that was pasted leads on to the passcode."""
        if self.state.busy:
            return
        text = text[:_LONGEST]
        fault = number_fault(text)
        pasted = len(text) - len(self.state.number) > 1
        plain = digits_of(text) if fault is None else text
        early = fault is not None and fault.kind == "too_short"
        self._update(
            number=plain, fault=None if early else fault, number_valid=fault is None,
            entering_number=not (fault is None and pasted), sample_passcode=None, fault_key=None,
            can_retry=False, wrong=False,
        )  # fmt: skip
        self._take_passcode("")

    def edit_number(self) -> None:
        """Back to the number: keys go there."""
        if not self.state.busy:
            self._update(entering_number=True)

    def finish_number(self) -> None:
        """On to the passcode; a number that is not whole says what is missing."""
        if self.state.busy or not self.state.entering_number:
            return
        fault = number_fault(self.state.number)
        self._update(fault=fault, number_valid=fault is None, entering_number=fault is not None)

    def forget(self) -> None:
        """Not me: ask for the number, and remember nobody."""
        if self.state.busy:
            return
        self._app.preferences.forget_resident()
        self._take_passcode("")
        self._update(
            number="", number_valid=False, entering_number=True, remembered=False, full_name="",
            fault=None, fault_key=None, can_retry=False, wrong=False, wait_seconds=0,
            unlinked="",
        )  # fmt: skip

    # --- the passcode -----------------------------------------------------------------------------
    def press(self, digit: str) -> None:
        """A key of the keypad: a digit of the number, or of the passcode, which sends itself."""
        if self.state.busy:
            return
        if self.state.entering_number:
            self.change_number(self.state.number + digit)
            if self.state.number_valid:
                self._update(entering_number=False)
            return
        if self.state.wait_seconds or len(self._passcode) >= PASSCODE_LENGTH:
            return
        self._update(wrong=False, fault_key=None, can_retry=False)
        self._take_passcode(self._passcode + digit)
        if len(self._passcode) == PASSCODE_LENGTH:
            self._send()

    def erase(self) -> None:
        """Take the last digit back."""
        if self.state.busy:
            return
        if self.state.entering_number:
            self.change_number(self.state.number[:-1])
        elif self._passcode:
            self._update(fault_key=None, can_retry=False)
            self._take_passcode(self._passcode[:-1])

    def retry(self) -> None:
        """Send the same number and passcode again."""
        if self.state.can_retry and not self.state.busy:
            self._send()

    def tick(self) -> None:
        """Time has passed: count a wait down, or ask a silent server again."""
        if self.state.wait_seconds:
            left = max(0, math.ceil(self._wait_until - self._monotonic()))
            self._update(wait_seconds=left, wrong=self.state.wrong and left > 0)
        elif self.state.can_retry and self._monotonic() >= self._retry_at:
            self.retry()

    # --- beside it --------------------------------------------------------------------------------
    def show_people(self) -> None:
        """The list of sample people; asked for once."""
        self._update(choosing=True)
        if self.state.people_phase is Phase.CONTENT:
            return
        self._update(people_phase=Phase.LOADING, people_fault_key=None)
        self._app.tasks.submit(self._app.session.sign_ins, self._listed, key="sign_in.people")

    def shut_people(self) -> None:
        """Back to the number."""
        self._update(choosing=False)

    def pick(self, person: SeededSignIn) -> None:
        """Fill a sample person's number in; the passcode is shown and typed by hand."""
        self._take_passcode("")
        self._update(
            choosing=False, number=person.personal_number, number_valid=True, fault=None,
            entering_number=False, remembered=False, full_name="", wrong=False, wait_seconds=0,
            sample_passcode=person.passcode or "", fault_key=None, can_retry=False, tries_left=None,
        )  # fmt: skip

    def ask_forgotten(self) -> None:
        """How to get a new passcode."""
        self._update(explaining=True)

    def shut_forgotten(self) -> None:
        """Back to the dots."""
        self._update(explaining=False)

    def choose_language(self, lang: str) -> None:
        """Everything is written in it from now on."""
        self._app.preferences.change(lang=lang)

    def check_eligibility(self) -> None:
        """Who may have an account: anybody may try."""
        self.shut_forgotten()
        self._app.navigator.go(Eligibility())

    def report_lost(self) -> None:
        """A phone is lost, this one or another: it can be said from any."""
        self.shut_forgotten()
        number = self.state.number if self.state.number_valid else ""
        self._app.navigator.go(LostPhone(number))

    def back(self) -> None:
        """To the first screen."""
        self._app.navigator.back()

    # --- how --------------------------------------------------------------------------------------
    def _take_passcode(self, passcode: str) -> None:
        self._passcode = passcode
        self._update(filled=len(passcode))

    def _send(self) -> None:
        number, passcode = self.state.number, self._passcode
        session = self._app.session
        self._update(busy=True, fault_key=None, can_retry=False, wrong=False)
        self._app.tasks.submit(
            lambda: session.sign_in(number, passcode), self._answered, key="sign_in.send"
        )

    def _answered(self, done: Done[None]) -> None:
        self._update(busy=False)
        try:
            done.unwrap()
        except Rejected as error:
            self._refused(error)
        except AppError as error:
            self._retry_at = self._monotonic() + _AGAIN_SECONDS
            self._fail(error, can_retry=isinstance(error, Offline | ServerFault))
        else:
            self._take_passcode("")
            if self._app.session.without_server:
                self._app.announcements.tell("sign_in.offline_opened")
            self._app.navigator.reset(Home())

    def _refused(self, error: Rejected) -> None:
        self._take_passcode("")
        if error.code == NOT_LINKED:
            self._update(wrong=False, tries_left=None, unlinked="")
            self._app.navigator.go(NewPhone())
        elif error.code not in ("wrong_passcode", "too_many_tries"):
            self._fail(error, can_retry=False)
        elif error.values.get("reactivation"):
            self.forget()
            self._update(fault_key="sign_in.reactivate", fault_values={}, offline=False)
        else:
            wait = math.ceil(error.values.get("wait_seconds") or 0)
            self._wait_until = self._monotonic() + wait
            left = error.values.get("tries_left") or None
            self._update(wrong=True, tries_left=left, wait_seconds=wait)

    def _fail(self, error: AppError, *, can_retry: bool) -> None:
        if not can_retry:
            self._take_passcode("")
        self._update(
            fault_key=error.message_key,
            fault_values=error.values,
            offline=isinstance(error, Offline),
            can_retry=can_retry,
        )

    def _listed(self, done: Done[SeededSignIns]) -> None:
        try:
            people = done.unwrap().sign_ins
        except AppError as error:
            self._update(people_phase=Phase.FAILED, people_fault_key=error.message_key)
        else:
            phase = Phase.CONTENT if people else Phase.EMPTY
            self._update(people_phase=phase, people=people)
