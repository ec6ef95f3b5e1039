"""Scene 4 of the walk: a birthday at midnight, an own passcode, level 2 by appointment, a lock."""

from app.devtools.walk import Walker
from app.devtools.walk_words import DRAFT, NAM, OWN_PASSCODE, TODAY, rules


def midnight_makes_the_account_ones_own(w: Walker) -> None:
    """As his birthday begins, Nam is told that nobody acts for him any more."""
    w.press_on_panel(w.tr("stage.date.day_on"))
    w.see(w.tr("own_account.hello", name=NAM.full_name.split(" ")[-1]))
    w.quick(1.0)
    w.see(w.tr("own_account.passcode.text", guardian=NAM.guardian))


def passcode_of_ones_own_takes_the_guardians_place(w: Walker) -> None:
    """His birth date is refused with the reason; another one opens from now on."""
    w.tap(w.tr("own_account.choose_passcode"))
    w.see(w.tr("passcode.lent"))
    w.tap_keys(NAM.passcode)
    w.see(w.tr("passcode.new.head"))
    w.tap_keys(f"{NAM.born_on:%d%m%y}")
    w.see(w.tr("passcode.weak.birth_date"))
    w.tap_keys(OWN_PASSCODE)
    w.see(w.tr("passcode.repeat.head"))
    w.tap_keys(OWN_PASSCODE)
    w.see(w.tr("passcode.done.own"))
    w.tap(w.tr("passcode.finish"))
    w.see(w.tr("own_account.passcode.done"))
    w.tap(w.tr("own_account.go_on"))
    w.see(NAM.full_name)
    w.miss(w.tr("home.own_passcode"))


def level_2_is_booked_from_what_it_would_open(w: Walker) -> None:
    """He tries benefits, meets the ladder, and one tap leads to the appointment."""
    w.tap(w.tr("tab.benefits"))
    w.tap(w.tr("levels.ask.2"))
    w.see(w.tr("issuing.choose_time"))
    w.tap("09:00")
    w.tap_twice(w.tr("issuing.book"))
    w.see(w.tr("issuing.head.booked", level=2), w.tr("issuing.slot", time="09:00"))


def desk_starts_the_clock_and_stops_it(w: Walker) -> None:
    """The desk receives him, asks for one thing, and the clock waits for him."""
    w.press_on_panel(f"{w.tr('stage.desk.issuing.receive')}: ")
    w.see(w.tr("issuing.head.runs", n=0, days=3), w.tr("issuing.clock"))
    w.press_on_panel(f"{w.tr('stage.desk.issuing.ask.portrait_photo')}: ")
    w.see(w.tr("issuing.head.waits", n=0, days=3), w.tr("issuing.stopped"))
    w.tap_twice(w.tr("issuing.give"))
    w.see(w.tr("issuing.head.runs", n=0, days=3))


def level_2_opens_what_it_promised(w: Walker) -> None:
    """Issued: the feature that sent him here is open at once."""
    w.press_on_panel(f"{w.tr('stage.desk.issuing.issue')}: ")
    w.see(w.tr("issuing.head.issued", level=2))
    w.tap(w.tr("issuing.home"))
    w.tap(w.tr("tab.benefits"))
    w.see(w.tr("benefits.empty"))


def account_is_locked_and_opened_by_its_holder(w: Walker) -> None:
    """A real lock, by own request: black doors under both rules; card and face lift it."""
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("profile.lock"))
    w.tap(w.tr("lock_account.lock"))
    w.see(w.tr("lock_account.passcode"))
    w.tap_keys(OWN_PASSCODE)
    w.see(w.tr("locked.real.own_request"))
    w.press_on_panel(rules(w, TODAY))
    w.see(w.tr("locked.real.own_request"))
    w.press_on_panel(rules(w, DRAFT))
    w.tap(w.tr("locked.unlock_with_card"))
    w.tap(w.tr("locked.reading.no_match"))
    w.see(w.tr("error.rejected.card_not_read"))
    w.tap(w.tr("locked.reading.match"))
    w.miss(w.tr("locked.real.own_request"))
