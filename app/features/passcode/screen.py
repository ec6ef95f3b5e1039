"""Another passcode: which step one is at, what was wrong, and what follows once it is done."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.passcode import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.passcode.view_model import STEPS, PasscodeState, PasscodeViewModel
from app.runtime.destinations import Passcode
from app.shared.rulesets import rule_set
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]


class PasscodeScreen(TickingScreen):
    """Three times six digits."""

    total: ClassVar[int] = len(STEPS)

    def is_asking(self, state: PasscodeState) -> bool:
        """Whether digits are asked for."""
        return state.step != "done"

    def at(self, state: PasscodeState) -> int:
        """The step, from 1."""
        return STEPS.index(state.step) + 1 if state.step in STEPS else self.total

    def step(self, state: PasscodeState, tr: Tr) -> str:
        """Which of how many."""
        return tr("passcode.step", n=self.at(state), of=self.total)

    def head(self, state: PasscodeState, tr: Tr) -> str:
        """What to type."""
        return tr(f"passcode.{state.step}.head")

    def text(self, state: PasscodeState, tr: Tr) -> str:
        """Why; or whose the present one was."""
        lent = state.lent and state.step == "present"
        return tr("passcode.lent" if lent else f"passcode.{state.step}.text")

    def note(self, state: PasscodeState, tr: Tr) -> str:
        """What was wrong."""
        if state.weak is not None:
            return tr(f"passcode.weak.{state.weak}")
        return tr("passcode.mismatch") if state.mismatch else state.entry.note(tr)

    def is_wrong(self, state: PasscodeState) -> bool:
        """Whether the note is one of those that ask for other digits."""
        entry = state.entry
        return bool(state.weak or state.mismatch or entry.wrong or entry.fault_key)

    def takes_keys(self, state: PasscodeState) -> bool:
        """Neither busy nor waiting nor without a network."""
        return state.online and not state.entry.busy and not state.entry.wait_seconds

    def rule(self, state: PasscodeState, tr: Tr, lang: str) -> str:
        """Which ones are refused, and who says so."""
        if not state.rules:
            return ""
        source = rule_set(state.rules).rule("weak_passcodes").source[lang]
        return tr("passcode.rule", article=source)

    def follows(self, tr: Tr) -> list[Row]:
        """What is different from now on."""
        return [
            Row(tr("passcode.follows.here"), tr("passcode.follows.here.text"), "cellphone", "ok"),
            Row(tr("passcode.follows.others"), tr("passcode.follows.others.text"), "logout"),
            Row(tr("passcode.follows.told"), tr("passcode.follows.told.text"), "bell-outline"),
        ]

    def actions(self, state: PasscodeState, tr: Tr) -> list[Action]:
        """On, once it is done; again, where nothing was decided."""
        if state.step == "done":
            return [Action(tr("passcode.finish"), self.vm.finish)]
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh")]
        return []


def build(app: Container, _: Passcode) -> PasscodeScreen:
    """The screen over the passcode."""
    return PasscodeScreen(PasscodeViewModel(app))
