"""Signing in: draws number, dots and keys; the view-model judges and asks the server."""

from collections.abc import Callable
from typing import Any, ClassVar

from kivy.clock import Clock

from app.container import Container
from app.features.sign_in import blocks  # noqa: F401 — registers the blocks that the .kv names
from app.features.sign_in.view_model import SignInState, SignInViewModel
from app.runtime.destinations import SignIn
from app.runtime.text import initials
from app.shared.identity import LENGTH, masked_number
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.context import ui
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_TICK = 0.25  # seconds between looks at a wait


class SignInScreen(BoundScreen):
    """The first frame of a returning resident, so it is made of few and light blocks."""

    people_skeleton: ClassVar[list[float]] = [76, 76, 76, 76]

    def __init__(self, vm: SignInViewModel, **kwargs: Any) -> None:
        self._ticking: Any = None
        self._in_sight = ""
        self._beside: Any = None
        super().__init__(vm, **kwargs)

    def enter(self) -> None:
        """Shown: whatever is asked for comes into sight."""
        super().enter()
        self._in_sight = ""
        self.on_state(self, self.state)

    def leave(self) -> None:
        """Shown no more: nothing counts on."""
        super().leave()
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None

    def on_state(self, _: object, state: SignInState) -> None:
        """A wait counts down before the resident's eyes, and a silent server is asked again."""
        if self._beside is None and (state.choosing or state.explaining):
            from app.features.sign_in.beside import Beside  # noqa: PLC0415 — not at the start

            self._beside = Beside(screen=self)
            self._beside.hand_over()
            self.arrange_soon()
        counts = bool(state.wait_seconds) or state.can_retry
        if counts and self._ticking is None:
            self._ticking = Clock.schedule_interval(lambda _: self.vm.tick(), _TICK)
        elif not counts and self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None

        wanted = "fault" if state.fault_key else "number" if state.entering_number else "passcode"
        if wanted != self._in_sight:
            self._in_sight = wanted
            Clock.schedule_once(lambda _: self._bring_into_sight(), -1)

    def _bring_into_sight(self) -> None:
        """On a short phone, or at large text, the keys leave room for one thing at a time."""
        block = self.ids.get(self._in_sight)
        if block is None or not block.visible or self.body is None:
            return
        self.arrange()
        self.body.reveal(block, 0, block.height / ui.density)

    # --- the number -------------------------------------------------------------------------------
    def number_kind(self, state: SignInState) -> str:
        """Digits stand in groups; anything else as it was typed, so that it can be mended."""
        return "digits" if state.number.isascii() and state.number.isdigit() else "text"

    def number_help(self, state: SignInState, tr: Tr) -> str:
        """Where the number stands, then how to go on."""
        if state.number_valid and state.entering_number:
            return tr("sign_in.number_done")
        return tr("sign_in.number_help")

    def number_fault(self, state: SignInState, tr: Tr) -> str:
        """How to fix it."""
        if state.fault is None:
            return ""
        return tr(f"sign_in.fault.{state.fault.kind}", n=state.fault.count)

    def counter(self, state: SignInState) -> str:
        """How many of the twelve are in."""
        return f"{sum(letter.isdigit() for letter in state.number)}/{LENGTH}"

    # --- the remembered resident ------------------------------------------------------------------
    def initials(self, state: SignInState) -> str:
        """Of the last two words of the name."""
        return initials(state.full_name) if state.full_name else ""

    def masked(self, state: SignInState) -> str:
        """First and last group."""
        return masked_number(state.number) if state.number else ""

    def unlinked(self, state: SignInState, tr: Tr, part: str) -> str:
        """Why the resident was signed out; what to do."""
        return tr(f"sign_in.unlinked.{state.unlinked}.{part}") if state.unlinked else ""

    # --- the passcode -----------------------------------------------------------------------------
    def passcode_note(self, state: SignInState, tr: Tr) -> str:
        """One line below the dots: what is going on, in this order."""
        if state.busy:
            return tr("sign_in.busy")
        if state.wait_seconds:
            minutes, seconds = divmod(state.wait_seconds, 60)
            return tr("sign_in.wait", time=f"{minutes}:{seconds:02}")
        if state.wrong:
            if state.tries_left is None:
                return tr("sign_in.wrong_plain")
            last = state.tries_left == 1
            return tr("sign_in.wrong_last" if last else "sign_in.wrong", n=state.tries_left)
        if state.sample_passcode is None:
            return ""
        key = "sign_in.sample_passcode" if state.sample_passcode else "sign_in.sample_changed"
        return tr(key, passcode=state.sample_passcode)

    # --- what failed ------------------------------------------------------------------------------
    def fault_tone(self, state: SignInState) -> str:
        """No network is news, anything else is an error."""
        return "info" if state.offline else "error"

    def fault_icon(self, state: SignInState) -> str:
        """With words beside it, always."""
        return "cloud-off-outline" if state.offline else "alert-circle-outline"

    def fault(self, state: SignInState, tr: Tr, part: str) -> str:
        """What happened, that nothing was lost, what to do."""
        if state.fault_key is None:
            return ""
        if state.offline:
            return tr(f"sign_in.trouble.{part}.offline")
        if part == "title":
            erased = state.fault_key == "sign_in.reactivate"
            return tr("sign_in.trouble.title.erased" if erased else "sign_in.trouble.title.other")
        return tr(state.fault_key, **(state.fault_values or {}))

    # --- sample people ----------------------------------------------------------------------------
    def people(self, state: SignInState, lang: str) -> list[Row]:
        """One tap fills the number in."""
        return [
            Row(
                person.full_name,
                person.situation_vi if lang == "vi" else person.situation_en,
                "account-circle-outline",
                "gold",
                act=lambda person=person: self.vm.pick(person),
                chevron=True,
            )
            for person in state.people
        ]

    def people_fault(self, state: SignInState, tr: Tr) -> str:
        """Why the list did not come."""
        return tr(state.people_fault_key) if state.people_fault_key else ""

    def people_actions(self, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.show_people, icon="refresh")]

    # --- a forgotten passcode ---------------------------------------------------------------------
    def ways_back(self, tr: Tr) -> list[Row]:
        """In life, and in this prototype."""
        return [
            Row(
                tr("lost_phone.title"),
                tr("sign_in.way_lost_text"),
                "cellphone-lock",
                chevron=True,
                act=self.vm.report_lost,
            ),
            Row(tr("sign_in.way_counter"), tr("sign_in.way_counter_text"), "map-marker-outline"),
            Row(
                tr("sign_in.way_eligibility"),
                tr("sign_in.way_eligibility_text"),
                "help-circle-outline",
                chevron=True,
                act=self.vm.check_eligibility,
            ),
            Row(tr("sign_in.way_sample"), tr("sign_in.way_sample_text"), "account-group-outline"),
        ]

    def sheet_actions(self, tr: Tr) -> list[Action]:
        """Back to the screen."""
        return [Action(tr("action.understood"), self.vm.shut_forgotten)]


def build(app: Container, destination: SignIn) -> SignInScreen:
    """The screen over session and preferences."""
    return SignInScreen(SignInViewModel(app, destination.personal_number, destination.unlinked))
