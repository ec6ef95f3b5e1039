"""The walk's routing: a programme gets an account of its own, backups are ordered, both undone."""

from app.devtools.walk import Walker
from app.devtools.walk_benefits import WITH_MARKS, WITHOUT_MARKS
from app.devtools.walk_words import KHOI
from app.shared.personas import PaymentAccount
from app.shared.programmes import programme
from app.shared.providers import provider

REFUND = programme("health_refund").name["vi"]


def programme_gets_an_account_of_its_own(w: Walker) -> None:
    """The other account is picked for the refund; both accounts are told; it is undone in time."""
    w.see(w.tr("routing.goes.default", place=_line(WITH_MARKS)))  # the row has its final words
    w.tap(REFUND)
    w.see(w.tr("routing.by_default"))
    w.tap(_line(WITHOUT_MARKS))
    w.tap(w.tr("routing.save_choice"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("routing.told.choose"))
    w.see_on_panel(provider(WITHOUT_MARKS.provider).otp_sender)
    _undo(w)


def backups_are_ordered(w: Walker) -> None:
    """The first of the order becomes the default, cash stays last; undone, all is as it was."""
    w.tap(w.tr("benefits.order"))
    w.see(w.tr("payments.place.cash"))
    w.tap(w.tr("routing.up", name=_line(WITHOUT_MARKS)))
    w.tap(w.tr("routing.save_order"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("routing.told.order"))
    _undo(w)


def _undo(w: Walker) -> None:
    w.tap(w.tr("routing.undo"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("routing.told.undo"))
    w.back_until(w.tr("benefits.routes"))
    # The overview hears of it by itself: only then do its accounts stand where they will stay.
    w.see(w.tr("benefits.next_to", place=_line(WITH_MARKS)))


def _line(account: PaymentAccount) -> str:
    return f"{provider(account.provider).name['vi']} {account.number[-4:]}"
