"""Before one locks one's own account: what shuts, what goes on, how it opens again."""

from collections.abc import Callable

from app.container import Container
from app.features.lock_account.view_model import LockAccountState, LockAccountViewModel
from app.runtime.destinations import LockAccount
from app.shared.rulesets import rule_set
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]


class LockAccountScreen(TickingScreen):
    """Explained first, then the passcode."""

    def rows(self, state: LockAccountState, tr: Tr) -> list[Row]:
        """What follows."""
        payments = ""
        if state.rules:
            rule = rule_set(state.rules).rule("payments_while_locked")
            payments = tr("locked.assumed") if rule.status == "unconfirmed" else ""
        return [
            Row(tr("lock_account.shuts"), tr("lock_account.shuts.text"), "lock-outline", "error"),
            Row(tr("lock_account.payments"), payments, "cash-check", "ok"),
            Row(tr("lock_account.opens"), tr("lock_account.opens.text"),
                "lock-open-variant-outline", "info"),
        ]  # fmt: skip

    def differences(self, tr: Tr) -> list[Row]:
        """Locked and hidden are two things."""
        return [
            Row(tr("lock_account.is_locked"), tr("lock_account.is_locked.text"), "lock-outline"),
            Row(tr("lock_account.is_hidden"), tr("lock_account.is_hidden.text"), "eye-off-outline"),
        ]

    def article(self, state: LockAccountState, tr: Tr, lang: str) -> str:
        """The rule; the same in both."""
        if not state.rules:
            return ""
        source = rule_set(state.rules).rule("account_lock_grounds").source[lang]
        return tr("lock_account.same", article=source)

    def actions(self, state: LockAccountState, tr: Tr) -> list[Action]:
        """Lock, or not."""
        return [
            Action(tr("lock_account.lock"), self.vm.ask, icon="lock-outline"),
            Action(tr("lock_account.not_now"), self.vm.back, "text", enabled=not state.entry.busy),
        ]

    def passcode_actions(self, state: LockAccountState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("lock_account.not_now"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]


def build(app: Container, _: LockAccount) -> LockAccountScreen:
    """The screen over the account."""
    return LockAccountScreen(LockAccountViewModel(app))
