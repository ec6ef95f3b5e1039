"""The statement: what comes next, what was received, by programme and by member; and as a file."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.data.errors import AppError, Offline
from app.data.passcode_deed import PasscodeDeed
from app.data.payments import PaymentsAsOf, SheetForm
from app.runtime.destinations import Payment
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.tasks import Done
from app.runtime.view_model import Phase
from app.shared.contract.mandates import Mandate
from app.shared.contract.payments import BenefitPayment, NextPayment

if TYPE_CHECKING:
    from app.container import Container

Step = Literal["", "form", "passcode", "done"]
ALL = "all"


@dataclass(frozen=True, slots=True)
class PaymentsState:
    """
    What the statement shows; ``EMPTY`` where nothing was paid and nothing is to come.

    Attributes:
        coming: The next payment of each programme, the first due first.
        payments: Those that the filter lets pass, newest first.
        programmes, members: What may be filtered by: programme ids, and names of members.
        chosen: ``all``, a programme's id, or a member's name.
        total: Dong that arrived among ``payments``, of the member's share where one is chosen.
        step: Which sheet is open: of the form, of the passcode, of where the file is.
        form: The file that was asked for.
        saved: Where it was put.
        deed_fault_key: Why it was not given; None where it was.
        whose: For whom the resident acts; None for the resident's own.
        rule_set_id: Whose rule says that payments go on while an account is locked.
    """

    phase: Phase = Phase.LOADING
    coming: tuple[NextPayment, ...] = ()
    payments: tuple[BenefitPayment, ...] = ()
    programmes: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    chosen: str = ALL
    total: int = 0
    step: Step = ""
    form: SheetForm = "csv"
    entry: PasscodeEntry = field(default_factory=PasscodeEntry)
    saved: str = ""
    deed_fault_key: str | None = None
    whose: Mandate | None = None
    rule_set_id: str = ""
    online: bool = True
    as_of: datetime | None = None
    now: datetime | None = None
    fault_key: str | None = None
    offline: bool = False
    refreshing: bool = False

    @property
    def asking(self) -> bool:
        """Whether the passcode is asked for."""
        return self.step == "passcode"


class PaymentsViewModel(PasscodeDeed[PaymentsState]):
    """Shows the phone's copy at once, then what the server says; a file takes a passcode."""

    def __init__(
        self,
        app: "Container",
        lang: Callable[[], Literal["vi", "en"]] = lambda: "vi",
        monotonic: Callable[[], float] = time.monotonic,
        of: str = "",
    ) -> None:
        super().__init__(PaymentsState(), monotonic)
        self._app, self._lang, self._of = app, lang, of
        self._money = app.money(of)
        self._asked = False

    def start(self) -> None:
        """Follow payments, clock and rule set; ask the server once."""
        app, money = self._app, self._money
        self._follow(money.payments, money.mandates, app.clock, app.policy, network=app.api)
        self._look()
        if not self._asked:
            self.refresh()

    def stop(self) -> None:
        """Follow nothing, and keep no passcode."""
        self._leave()
        self.shut()

    # --- ways -------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask the server."""
        if self.state.refreshing:
            return
        self._asked = True
        self._update(refreshing=True)
        self._app.tasks.submit(
            self._money.payments.refresh, self._answered, key=f"payments.refresh{self._of}"
        )

    def choose(self, chosen: str) -> None:
        """Show one programme, one member, or all."""
        self._update(chosen=chosen)
        self._look()

    def open(self, payment_id: str) -> None:
        """One payment."""
        self._app.navigator.go(Payment(payment_id, self._of))

    def back(self) -> None:
        """To where one came from."""
        self._app.navigator.back()

    # --- the statement as a file ------------------------------------------------------------------
    def ask_form(self) -> None:
        """Which file it should be."""
        self._update(step="form", deed_fault_key=None, online=self._app.api.online)

    def export(self, form: SheetForm) -> None:
        """Ask for the passcode: a statement says much about somebody."""
        if self._app.api.online:
            self._update(step="passcode", form=form, entry=PasscodeEntry(), deed_fault_key=None)
        else:
            self._update(online=False)

    # --- how --------------------------------------------------------------------------------------
    def _network_changed(self, online: bool) -> None:
        self._update(online=online)

    def _submit(self, passcode: str) -> None:
        form, lang, payments = self.state.form, self._lang(), self._money.payments
        self._app.tasks.submit(
            lambda: payments.export(form, lang, passcode), self._given, key="payments.export"
        )

    def _given(self, done: Done[Path]) -> None:
        path = self._heard(done)
        if path is not None:
            self._update(step="done", saved=str(path))

    def _ask_nothing(self, fault_key: str | None = None) -> None:
        # A refused file is told where it was asked for; ``fault_key`` speaks of the copy's age.
        step: Step = "form" if fault_key else ""
        self._update(step=step, entry=PasscodeEntry(), deed_fault_key=fault_key)

    def _look(self) -> None:
        app, known = self._app, self._money.payments.stored()
        self._update(
            now=app.clock.now(), online=app.api.online, rule_set_id=app.policy.rule_set_id,
            whose=self._money.whose(app.clock.day()),
        )  # fmt: skip
        if known is None:
            return
        every, coming = known.seen.payments, known.seen.next
        programmes = tuple(dict.fromkeys(one.programme_id for one in every))
        members = tuple(
            dict.fromkeys(share.full_name for one in every for share in one.shares if not share.own)
        )
        chosen = self.state.chosen
        if chosen not in (ALL, *programmes, *members):
            chosen = ALL
        shown = tuple(one for one in every if _passes(one, chosen))
        self._update(
            phase=Phase.CONTENT if every or coming else Phase.EMPTY,
            coming=tuple(sorted(coming, key=lambda one: (one.due_on, one.programme_id))),
            payments=shown,
            programmes=programmes,
            members=members,
            chosen=chosen,
            total=sum(_arrived(one, chosen) for one in shown),
            as_of=known.at,
        )

    def _answered(self, done: Done[PaymentsAsOf]) -> None:
        self._update(refreshing=False)
        try:
            done.unwrap()
        except AppError as error:
            phase = Phase.FAILED if self.state.phase is Phase.LOADING else self.state.phase
            offline = isinstance(error, Offline)
            self._update(phase=phase, fault_key=error.message_key, offline=offline)
            return
        self._update(fault_key=None, offline=False)
        self._look()


def _passes(one: BenefitPayment, chosen: str) -> bool:
    if chosen in (ALL, one.programme_id):
        return True
    return any(share.full_name == chosen and not share.own for share in one.shares)


def _arrived(one: BenefitPayment, chosen: str) -> int:
    if one.state not in ("paid", "cash_paid"):
        return 0
    of_member = [share.vnd for share in one.shares if share.full_name == chosen]
    return sum(of_member) if of_member else one.amount_vnd
