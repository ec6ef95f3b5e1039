"""Deeds on one linked account: making it the default, unlinking it; each takes a passcode."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.data.benefits import BenefitsAsOf
from app.data.errors import AppError, Offline, Rejected, ServerFault
from app.data.passcode_deed import PasscodeTyping
from app.features.benefits.state import BenefitsState, Deed
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done

if TYPE_CHECKING:
    from app.container import Container


class AccountDeeds(PasscodeTyping[BenefitsState]):
    """The sheets' part of the view-model; ``of`` is for whom the resident acts."""

    def __init__(
        self, app: "Container", monotonic: Callable[[], float] = time.monotonic, of: str = ""
    ) -> None:
        super().__init__(BenefitsState(), monotonic)
        self._app, self._of = app, of
        self._money = app.money(of)

    # --- one account ------------------------------------------------------------------------------
    def open_account(self, link_id: str) -> None:
        """What can be done with it."""
        self._update(
            step="account", chosen_id=link_id, deed_fault_key=None, online=self._app.api.online
        )

    def shut(self) -> None:
        """The harmless answer; while the server is asked there is none."""
        if not self.state.entry.busy:
            self._update(step="", chosen_id="", entry=PasscodeEntry(), deed_fault_key=None)

    def choose_default(self) -> None:
        """Let payments go there: asks for the passcode."""
        link = self.state.chosen
        if link is not None and not link.is_default:
            self._ask_passcode("choose_default")

    def ask_unlink(self) -> None:
        """Say what follows before anything is asked."""
        if self.state.chosen is not None:
            self._update(step="unlink", deed_fault_key=None)

    def unlink(self) -> None:
        """Take it off: asks for the passcode."""
        if self.state.chosen is not None:
            self._ask_passcode("unlink")

    # --- how --------------------------------------------------------------------------------------
    @property
    def _takes_digits(self) -> bool:
        return self.state.step == "passcode"

    def _ask_passcode(self, deed: Deed) -> None:
        if not self._app.api.online:
            self._update(step="account", online=False)
            return
        self._update(step="passcode", deed=deed, entry=PasscodeEntry(), deed_fault_key=None)

    def _send(self) -> None:
        state, benefits = self.state, self._money.benefits
        deed = benefits.unlink if state.deed == "unlink" else benefits.choose_default
        link_id, passcode = state.chosen_id, state.entry.digits
        self._update(entry=state.entry.sent())
        self._app.tasks.submit(lambda: deed(link_id, passcode), self._done, key="benefits.deed")

    def _done(self, done: Done[BenefitsAsOf]) -> None:
        entry = replace(self.state.entry, busy=False)
        try:
            known = done.unwrap()
        except Rejected as error:
            if error.code in ("wrong_passcode", "too_many_tries"):
                self._update(entry=entry.refused(error.values, self._monotonic()))
            else:
                self._update(
                    step="account", entry=PasscodeEntry(), deed_fault_key=error.message_key
                )
        except (Offline, ServerFault) as error:
            self._update(entry=entry.failed(error.message_key))
        except AppError as error:
            self._update(step="account", entry=PasscodeEntry(), deed_fault_key=error.message_key)
        else:
            unlinked = self.state.deed == "unlink"
            self._update(entry=PasscodeEntry())
            self.shut()
            self._show_account(known)
            told = "benefits.told.unlinked" if unlinked else "benefits.told.default"
            self._app.announcements.tell(told)

    def _show_account(self, known: BenefitsAsOf) -> None:
        """What a deed answered."""
        raise NotImplementedError
