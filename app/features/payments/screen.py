"""The statement on the screen: what comes, filters, what was received, and the file."""

from collections.abc import Callable

from app.container import Container
from app.features.payments.view_model import ALL, PaymentsState, PaymentsViewModel
from app.runtime import payment_words as said
from app.runtime.destinations import Payments
from app.runtime.text import as_of, date_text, period_text
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.payments import BenefitPayment, NextPayment
from app.shared.money import vnd
from app.shared.rulesets import rule_set
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.context import ui
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
__all__ = ["PaymentsScreen", "build"]


class PaymentsScreen(TickingScreen):
    """The statement."""

    def is_copy(self, state: PaymentsState) -> bool:
        """Whether what is seen could not be fetched anew."""
        return bool(state.fault_key) and state.phase in (Phase.CONTENT, Phase.EMPTY)

    def age(self, state: PaymentsState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("benefits.as_of", age=as_of(state.as_of, state.now, lang))

    def again(self, state: PaymentsState, tr: Tr) -> list[Action]:
        """Ask once more."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    # --- rows -------------------------------------------------------------------------------------
    def coming(self, state: PaymentsState, tr: Tr, lang: str) -> list[Row]:
        """The next payment of each programme, where it goes, and who said so."""
        return [self._coming(one, tr, lang) for one in state.coming]

    def _coming(self, one: NextPayment, tr: Tr, lang: str) -> Row:
        place = one.rungs[0].place if one.rungs else None
        in_cash = place is not None and place.kind == "cash"
        line = said.place_line(place, tr, lang)
        where = tr("payments.fetched_in_cash") if in_cash else tr("payments.goes_to", place=line)
        when = tr("payments.due", day=date_text(one.due_on, lang))
        by = tr("payments.confirmed_by_rule")
        if one.confirmed_at is not None:
            day = date_text(viet_nam_day(one.confirmed_at), lang)
            by = tr("payments.confirmed_by_you", day=day)
        payment_id = one.payment_id
        return Row(
            said.programme_name(one.programme_id, lang),
            tr("payments.next_line", when=when, where=where, by=by),
            said.programme_icon(one.programme_id),
            "gold",
            act=(lambda: self.vm.open(payment_id)) if payment_id else None,
            value=vnd(one.amount_vnd, lang),
            chevron=bool(payment_id),
        )

    def payments(self, state: PaymentsState, tr: Tr, lang: str) -> list[Row]:
        """Every payment that passes the filter; a tap opens it."""
        return [self._payment(one, state.chosen, tr, lang) for one in state.payments]

    def _payment(self, one: BenefitPayment, chosen: str, tr: Tr, lang: str) -> Row:
        shares = [share.vnd for share in one.shares if share.full_name == chosen]
        amount = sum(shares) if shares else one.amount_vnd
        when = tr("payments.of_period", period=period_text(one.period, lang))
        if one.received_by is not None:
            when = tr("payments.received_by", name=one.received_by, period=when)
        icon, tone = said.state_look(one.state)
        state = tr(f"payments.state.{one.state}")
        return Row(
            said.programme_name(one.programme_id, lang),
            tr("payments.line", period=when, state=state),
            icon,
            tone,
            act=lambda: self.vm.open(one.id),
            value=vnd(amount, lang),
            chevron=True,
        )

    def total(self, state: PaymentsState, tr: Tr, lang: str) -> str:
        """How much arrived of what is shown."""
        return tr("payments.total", amount=vnd(state.total, lang))

    # --- filters ----------------------------------------------------------------------------------
    def may_filter(self, state: PaymentsState) -> bool:
        """Whether there is more than one thing to choose from."""
        return len(state.programmes) + len(state.members) > 1

    def filters(self, state: PaymentsState, tr: Tr, lang: str) -> list[Choice]:
        """All, each programme, each member."""
        return [
            Choice(ALL, tr("payments.all")),
            *(Choice(one, said.programme_name(one, lang)) for one in state.programmes),
            *(Choice(one, one, icon="account-circle-outline") for one in state.members),
        ]

    def while_locked(self, state: PaymentsState, tr: Tr, lang: str) -> str:
        """Whether payments go on while the account is locked, and how sure that is."""
        if not state.rule_set_id:
            return ""
        rule = rule_set(state.rule_set_id).rule("payments_while_locked")
        return tr(f"payments.while_locked.{rule.value}", source=rule.source[lang])

    # --- the file ---------------------------------------------------------------------------------
    def actions(self, state: PaymentsState, tr: Tr) -> list[Action]:
        """The statement as a file."""
        del state
        icon = "file-download-outline"
        return [Action(tr("payments.export"), self.vm.ask_form, kind="outline", icon=icon)]

    def sheet_text(self, state: PaymentsState, tr: Tr) -> str:
        """What the file holds, why it was not given, or where it is."""
        if state.deed_fault_key:
            return tr(state.deed_fault_key)
        if state.step == "done":
            return tr("payments.saved_text", path=state.saved)
        return tr("payments.export_text" if state.online else "benefits.needs_network")

    def sheet_actions(self, state: PaymentsState, tr: Tr) -> list[Action]:
        """Two forms of file, then the harmless answer."""
        shut = Action(tr("payments.shut"), self.vm.shut, kind="text")
        if state.step == "done":
            return [Action(tr("payments.shut"), self.vm.shut, kind="outline")]
        return [
            Action(
                tr("payments.export.html"), lambda: self.vm.export("html"),
                icon="printer-outline", enabled=state.online,
            ),
            Action(
                tr("payments.export.csv"), lambda: self.vm.export("csv"), "outline", "table",
                enabled=state.online,
            ),
            shut,
        ]  # fmt: skip

    def passcode_actions(self, state: PaymentsState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        busy = state.entry.busy
        out = Action(tr("benefits.cancel"), self.vm.shut, kind="text", enabled=not busy)
        again = Action(tr("action.retry"), self.vm.retry, icon="refresh")
        return [again, out] if state.entry.fault_key else [out]


def build(container: Container, destination: Payments) -> PaymentsScreen:
    """The statement's screen."""
    vm = PaymentsViewModel(container, lambda: ui.lang, of=destination.of)
    return PaymentsScreen(vm)
