"""Signing in: a number judged as it is typed, a passcode counted by the server, and what to do when it fails."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.data.errors import AppError, Rejected
from app.data.session import SessionRepository
from app.runtime.navigation import Home, Navigator, Welcome
from app.runtime.preferences import Preferences
from app.runtime.tasks import Done, TaskRunner
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.session import SeededSignIn
from app.shared.identity import NumberFault, number_fault

PASSCODE_LENGTH = 6
NUMBER_LENGTH = 12
_LONGEST = 24  # letters kept, so that a pasted number can be judged and mended
_EARLY = frozenset({"too_short"})  # said only once the resident has moved on


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
        sample_passcode: Of the sample person picked from the list; None otherwise.
        busy: The server is being asked.
        wrong, tries_left: The last passcode was wrong, and how many tries are free, by the server.
        wait_seconds: Whole seconds until the server takes another try; 0 where there is no wait.
        fault_key: Why the server was not reached or refused; None where all is well.
        fault_values: What that sentence needs.
        can_retry: Nothing was decided: the same number and passcode can be sent again.
        choosing: The list of sample people is open, in ``people_phase``.
        explaining: The sheet about a forgotten passcode is open.
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
    can_retry: bool = False
    choosing: bool = False
    people_phase: Phase = Phase.LOADING
    people_fault_key: str | None = None
    people: tuple[SeededSignIn, ...] = ()
    explaining: bool = False
    can_go_back: bool = False


class SignInViewModel(ViewModel[SignInState]):
    pass
