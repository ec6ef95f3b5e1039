"""A lost phone: what follows, what is needed, and, once done, what is locked and the way back."""

from collections.abc import Callable

from app.container import Container
from app.features.lost_phone.view_model import LostPhoneState, LostPhoneViewModel
from app.runtime.destinations import LostPhone
from app.runtime.text import moment_text
from app.shared.identity import masked_number
from app.shared.rulesets import rule_set
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]


class LostPhoneScreen(TickingScreen):
    """Explained first, then number and passcode; then what holds."""

    def lead(self, state: LostPhoneState, tr: Tr, lang: str) -> str:
        """What it is for; or what was done, and when."""
        if state.lost is None:
            return tr("lost_phone.text")
        locked_at = moment_text(state.lost.locked_at, lang)
        if state.lost.device is None:
            return tr("lost_phone.done.none", moment=locked_at)
        return tr("lost_phone.done.text", device=state.lost.device, moment=locked_at)

    def rows(self, state: LostPhoneState, tr: Tr) -> list[Row]:
        """What follows; once it is done, what holds and the way back."""
        rows = [
            Row(tr("lost_phone.unlinks"), tr("lost_phone.unlinks.text"), "cellphone-remove",
                "error"),
            Row(tr("lost_phone.locks"), tr("lost_phone.locks.text"), "lock-outline", "error"),
            Row(tr("lost_phone.opens"), tr("lost_phone.opens.text"),
                "lock-open-variant-outline", "info"),
        ]  # fmt: skip
        return rows[1:] if state.lost else rows

    def number_kind(self, state: LostPhoneState) -> str:
        """Digits in groups; anything else as it was typed, so that it can be mended."""
        return "digits" if state.number.isascii() and state.number.isdigit() else "text"

    def number_fault(self, state: LostPhoneState, tr: Tr) -> str:
        """How to fix it."""
        if state.fault is None:
            return ""
        return tr(f"sign_in.fault.{state.fault.kind}", n=state.fault.count)

    def article(self, state: LostPhoneState, tr: Tr, lang: str) -> str:
        """The lock's rule; the same in both."""
        if not state.rules:
            return ""
        source = rule_set(state.rules).rule("account_lock_grounds").source[lang]
        return tr("lock_account.same", article=source)

    def actions(self, state: LostPhoneState, tr: Tr) -> list[Action]:
        """Do it, or not; afterwards on to signing in."""
        if state.lost is not None:
            return [Action(tr("lost_phone.go_on"), self.vm.go_on)]
        return [
            Action(tr("lost_phone.report"), self.vm.ask, icon="lock-outline"),
            Action(tr("lost_phone.not_now"), self.vm.back, "text"),
        ]

    def passcode_text(self, state: LostPhoneState, tr: Tr) -> str:
        """Whose account it is."""
        number = masked_number(state.number) if state.asking else ""
        return tr("lost_phone.passcode.text", number=number)

    def passcode_actions(self, state: LostPhoneState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("lost_phone.not_now"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]


def build(app: Container, destination: LostPhone) -> LostPhoneScreen:
    """The screen over session and phones."""
    return LostPhoneScreen(LostPhoneViewModel(app, destination.personal_number))
