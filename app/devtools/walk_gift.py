"""Scene 3's money: a gift for a household, received by its head, split, told, and its limit."""

from app.devtools.walk import Walker
from app.devtools.walk_paying import play
from app.devtools.walk_words import GIA_BAO, LAN
from app.runtime.text import period_text
from app.shared.money import vnd
from app.shared.programmes import programme

GIFT = programme("household_gift")
_EACH = GIFT.value("each")
_PERIOD = GIFT.occasions[0].id


def gift_is_split_among_the_household(w: Walker) -> None:
    """Four members, one payment to the head: each share with its ground, and who was told."""
    w.tap(w.tr("tab.benefits"))
    for deed, name in (("prepare", GIFT.name.vi), ("execute", GIFT.name.vi),
                       ("pay_cash", LAN.full_name)):  # fmt: skip
        play(w, deed, name)
    when = w.tr("payments.of_period", period=period_text(_PERIOD, w.lang))
    line = w.tr("payments.line", period=when, state=w.tr("payments.state.cash_paid"))
    w.see(line)
    w.tap(line)
    w.see(w.tr("payment.for_whom"), vnd(_EACH * 4, w.lang), vnd(_EACH, w.lang))
    w.see(w.tr("payment.ground.child"), w.tr("payment.told"))
    w.see(w.tr("payment.ground.authorised", day="10/01/2026"))


def authorisation_ends_and_the_head_is_told_why(w: Walker) -> None:
    """Three months on it is over: nothing more goes through the head for him, with the rule."""
    for _ in range(3):
        w.press_on_panel(w.tr("stage.date.month_on"))
    w.see(_left_out(w))


def statement_by_programme_and_by_member(w: Walker) -> None:
    """Back on the story's day: the whole gift arrived; of it, one member's share."""
    for _ in range(3):
        w.press_on_panel(w.tr("stage.date.month_back"))
    w.miss(_left_out(w))
    w.tap(w.tr("bar.back"))
    w.tap(w.tr("benefits.payments_all"))
    w.see(w.tr("payments.total", amount=vnd(_EACH * 4, w.lang)))
    w.tap(GIA_BAO.full_name)
    w.see(w.tr("payments.total", amount=vnd(_EACH, w.lang)))
    w.tap(GIFT.name.vi)
    w.see(w.tr("payments.total", amount=vnd(_EACH * 4, w.lang)))
    w.tap(w.tr("bar.back"))


def _left_out(w: Walker) -> str:
    """Why nothing more goes through the head for a member."""
    months = GIFT.rules["authorisation_months"]
    return w.tr("payment.left_out", n=months.value, source=months.source[w.lang])
