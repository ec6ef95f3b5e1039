"""What the benefits tab says of payments: the next one, and the newest that were made."""

from collections.abc import Callable, Sequence
from datetime import datetime

from app.runtime import payment_words as said
from app.runtime.text import date_text, period_text, weekday_date
from app.shared.clock import viet_nam_day
from app.shared.contract.payments import BenefitPayment, NextPayment
from app.shared.money import vnd
from app.ui.components.rows import Row

Tr = Callable[..., str]
SHOWN = 3


def next_words(part: str, one: NextPayment, now: datetime | None, tr: Tr, lang: str) -> str:
    """What the next payment is, when, how much, where it goes, and who said so."""
    place = one.rungs[0].place if one.rungs else None
    match part:
        case "amount":
            return vnd(one.amount_vnd, lang)
        case "chip":
            left = (one.due_on - viet_nam_day(now)).days if now else 0
            return tr("benefits.days_left", n=left) if left > 0 else tr("benefits.due_now")
        case "name":
            name = said.programme_name(one.programme_id, lang)
            return tr("benefits.next_for", name=name, day=weekday_date(one.due_on, lang))
        case "ending":
            where = said.place_line(place, tr, lang)
            to_account = place is not None and place.provider_id is not None
            return tr("benefits.next_to", place=where) if to_account else where
        case _:
            if one.confirmed_at is None:
                return tr("payments.confirmed_by_rule")
            day = date_text(viet_nam_day(one.confirmed_at), lang)
            return tr("payments.confirmed_by_you", day=day)


def next_icon(one: NextPayment) -> str:
    """The icon of the place."""
    return said.place_icon(one.rungs[0].place if one.rungs else None)


def payment_rows(
    payments: Sequence[BenefitPayment], opens: Callable[[str], object], tr: Tr, lang: str
) -> list[Row]:
    """The newest payments; a tap opens one."""
    return [_row(one, opens, tr, lang) for one in payments[:SHOWN]]


def _row(one: BenefitPayment, opens: Callable[[str], object], tr: Tr, lang: str) -> Row:
    icon, tone = said.state_look(one.state)
    when = tr("payments.of_period", period=period_text(one.period, lang))
    return Row(
        said.programme_name(one.programme_id, lang),
        tr("payments.line", period=when, state=tr(f"payments.state.{one.state}")),
        icon,
        tone,
        act=lambda: opens(one.id),
        value=vnd(one.amount_vnd, lang),
        chevron=True,
    )
