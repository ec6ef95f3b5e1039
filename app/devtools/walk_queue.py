"""The walk's pay-out day: a place in the queue, documents beside it, what was typed at the turn."""

from app.devtools.walk import Walker
from app.devtools.walk_benefits import fill_in
from app.devtools.walk_words import KHOI
from app.shared.crowd import crowd_rules
from app.shared.money import grouped
from app.shared.providers import provider
from app.shared.rules.account_numbers import grouped as grouped_number

ACCOUNT = KHOI.payment_accounts[0]
_NOBODY, _, _MANY, _ = crowd_rules().dial


def crowd_comes_before_the_deed(w: Walker) -> None:
    """All is typed when thousands come: a place, a time, and that nothing was sent or lost."""
    fill_in(w, ACCOUNT)
    _dial(w, _MANY)
    w.see_on_panel(w.tr("stage.crowd.pace"))
    w.tap(w.tr("link_account.ask"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("queue.title"), w.tr("queue.ahead", n=2), w.tr("queue.safe_form"))


def documents_need_no_queue(w: Walker) -> None:
    """One tap to the wallet, which answers as ever; the tab of the queue keeps the place."""
    w.tap(w.tr("queue.documents"))
    w.see(w.tr("wallet.title"), w.tr("wallet.usable", usable=4, total=4))
    w.tap(w.tr("tab.benefits"))
    w.see(w.tr("queue.title"))
    w.tap(w.tr("tab.wallet"))


def turn_comes_and_all_that_was_typed_is_there(w: Walker) -> None:
    """The crowd goes: the turn is told wherever one is, and leads back to the very form."""
    _dial(w, _NOBODY)
    w.tap(w.tr("queue.turn.open"))
    bank = provider(ACCOUNT.provider)
    number = grouped_number(ACCOUNT.number, bank.account_kind.number)
    w.see(w.tr("link_account.asked", provider=bank.name["vi"], number=number))
    for _ in ("number", "kind"):
        w.tap(w.tr("bar.back"))
    w.tap(w.tr("bar.close"))


def _dial(w: Walker, households: int) -> None:
    w.press_on_panel(f"{w.tr('stage.crowd')}: {grouped(households, w.lang)}")
