"""The walk's middle: the hidden card is renewed, the office's side played from the panel."""

from app.devtools.walk import Walker
from app.devtools.walk_words import FEE, KHOI, name_of, short_of
from app.shared.doctypes import document_type


def renewal_says_what_it_takes(w: Walker) -> None:
    """From the hidden card: what is left to do, the fee and the days, marked as examples."""
    renew = document_type("identity_card").renew_short
    assert renew is not None
    w.tap(f"{renew['vi']}: {name_of('identity_card')}")
    w.see(w.tr("renewal.head"), w.tr("renewal.example"), FEE)
    w.see(w.tr("renewal.paper_from_source"))


def renewal_is_opened_once(w: Walker) -> None:
    """Two quick touches open one file; put off, it waits for its fee and loses nothing."""
    w.tap_twice(w.tr("renewal.submit", fee=FEE))
    w.see(w.tr("renewal.pay.title", fee=FEE))
    w.tap(w.tr("renewal.later"))
    w.see(w.tr("renewal.fee.head.due"), w.tr("renewal.code"), w.tr("renewal.waits_for_you"))


def refused_fee_takes_nothing(w: Walker) -> None:
    """The desk says that there is not enough money: nothing is taken, and the file is kept."""
    w.press_on_panel(f"{w.tr('stage.desk.fee_desk.play.refusing')}: ")
    pay(w)
    w.see(w.tr("renewal.fee.head.refused"), w.tr("renewal.fee.refused.no_money"))


def fee_is_paid_once(w: Walker) -> None:
    """Paid with the passcode, with a receipt; the office has the file, and sees it alone."""
    w.press_on_panel(f"{w.tr('stage.desk.fee_desk.play.up')}: ")
    pay(w)
    w.see(w.tr("renewal.head.submitted"), w.tr("renewal.receipt", code="LP-000-"))
    w.see_on_panel(w.tr("stage.office.accept"))
    w.see_once_on_panel(w.tr("stage.file.submitted"))


def pay(w: Walker) -> None:
    """Touch the fee, and give the passcode."""
    w.tap(w.tr("renewal.submit", fee=FEE))
    w.tap_keys(KHOI.passcode)


def office_accepts(w: Walker) -> None:
    """The office takes the file; the phone follows by itself."""
    w.press_on_panel(f"{w.tr('stage.office.accept')}: ")
    w.see(w.tr("renewal.head.accepted"))


def office_asks_for_a_paper(w: Walker) -> None:
    """The office misses a paper; the phone says which and waits for the resident."""
    w.press_on_panel(f"{w.tr('stage.office.ask_paper')}, ")
    w.see(w.tr("renewal.head.paper_missing", paper="").strip(), w.tr("renewal.waits_for_you"))


def paper_is_given(w: Walker) -> None:
    """The resident sends the simulated scan, and the office works on."""
    w.tap(w.tr("renewal.give", paper="").strip())
    w.see(w.tr("renewal.head.accepted"))


def office_issues(w: Walker) -> None:
    """The new card is there, and one touch opens it."""
    w.press_on_panel(f"{w.tr('stage.office.issue')}: ")
    w.see(w.tr("renewal.head.issued"))
    w.tap(w.tr("renewal.open_new", document=short_of("identity_card")))
    w.see(w.tr("document.history"))


def new_card_takes_the_hidden_ones_place(w: Walker) -> None:
    """In the wallet everything works again, and nothing is hidden."""
    w.back_until(w.tr("tab.wallet"))
    w.tap(w.tr("tab.wallet"))
    w.see(w.tr("wallet.usable", usable=4, total=4))
    w.miss(w.tr("wallet.hidden"))


def notice_tells_it_once(w: Walker) -> None:
    """One notice says that the new card is there; its one action opens it."""
    w.tap(w.tr("tab.home"))
    w.tap(w.tr("home.bell"))
    told = w.tr("notices.document_renewed", document=name_of("identity_card").lower())
    w.see(told)
    w.see_once(told)
    w.tap(w.tr("notices.filter.benefits"))
    w.see(w.tr("notices.empty.benefits"))
    w.tap(w.tr("notices.filter.all"))
    w.tap(f"{w.tr('notices.action.open_document')}: {told}")
    w.see(w.tr("document.history"))


def notices_are_read_on_the_server(w: Walker) -> None:
    """What was read stays read; the bell counts what is left, and then nothing."""
    w.tap(w.tr("bar.back"))
    w.tap(w.tr("notices.read_all"))
    # Told: the counts are gone from the filters, and nothing moves under the finger.
    w.see(w.tr("toast.undo"))
    w.tap(w.tr("notices.filter.unread"))
    w.see(w.tr("notices.empty.unread"))
    w.tap(w.tr("notices.filter.all"))
