"""The last step of linking: the code, whichever way it came, how often, and another one."""

import math
import time
from abc import abstractmethod
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from app.data.errors import AppError, Rejected
from app.data.passcode_deed import PasscodeTyping
from app.features.link_account.state import CODE_LENGTH, LinkAccountState
from app.runtime.tasks import Done
from app.shared.contract.benefits import Link
from app.shared.contract.stage import PhoneMessage
from app.shared.providers import providers

if TYPE_CHECKING:
    from app.container import Container


class CodeStep(PasscodeTyping[LinkAccountState]):
    """The part of the view-model that speaks of the code, and of how the link stands."""

    def __init__(
        self, app: "Container", monotonic: Callable[[], float] = time.monotonic, of: str = ""
    ) -> None:
        super().__init__(LinkAccountState(), monotonic)
        self._app, self._of = app, of
        self._money = app.money(of)
        self._reading = False
        self._polled_at = self._resend_at = 0.0

    @abstractmethod
    def _show(self, link: Link) -> None:
        """Show the stage where the link stands."""

    # --- the code ---------------------------------------------------------------------------------
    def change_code(self, code: str) -> None:
        """What the boxes hold now."""
        if not self.state.busy:
            self._update(code=code[:CODE_LENGTH], code_wrong=False, fault_key=None)

    def fill_code(self) -> None:
        """The code that came."""
        if self.state.message_code:
            self.change_code(self.state.message_code)

    def switch_default(self) -> None:
        """Whether it becomes the default."""
        self._update(make_default=not self.state.make_default)

    def confirm(self) -> None:
        """Give the code."""
        state, link = self.state, self.state.link
        if link is None or state.stage != "code" or state.busy or not state.ready:
            return
        code, chosen, benefits = state.code, state.make_default, self._money.benefits
        self._update(busy=True, fault_key=None)
        self._app.tasks.submit(
            lambda: benefits.confirm(link.id, code, make_default=chosen),
            self._confirmed,
            key="link_account.confirm",
        )

    def resend(self) -> None:
        """Ask for another code."""
        state, link = self.state, self.state.link
        if link is None or state.busy or state.resend_wait or state.resends_over:
            return
        self._update(busy=True, fault_key=None)
        link_id, benefits = link.id, self._money.benefits
        self._app.tasks.submit(
            lambda: benefits.resend(link_id), self._resent, key="link_account.resend"
        )

    # --- how --------------------------------------------------------------------------------------
    def _confirmed(self, done: Done[Link]) -> None:
        self._update(busy=False)
        try:
            self._show(done.unwrap())
        except Rejected as error:
            if error.code == "wrong_code":
                left = error.values.get("tries_left")
                self._update(code_wrong=True, code_tries_left=left)
                if not left:
                    self._read()
            else:
                self._code_refused(error)
        except AppError as error:
            self._update(fault_key=error.message_key)

    def _resent(self, done: Done[Link]) -> None:
        self._update(busy=False)
        try:
            self._show(done.unwrap())
        except Rejected as error:
            self._code_refused(error)
        except AppError as error:
            self._update(fault_key=error.message_key)
        else:
            self._update(code="", code_wrong=False, message_code=None)
            in_app = self.state.in_app
            self._app.announcements.tell(
                "link_account.resent_app" if in_app else "link_account.resent"
            )
            self._fetch_messages()

    def _code_refused(self, error: Rejected) -> None:
        if error.code == "too_many_requests":
            wait = float(error.values.get("wait_seconds") or 0)
            self._resend_at = self._monotonic() + wait
            self._update(resend_wait=math.ceil(wait), resends_over=not wait)
        elif error.values.get("state") == "lapsed":
            self._update(stage="lapsed")
            self._read()
        else:
            self._update(fault_key=error.message_key)

    def _read(self) -> None:
        link, benefits = self.state.link, self._money.benefits
        if link is None or self._reading:
            return
        self._reading, self._polled_at = True, self._monotonic()
        self._app.tasks.submit(
            lambda: benefits.read_link(link.id), self._was_read, key="link_account.read"
        )

    def _was_read(self, done: Done[Link]) -> None:
        self._reading = False
        try:
            link = done.unwrap()
        except AppError as error:
            self._update(fault_key=error.message_key)
        else:
            if self.state.link is not None and self.state.link.id == link.id:
                self._update(fault_key=None)
                self._show(link)

    def _fetch_messages(self) -> None:
        messages = self._app.messages
        self._app.tasks.submit(messages.refresh, self._fetched, key="link_account.messages")

    def _fetched(self, done: Done[tuple[PhoneMessage, ...]]) -> None:
        with suppress(AppError):  # the code can be typed by hand
            done.unwrap()
        self._find_code()

    def _find_code(self) -> None:
        link = self.state.link
        if link is None or self.state.stage != "code":
            return
        senders = {one.otp_sender for one in providers() if one.id == link.provider_id}
        found = (
            message.code
            for message in self._app.messages.recent
            if message.code and message.sender in senders and message.at >= link.asked_at
        )
        self._update(message_code=next(found, None))
