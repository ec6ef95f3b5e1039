"""One payment on the screen: a headline, the place, the ladder, three sides, grounds, steps."""

from collections.abc import Callable

from app.container import Container
from app.features.payment.grounds import ground_rows, left_out_rows, share_rows
from app.features.payment.view_model import PaymentState, PaymentViewModel
from app.runtime import payment_words as said
from app.runtime.destinations import Payment
from app.runtime.text import (
    as_of,
    clock_time,
    day_month,
    moment_text,
    period_text,
    weekday_day_month,
)
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.payments import BenefitPayment
from app.shared.contract.payments import Rung as PaymentRung
from app.shared.money import vnd
from app.ui.components.bars import Action
from app.ui.components.ladder import Mark, Rung
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
__all__ = ["PaymentScreen", "build"]

_MARKS: dict[str, Mark] = {
    "failed": "failed", "trying": "now", "next": "now", "later": "later", "paid": "done"
}  # fmt: skip


class PaymentScreen(TickingScreen):
    """One payment."""

    def is_content(self, state: PaymentState) -> bool:
        """Whether there is a payment."""
        return state.payment is not None

    def is_copy(self, state: PaymentState) -> bool:
        """Whether what is seen could not be fetched anew."""
        return bool(state.fault_key) and state.phase in (Phase.CONTENT, Phase.EMPTY)

    def has_failed(self, state: PaymentState) -> bool:
        """Whether it did not arrive and is still owed."""
        return state.payment is not None and said.failed_step(state.payment)[0] is not None

    def has_ladder(self, state: PaymentState) -> bool:
        """Whether more than one place is to be told."""
        return state.payment is not None and bool(state.payment.rungs)

    def is_shared(self, state: PaymentState) -> bool:
        """Whether it is for others too, or a share of another's."""
        payment, standing = state.payment, state.standing
        if payment is None:
            return False
        left_out = standing is not None and bool(standing.left_out)
        return len(payment.shares) > 1 or payment.received_by is not None or left_out

    # --- words ------------------------------------------------------------------------------------
    def title(self, state: PaymentState, tr: Tr, lang: str) -> str:
        """The period, or only that it is a payment."""
        if state.payment is None:
            return tr("payment.title")
        return tr("payment.of_period", period=period_text(state.payment.period, lang))

    def headline(self, state: PaymentState, tr: Tr) -> str:
        """Where it stands, in one sentence."""
        payment = state.payment
        if payment is None:
            return ""
        if payment.received_by is not None:
            return tr("payment.headline.shared", name=payment.received_by)
        return tr(f"payment.headline.{payment.state}")

    def explanation(self, state: PaymentState, tr: Tr, lang: str) -> str:
        """Why, and what has to be done about it: nothing, as a rule."""
        payment = state.payment
        if payment is None:
            return ""
        reason, place = said.failed_step(payment)
        if reason is None:
            return said.programme_name(payment.programme_id, lang)
        why = said.failure_words(reason, "person", place, lang)
        return tr("payment.nothing_lost" if payment.rungs else "payment.link_one", why=why)

    def age(self, state: PaymentState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("benefits.as_of", age=as_of(state.as_of, state.now, lang))

    # --- the card ---------------------------------------------------------------------------------
    def card(self, part: str, state: PaymentState, tr: Tr, lang: str) -> str:
        """Its label, day, amount, place."""
        payment = state.payment
        if payment is None:
            return ""
        rung = _ahead(payment)
        place = rung.place if rung else payment.place
        match part:
            case "label":
                return tr("payment.card.next" if rung else "payment.card.then")
            case "chip":
                day = rung.on if rung else viet_nam_day(payment.steps[-1].at)
                return weekday_day_month(day, lang)
            case "amount":
                return vnd(payment.amount_vnd, lang)
            case "name":
                return said.place_name(place, tr, lang) if place else _to_whom(payment, tr, lang)
            case _:
                return said.place_ending(place, tr, lang)

    def place_icon(self, state: PaymentState) -> str:
        """The icon of the place."""
        if state.payment is None:
            return ""
        rung = _ahead(state.payment)
        place = rung.place if rung else state.payment.place
        if place is None and state.payment.received_by:
            return "account-group-outline"
        return said.place_icon(place)

    def chip_icon(self, state: PaymentState) -> str:
        """A calendar before it is over, a tick after."""
        over = state.payment is not None and state.payment.state in said.OVER
        return "check" if over else "calendar-clock-outline"

    # --- ladder, sides, steps ---------------------------------------------------------------------
    def rungs(self, state: PaymentState, tr: Tr, lang: str) -> list[Rung]:
        """Each place, when, and what became of it or will."""
        if state.payment is None:
            return []
        return [_rung(one, tr, lang) for one in state.payment.rungs]

    def sides(self, state: PaymentState, tr: Tr, lang: str) -> list[Row]:
        """One event in three wordings."""
        if state.payment is None:
            return []
        reason, place = said.failed_step(state.payment)
        names: tuple[tuple[said.Side, str], ...] = (
            ("person", "account-circle-outline"), ("provider", said.place_icon(place)),
            ("agency", "domain"),
        )  # fmt: skip
        return [
            Row(tr(f"payment.side.{side}"), said.failure_words(reason, side, place, lang), icon)
            for side, icon in names
        ]

    def shares(self, state: PaymentState, tr: Tr, lang: str) -> list[Row]:
        """For whom the money is, and for whom it may be received no more."""
        if state.payment is None:
            return []
        left_out = left_out_rows(state.standing, tr, lang) if state.standing else []
        return [*share_rows(state.payment.shares, tr, lang), *left_out]

    def grounds(self, state: PaymentState, tr: Tr, lang: str) -> list[Row]:
        """Why this is owed, and why this much."""
        if state.standing is None or state.payment is None:
            return []
        return ground_rows(state.standing, state.payment, tr, lang)

    def steps(self, state: PaymentState, tr: Tr, lang: str) -> list[Row]:
        """The newest step first."""
        if state.payment is None:
            return []
        rows = []
        for step in reversed(state.payment.steps):
            icon, tone = said.state_look(step.kind)
            where = said.place_line(step.place, tr, lang) if step.place else ""
            when = moment_text(step.at, lang)
            text = tr("payment.step_at", place=where, moment=when) if where else when
            rows.append(Row(tr(f"payment.step.{step.kind}"), text, icon, tone))
        return rows

    # --- deeds ------------------------------------------------------------------------------------
    def again(self, state: PaymentState, tr: Tr) -> list[Action]:
        """Ask once more."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    def actions(self, state: PaymentState, tr: Tr, lang: str) -> list[Action]:
        """To the next place now, or to another; nothing has to be done."""
        place = state.payment.leads_to if state.payment else None
        if place is None:
            return [Action(tr("payment.other_place"), self.vm.choose_place, kind="outline")]
        words = "payment.agree_cash" if place.kind == "cash" else "payment.agree"
        return [
            Action(tr(words, place=said.place_name(place, tr, lang)), self.vm.agree),
            Action(tr("payment.other_place"), self.vm.choose_place, kind="text"),
        ]

    def passcode_text(self, state: PaymentState, tr: Tr, lang: str) -> str:
        """How much goes where."""
        if state.payment is None or state.asking is None:
            return ""
        amount = vnd(state.payment.amount_vnd, lang)
        if state.asking.kind == "cash":
            return tr("payment.agree_cash_text", vnd=amount)
        return tr("payment.agree_text", vnd=amount, place=said.place_line(state.asking, tr, lang))

    def passcode_actions(self, state: PaymentState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        busy = state.entry.busy
        out = Action(tr("benefits.cancel"), self.vm.shut, kind="text", enabled=not busy)
        again = Action(tr("action.retry"), self.vm.retry, icon="refresh")
        return [again, out] if state.entry.fault_key else [out]


def _ahead(payment: BenefitPayment) -> PaymentRung | None:
    """The place of now or next; None where it is over."""
    for one in payment.rungs:
        if one.state in ("trying", "next"):
            return one
    return None


def _to_whom(payment: BenefitPayment, tr: Tr, lang: str) -> str:
    if payment.received_by is not None:
        return tr("payment.card.shared", name=payment.received_by)
    return said.place_name(None, tr, lang)


def _rung(one: PaymentRung, tr: Tr, lang: str) -> Rung:
    when = day_month(one.on, lang)
    if one.at is not None and one.place.provider_id is not None:
        when = tr("payment.rung.at", day=when, time=clock_time(one.at))
    else:  # a desk's deed brings it there, on that day at the earliest
        when = tr("payment.rung.from", day=when)
    name = said.place_name(one.place, tr, lang)
    return Rung(name, when, _rung_words(one, tr, lang), _MARKS[one.state])


def _rung_words(one: PaymentRung, tr: Tr, lang: str) -> str:
    """What became of a place, or what will."""
    cash = one.place.provider_id is None
    if one.place.kind == "kept":
        return tr("payment.rung.kept")
    if one.reason is not None:
        why = said.failure_words(one.reason, "person", one.place, lang)
        tried = tr("payment.rung.tried", why=why, n=one.tries)
        # The desk decides whether and when: no hour is promised that nobody keeps.
        return tried if one.retry_at is None else tr("payment.rung.retry", tried=tried)
    if one.state == "trying":
        return tr("payment.rung.cash_waits" if cash else "payment.rung.out")
    if cash:
        return tr("payment.rung.cash" if one.state == "later" else "payment.rung.cash_next")
    return tr("payment.rung.later" if one.state == "later" else "payment.rung.next")


def build(container: Container, destination: Payment) -> PaymentScreen:
    """The screen of one payment."""
    return PaymentScreen(PaymentViewModel(container, destination.payment_id, destination.of))
