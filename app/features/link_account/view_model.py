"""Linking an account: which one, a passcode for exactly that, the bank's answer, the code."""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.data.benefits import BenefitsAsOf
from app.data.errors import AppError, Offline, Rejected, ServerFault
from app.features.link_account.form_step import FormStep
from app.features.link_account.state import LinkAccountState, Stage
from app.runtime.destinations import Benefits, BenefitsOf, LinkAccount, Routing
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.consents import consent
from app.shared.contract.benefits import Link

if TYPE_CHECKING:
    from app.container import Container

_STAGES: dict[str, Stage] = {
    "asking": "waiting",
    "awaiting_code": "code",
    "rejected": "rejected",
    "lapsed": "lapsed",
    "linked": "linked",
}
_OPEN = ("asking", "awaiting_code")
_TRIED = ("linked", "rejected")
_POLL_SECONDS = 2.0  # beside the change feed, which may be late
_SLOW_SECONDS = 8.0  # silence after which the wait is explained


class LinkAccountViewModel(FormStep):
    """Shows the one link that it is opened for, resumes one that waits, or else begins one."""

    def __init__(
        self,
        app: "Container",
        monotonic: Callable[[], float] = time.monotonic,
        destination: LinkAccount = LinkAccount(),  # noqa: B008  # a frozen value
    ) -> None:
        super().__init__(app, monotonic, destination.of)
        self._wanted = destination.link_id
        self._left: set[str] = set()  # links that the resident went on from
        self._waiting_since = 0.0

    def start(self) -> None:
        """Follow what it shows; a link that waits is taken up again."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.api.subscribe(self._network_changed),
                app.messages.subscribe(lambda _: self._find_code()),
                *(
                    port.subscribe(lambda *_: self._look())
                    for port in (
                        self._money.benefits,
                        self._money.mandates,
                        app.account,
                        app.clock,
                        app.policy,
                    )
                ),
            ]
        if self.state.stage == "linked":  # that one is done: whoever comes again links another
            self.restart()
        self._look()
        self._refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()
        if self.state.stage == "linked":  # over: who comes back wants to link another one
            self.restart()
            self._update(stage="kind", kind="", provider_id="", query="")

    # --- the passcode -----------------------------------------------------------------------------
    def shut(self) -> None:
        """Not now; while the server is asked there is no way out."""
        if not self.state.entry.busy:
            self._update(asking=False, entry=PasscodeEntry())

    # --- ways -------------------------------------------------------------------------------------
    def restart(self, *, keep: bool = False) -> None:
        """Choose an account again; ``keep`` what was typed."""
        if self.state.link is not None:
            self._left.add(self.state.link.id)
        self._wanted = None
        kept = self.state.number if keep else ""
        self._update(
            stage="form" if self.state.kind else "kind", link=None, number=kept, consented=False,
            explains_card=False, number_fault=None, code="", code_wrong=False,
            message_code=None, resend_wait=0, resends_over=False, fault_key=None, slow=False,
        )  # fmt: skip

    def again(self) -> None:
        """Try the same account again: what was typed is still there."""
        self.restart(keep=True)

    def finish(self) -> None:
        """See it among the linked accounts."""
        self._app.navigator.go(BenefitsOf(self._of) if self._of else Benefits())

    def see_routing(self) -> None:
        """See from when it receives, and what stands before it."""
        self.finish()
        self._app.navigator.go(Routing(of=self._of))

    def back(self) -> None:
        """One step back, or leave: a link that waits goes on without being watched."""
        if not self.go_back():
            self._app.navigator.back()

    def copy_code(self, text: str) -> None:
        """Put the code of a fault on the phone's clipboard."""
        self._app.clipboard.copy(text)
        self._app.announcements.tell("link_account.copied")

    def copy_message(self, text: str) -> None:
        """Put what to tell the provider on the phone's clipboard."""
        self._app.clipboard.copy(text)
        self._app.announcements.tell("doctor.copied")

    def tick(self) -> None:
        """Time has passed: count down, and ask a silent bank's link again."""
        super().tick()
        now, state = self._monotonic(), self.state
        if state.resend_wait:
            self._update(resend_wait=max(0, math.ceil(self._resend_at - now)))
        if state.stage == "waiting":
            self._update(slow=now - self._waiting_since >= _SLOW_SECONDS)
            if now - self._polled_at >= _POLL_SECONDS:
                self._read()

    # --- how --------------------------------------------------------------------------------------
    def _send(self) -> None:
        state, benefits = self.state, self._money.benefits
        provider_id, number, passcode = state.provider_id, state.number, state.entry.digits
        agreed = consent("link_account").version
        self._update(entry=state.entry.sent())
        self._app.tasks.submit(
            lambda: benefits.start_link(provider_id, number, agreed, passcode),
            self._started,
            key="link_account.start",
        )

    def _started(self, done: Done[Link]) -> None:
        entry = replace(self.state.entry, busy=False)
        try:
            link = done.unwrap()
        except Rejected as error:
            if error.code in ("wrong_passcode", "too_many_tries"):
                self._update(entry=entry.refused(error.values, self._monotonic()))
            else:
                self._update(entry=PasscodeEntry(), asking=False, fault_key=error.message_key)
            if error.code == "already_linked":  # perhaps by this phone, and left: go on there
                self._left.clear()
                self._refresh()
        except (Offline, ServerFault) as error:
            self._update(entry=entry.failed(error.message_key))
        except AppError as error:
            self._update(entry=PasscodeEntry(), asking=False, fault_key=error.message_key)
        else:
            self._update(entry=PasscodeEntry(), asking=False)
            self._show(link)

    def _show(self, link: Link) -> None:
        stage = _STAGES.get(link.state, "form")
        new = self.state.link is None or self.state.link.id != link.id
        if stage == "waiting" and (new or self.state.stage != "waiting"):
            self._waiting_since = self._polled_at = self._monotonic()
        if new and self.state.provider_id != link.provider_id:
            self.choose_provider(link.provider_id)
        entered = stage == "code" and (new or self.state.stage != "code")
        self._update(
            phase=Phase.CONTENT, stage=stage, link=link, provider_id=link.provider_id,
            code_tries_left=link.code_tries_left, slow=self.state.slow and stage == "waiting",
        )  # fmt: skip
        if entered:
            self._find_code()
            self._fetch_messages()

    def _refresh(self) -> None:
        self._app.tasks.submit(self._ask, self._asked, key=f"link_account.refresh{self._of}")

    def _ask(self) -> BenefitsAsOf:
        if self._app.account.known is None:
            self._app.account.refresh()
        if self._of:
            self._app.mandates.refresh()
        return self._money.benefits.refresh()

    def _asked(self, done: Done[BenefitsAsOf]) -> None:
        try:
            done.unwrap()
        except AppError as error:
            failed = self.state.phase is Phase.LOADING
            self._update(
                phase=Phase.FAILED if failed else self.state.phase,
                fault_key=error.message_key if failed else self.state.fault_key,
            )
            return
        self._look()

    def _look(self) -> None:
        app, account = self._app, self._app.account.known
        self._update(now=app.clock.now(), online=app.api.online, rules=app.policy.rules.id)
        whose = self._money.whose(app.clock.day())
        if account is None or (self._of and whose is None):
            return
        self._update(
            phase=Phase.CONTENT, whose=whose, phone_ending=account.phone_ending,
            full_name=whose.full_name if whose else account.full_name,
        )  # fmt: skip
        known = self._money.benefits.stored()
        if known is not None:
            self._take_up(known)

    def _take_up(self, known: BenefitsAsOf) -> None:
        """My link as it stands now; one that waits, where I have begun none."""
        state = self.state
        self._update(
            has_default=any(link.is_default for link in known.linked),
            tried=tuple({one.provider_id for one in known.links if one.state in _TRIED}),
        )
        if state.link is not None:
            link = known.of_id(state.link.id)
            if link is not None and link != state.link:
                self._show(link)
        elif self._wanted is not None and (wanted := known.of_id(self._wanted)) is not None:
            self._show(wanted)
        elif not state.asking:
            waits = (one for one in known.links if one.state in _OPEN and one.id not in self._left)
            link = next((one for one in waits if _is_meant(state, one)), None)
            if link is not None:
                self._update(fault_key=None)
                self._show(link)

    def _network_changed(self, online: bool) -> None:
        self._update(online=online)
        if online and self.state.phase is Phase.FAILED:
            self.start()


def _is_meant(state: LinkAccountState, link: Link) -> bool:
    """Whether a link that waits is the one in the form; any is while the form is empty."""
    typed = state.provider_id, state.number[-4:]
    return not (state.provider_id or state.number) or typed == (
        link.provider_id,
        link.number_ending,
    )
