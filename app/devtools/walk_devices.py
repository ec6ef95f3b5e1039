"""The walk's part about phones: scene 7's way in abroad by reading the card, and a lost phone."""

from app.devtools.walk import Walker
from app.devtools.walk_words import HANH


def account_is_met_on_a_new_phone(w: Walker) -> None:
    """Scene 7: signed in by hand, the account is on the phone left behind; three ways are open."""
    w.press_on_panel(w.tr("stage.person"))
    w.press_on_panel(w.tr("stage.person.nobody"))
    w.tap(w.tr("sign_in.not_you"))
    w.tap(w.tr("sign_in.people"))
    w.tap(HANH.full_name)
    w.tap_keys(HANH.passcode)
    w.see(w.tr("new_phone.head"), w.tr("new_phone.way.old_device"), w.tr("new_phone.way.in_person"))


def card_that_does_not_match_is_counted(w: Walker) -> None:
    """A reading that does not match says how often it may still be tried, and nothing is lost."""
    w.tap(w.tr("new_phone.way.card"))
    w.tap(w.tr("new_phone.go_on.card"))
    w.tap(w.tr("locked.reading.no_match"))
    w.see(w.tr("new_phone.not_read.no_match", n=2))


def card_and_face_let_her_in(w: Walker) -> None:
    """No SIM and no SMS: card and face, and she is in without typing again."""
    w.tap(w.tr("locked.reading.match"))
    w.see(HANH.full_name, w.tr("home.level", n=2))
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("profile.devices"))
    w.see(w.tr("devices.this"), "Lá Lúa 12")


def lost_phone_is_unlinked_and_the_account_locked(w: Walker) -> None:
    """From any phone, by number and passcode alone; the answer says what is locked."""
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("profile.devices"))
    w.tap(w.tr("devices.lost"))
    w.tap(w.tr("lost_phone.report"))
    w.tap_keys(HANH.passcode)
    w.see(w.tr("sign_in.unlinked.lost.title"))


def linking_again_unlocks_nothing(w: Walker) -> None:
    """Back by card on a phone that was unlinked: it is linked, and the lock still stands."""
    w.tap_keys(HANH.passcode)
    w.see(w.tr("new_phone.head.none"))
    w.tap(w.tr("new_phone.way.card"))
    w.tap(w.tr("new_phone.go_on.card"))
    w.tap(w.tr("locked.reading.match"))
    w.see(w.tr("locked.real.own_request"))
