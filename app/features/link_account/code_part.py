"""What the screen says while a code is asked for."""

from collections.abc import Callable

from app.features.link_account.state import LinkAccountState
from app.features.link_account.view_model import LinkAccountViewModel
from app.runtime.view_model import Phase
from app.ui.components.rows import Row

Tr = Callable[..., str]


class CodePart:
    """Where the code went, how often it may be wrong, and what the account becomes."""

    vm: LinkAccountViewModel

    def code_note(self, state: LinkAccountState, tr: Tr) -> str:
        """Wrong, or how many tries there are."""
        left = state.code_tries_left
        if left is None:
            return tr("link_account.code_wrong_plain") if state.code_wrong else ""
        return tr("link_account.code_wrong" if state.code_wrong else "link_account.tries", n=left)

    def resend_note(self, state: LinkAccountState, tr: Tr) -> str:
        """How long to wait, or that no more are sent."""
        if state.resends_over:
            return tr("link_account.resends_over")
        if not state.resend_wait:
            return ""
        minutes, seconds = divmod(state.resend_wait, 60)
        return tr("link_account.resend_wait", time=f"{minutes}:{seconds:02}")

    def where_sent(self, state: LinkAccountState, tr: Tr) -> str:
        """To the phone's number, or nowhere: it is on this screen."""
        if state.in_app:
            return tr("link_account.code_in_app")
        return tr("link_account.code_sent", ending=state.phone_ending)

    def shows_code(self, state: LinkAccountState) -> bool:
        """A code that came in the app is shown where it is asked for."""
        return (
            state.phase is Phase.CONTENT
            and state.stage == "code"
            and state.in_app
            and state.message_code is not None
        )

    def app_code(self, state: LinkAccountState, tr: Tr) -> str:
        """The code, in two groups as it is read."""
        code = state.message_code or ""
        return tr("link_account.app_code", code=f"{code[:3]} {code[3:]}")

    def app_fill(self, state: LinkAccountState, tr: Tr) -> str:
        """One tap fills it in."""
        filled = state.busy or state.message_code == state.code
        return "" if filled else tr("link_account.app_fill")

    def fill_label(self, state: LinkAccountState, tr: Tr) -> str:
        """Only while a text message holds a code that is not in."""
        if state.in_app or state.message_code is None or state.message_code == state.code:
            return ""
        return tr("link_account.fill")

    def default_rows(self, state: LinkAccountState, tr: Tr) -> list[Row]:
        """A switch; the first account is the default by itself."""
        title = tr("link_account.make_default")
        if not state.has_default:
            return [Row(title, tr("link_account.first_default"), chip=tr("benefits.default"))]
        text = tr("link_account.make_default_text")
        return [Row(title, text, act=self.vm.switch_default, switch=state.make_default)]
