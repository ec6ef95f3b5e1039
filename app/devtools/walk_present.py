"""The walk's stop by the road: Đức reads the code, and sees the licence though a card is hidden."""

from app.devtools.walk import Walker
from app.devtools.walk_words import KHOI
from app.shared.doctypes import document_type
from app.shared.verifiers import verifier

_PATROL = verifier("traffic_police")
_DESK = "stage.desk.verifier"
_LICENCE = document_type("driving_licence")


def code_for_the_licence_takes_a_passcode(w: Walker) -> None:
    """A choice that says little is ready; the code comes after the passcode, with its time."""
    w.tap(w.tr("document.present", document=_LICENCE.short[w.lang]))
    w.see(w.tr("present.share"), w.tr("present.kept"))
    w.tap(w.tr("present.make"))
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("present.code_left"), w.tr("present.as_text"))


def officer_sees_what_was_chosen_and_both_hear_it(w: Walker) -> None:
    """The patrol scans what the phone shows; within two seconds it is answered and said."""
    w.press_on_panel(w.tr(f"{_DESK}.read.{_PATROL.id}"))
    w.see(w.tr("present.answered"), _PATROL.agency[w.lang], _PATROL.purposes[0].name[w.lang])
    w.quick(2.0)
    w.see_on_panel(w.tr(f"{_DESK}.state.answered"))
    w.tap(w.tr("present.done"))


def hidden_card_cannot_be_shown_and_leads_to_renewing(w: Walker) -> None:
    """The card that ended stands below with its reason, and no way to choose it."""
    w.see(w.tr("present.blocked"), w.tr("present.renew"))
    w.tap(w.tr("tab.wallet"))
    w.see(w.tr("document.history"))
