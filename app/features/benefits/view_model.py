"""Benefits: where payments go, every linked account, and the deeds that need a fresh passcode."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.data.benefits import BenefitsAsOf
from app.data.errors import AppError, Offline
from app.features.benefits.account_deeds import AccountDeeds
from app.runtime.destinations import (
    Benefits,
    BenefitsOf,
    LinkAccount,
    Notices,
    Payment,
    Payments,
    Routing,
)
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.mandates import Mandate
from app.shared.rules.linking import account_may_link, may_receive
from app.shared.verdicts import Verdict

if TYPE_CHECKING:
    from app.container import Container

_PAST = ("rejected", "lapsed", "unlinked")
_OPEN = ("asking", "awaiting_code")
_CHILDS_RULE = "link_age"


class BenefitsViewModel(AccountDeeds):
    """Shows the phone's copy at once, then what the server says; each deed takes a passcode."""

    def __init__(
        self, app: "Container", monotonic: Callable[[], float] = time.monotonic, of: str = ""
    ) -> None:
        super().__init__(app, monotonic, of)
        self._asked = False

    def start(self) -> None:
        """Follow what it shows; ask the server once, since the change feed tells the rest."""
        self._follow(*self._followed(), network=self._app.api)
        self._look()
        if not self._asked or self.state.fault_key or not self._app.api.online:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        if not self.state.entry.busy:
            self.shut()

    # --- ways -------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(self._ask, self._answered, key=f"benefits.refresh{self._of}")

    def link(self) -> None:
        """Link an account, or go on where one waits."""
        self._app.navigator.go(LinkAccount(of=self._of))

    def open_payments(self) -> None:
        """The statement."""
        self._app.navigator.go(Payments(self._of))

    def open_payment(self, payment_id: str) -> None:
        """One payment."""
        self._app.navigator.go(Payment(payment_id, self._of))

    def open_link(self, link_id: str) -> None:
        """Why that one was not linked, and what to do."""
        self._app.navigator.go(LinkAccount(link_id, self._of))

    def open_routing(self, programme_id: str) -> None:
        """Where one programme's money goes, or with none the order of all places."""
        self._app.navigator.go(Routing(programme_id, self._of))

    def open_holder(self, holder_id: str) -> None:
        """The benefit account of somebody for whom the resident acts; with none the own one."""
        self._app.navigator.go(BenefitsOf(holder_id) if holder_id else Benefits())

    def open_notices(self) -> None:
        """What the resident was told."""
        self._app.navigator.go(Notices())

    def _ask(self) -> BenefitsAsOf:
        if self._app.account.known is None:
            self._app.account.refresh()
        if self._of:
            self._app.mandates.refresh()
        money = self._money
        money.payments.refresh()
        money.routing.refresh()
        return money.benefits.refresh()

    def _followed(self) -> tuple[Any, ...]:
        app, money = self._app, self._money
        shown = money.benefits, money.payments, money.routing, money.mandates
        return *shown, app.account, app.notices, app.clock, app.policy

    def _look(self) -> None:
        app, money, day = self._app, self._money, self._app.clock.day()
        account, notices, rules = app.account.known, app.notices.stored(), app.policy.rules
        acted_for, whose = money.mandates.stored(), money.whose(day)
        changes: dict[str, Any] = {
            "unread": notices.unread if notices else 0,
            "now": app.clock.now(),
            "online": app.api.online,
            "rules": rules.id,
            "own_name": app.session.full_name,
            "people": acted_for.held(day) if acted_for else (),
            "whose": whose,
        }
        if account is not None:
            verdict = self._verdict(whose) if whose else account_may_link(account, day, rules)
            barred = "" if verdict is None or verdict.holds else verdict.reasons[0].rule_id
            changes["allowed"] = verdict is not None and verdict.holds
            changes["barred_by"] = barred if verdict is not None else _CHILDS_RULE
            changes["abroad"] = account.abroad is not None
            changes["is_foreigner"] = account.kind == "foreigner" and not self._of
        if (paid := money.payments.stored()) is not None:
            changes |= {"next": paid.coming, "payments": paid.seen.payments}
        if (routed := money.routing.stored()) is not None:
            coming = routed.newest(changes.get("next"))
            changes |= {"next": coming, "routes": routed.routing.programmes}
        self._update(**changes)
        if (known := money.benefits.stored()) is not None:
            self._show_account(known)

    def _verdict(self, whose: Mandate) -> Verdict | None:
        """Whether an account may be linked in another's name; None: a child's never is."""
        if whose.kind == "ward":
            return None
        return may_receive("organisation", self._app.policy.rules)

    def _show_account(self, known: BenefitsAsOf) -> None:
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
