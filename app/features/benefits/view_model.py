"""Benefits: where payments go, every linked account, and the deeds that need a fresh passcode."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from app.data.benefits import BenefitsAsOf
from app.data.errors import AppError, Offline, Rejected, ServerFault
from app.runtime.destinations import LinkAccount, Notices, Payment, Payments, Routing
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel
from app.shared.contract.benefits import Link
from app.shared.contract.payments import BenefitPayment, NextPayment
from app.shared.contract.routing import ProgrammeRoute
from app.shared.rules.linking import may_link

if TYPE_CHECKING:
    from app.container import Container

Step = Literal["", "account", "unlink", "passcode"]
Deed = Literal["choose_default", "unlink"]
_PAST = ("rejected", "lapsed", "unlinked")
_OPEN = ("asking", "awaiting_code")


@dataclass(frozen=True, slots=True)
class BenefitsState:
    """
    What the tab shows; ``EMPTY`` where nothing was ever linked or tried.

    Attributes:
        linked: Linked accounts, the default first.
        open_links: Links that wait for the bank or for the code, newest first.
        past: Attempts that were rejected or lapsed, and accounts taken off, newest first.
        allowed: Whether the account's level is enough, by the rule set; None while the account is
            not known.
        next: The payment that comes next; None where none is known.
        payments: Every payment, newest first.
        routes: Where each programme's money goes.
        unread: Notices not read.
        step: Which sheet is open.
        chosen_id: The account that it is about.
        deed: What the passcode is asked for.
        entry: The passcode being entered.
        deed_fault_key: Why the last deed was refused; None where it was not.
        online: Whether deeds can be done now.
        as_of: When the server last answered; None where it never did. UTC.
        now: Story time of this state; UTC.
        fault_key: Why it could not be fetched anew; None where it could.
        offline: That was for want of a network.
    """

    phase: Phase = Phase.LOADING
    linked: tuple[Link, ...] = ()
    open_links: tuple[Link, ...] = ()
    past: tuple[Link, ...] = ()
    allowed: bool | None = None
    next: NextPayment | None = None
    payments: tuple[BenefitPayment, ...] = ()
    routes: tuple[ProgrammeRoute, ...] = ()
    unread: int = 0
    step: Step = ""
    chosen_id: str = ""
    deed: Deed = "choose_default"
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    deed_fault_key: str | None = None
    online: bool = True
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False

    @property
    def default(self) -> Link | None:
        """Where payments go that name no account."""
        return next((link for link in self.linked if link.is_default), None)

    @property
    def chosen(self) -> Link | None:
        """The linked account that a sheet is about."""
        return next((link for link in self.linked if link.id == self.chosen_id), None)


class BenefitsViewModel(ViewModel[BenefitsState]):
    """Shows the phone's copy at once, then what the server says; each deed takes a passcode."""

    def __init__(self, app: "Container", monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__(BenefitsState())
        self._app, self._monotonic = app, monotonic
        self._ends: list[Callable[[], None]] = []
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        app = self._app
        if not self._ends:
            self._ends = [
                app.api.subscribe(self._network_changed),
                *(port.subscribe(lambda *_: self._look()) for port in self._followed()),
            ]
        self._look()
        if not self._asked or self.state.fault_key or not self._app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        for end in self._ends:
            end()
        self._ends = []
        if not self.state.entry.busy:
            self.shut()

    # --- ways -------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._ask, self._answered, key="benefits.refresh")

    def link(self) -> None:
        """Link an account, or go on where one waits."""
        self._app.navigator.go(LinkAccount())

    def open_payments(self) -> None:
        """The statement."""
        self._app.navigator.go(Payments())

    def open_payment(self, payment_id: str) -> None:
        """One payment."""
        self._app.navigator.go(Payment(payment_id))

    def open_link(self, link_id: str) -> None:
        """Why that one was not linked, and what to do."""
        self._app.navigator.go(LinkAccount(link_id))

    def open_routing(self, programme_id: str) -> None:
        """Where one programme's money goes, or with none the order of all places."""
        self._app.navigator.go(Routing(programme_id))

    def open_notices(self) -> None:
        """What the resident was told."""
        self._app.navigator.go(Notices())

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

    # --- the passcode -----------------------------------------------------------------------------
    def press(self, digit: str) -> None:
        """A digit; the sixth sends."""
        before, entry = self.state.entry, self.state.entry.typed(digit)
        if self.state.step != "passcode" or entry == before:
            return
        self._update(entry=entry)
        if entry.complete:
            self._send()

    def erase(self) -> None:
        """Take the last digit back."""
        self._update(entry=self.state.entry.erased())

    def retry(self) -> None:
        """Send the same deed again."""
        entry = self.state.entry
        if self.state.step == "passcode" and entry.complete and not entry.busy:
            self._send()

    def tick(self) -> None:
        """Time has passed: count a wait down."""
        if self.state.entry.wait_seconds:
            self._update(entry=self.state.entry.waited(self._monotonic()))

    # --- how --------------------------------------------------------------------------------------
    def _ask_passcode(self, deed: Deed) -> None:
        if not self._app.api.online:
            self._update(step="account", online=False)
            return
        self._update(step="passcode", deed=deed, entry=PasscodeEntry(), deed_fault_key=None)

    def _send(self) -> None:
        state, benefits = self.state, self._app.benefits
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
            self._show(known)
            told = "benefits.told.unlinked" if unlinked else "benefits.told.default"
            self._app.announcements.tell(told)

    def _ask(self) -> BenefitsAsOf:
        if self._app.account.known is None:
            self._app.account.refresh()
        self._app.payments.refresh()
        self._app.routing.refresh()
        return self._app.benefits.refresh()

    def _followed(self) -> tuple[Any, ...]:
        app = self._app
        own = app.benefits, app.payments, app.routing, app.account, app.notices
        return *own, app.clock, app.policy

    def _look(self) -> None:
        app = self._app
        account, notices, rules = app.account.known, app.notices.stored(), app.policy.rules
        unread, now = notices.unread if notices else 0, app.clock.now()
        changes: dict[str, Any] = {"unread": unread, "now": now, "online": app.api.online}
        if account is not None:
            changes["allowed"] = may_link(account.level, rules).holds
        if (paid := app.payments.stored()) is not None:
            changes |= {"next": paid.coming, "payments": paid.seen.payments}
        if (routed := app.routing.stored()) is not None:
            coming = routed.newest(changes.get("next"))
            changes |= {"next": coming, "routes": routed.routing.programmes}
        self._update(**changes)
        if (known := app.benefits.stored()) is not None:
            self._show(known)

    def _show(self, known: BenefitsAsOf) -> None:
        self._update(
            phase=Phase.CONTENT if known.links else Phase.EMPTY,
            linked=known.linked,
            open_links=tuple(link for link in known.links if link.state in _OPEN),
            past=tuple(link for link in known.links if link.state in _PAST),
            as_of=known.at,
            now=self._app.clock.now(),
        )
        if self.state.step and self.state.chosen is None:  # it was taken off elsewhere
            self.shut()

    def _answered(self, done: Done[BenefitsAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            self._failed(error)
            return
        self._update(fault_key=None, offline=False)
        self._look()

    def _failed(self, error: AppError) -> None:
        phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
        offline, now = isinstance(error, Offline), self._app.clock.now()
        self._update(phase=phase, fault_key=error.message_key, offline=offline, now=now)

    def _network_changed(self, online: bool) -> None:
        self._update(online=online)
        if online and self.state.fault_key:
            self.refresh()
        elif not online:
            self._failed(Offline())
