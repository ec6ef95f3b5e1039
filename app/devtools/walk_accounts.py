"""The walk's last part: a birthday at midnight, level 2 by appointment, a foreigner's account."""

from app.devtools.walk import Walker
from app.devtools.walk_words import DRAFT, KHOI, LAN, MIRA, NAM, SAU, TODAY, rules
from app.shared.personas import Persona


def midnight_makes_the_account_ones_own(w: Walker) -> None:
    """Scene 4: as his birthday begins, Nam is told that nobody acts for him any more."""
    w.press_on_panel(w.tr("stage.date.day_on"))
    w.see(w.tr("own_account.hello", name=NAM.full_name.split(" ")[-1]))
    w.quick(1.0)
    w.tap(w.tr("own_account.go_on"))
    w.see(NAM.full_name)


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
    w.tap_keys(NAM.passcode)
    w.see(w.tr("locked.real.own_request"))
    w.press_on_panel(rules(w, TODAY))
    w.see(w.tr("locked.real.own_request"))
    w.press_on_panel(rules(w, DRAFT))
    w.tap(w.tr("locked.unlock_with_card"))
    w.tap(w.tr("locked.reading.no_match"))
    w.see(w.tr("error.rejected.card_not_read"))
    w.tap(w.tr("locked.reading.match"))
    w.miss(w.tr("locked.real.own_request"))


def foreigner_is_refused_today_and_not_under_the_draft(w: Walker) -> None:
    """Scene 5: the calculator answers for Mira's own papers under both rules at once."""
    _sign_in(w, MIRA)
    w.tap(w.tr("profile.eligibility"))
    w.see(w.tr("eligibility.own", name=MIRA.full_name))
    w.see(w.tr("eligibility.answer.no"), w.tr("eligibility.levels.2"))
    w.tap(w.tr("eligibility.visa"))
    w.see_target(w.tr("eligibility.fewer"))
    for _ in range(31):
        w.tap(w.tr("eligibility.fewer"))
    w.see(f"89 {w.tr('eligibility.days')}", w.tr("eligibility.change.more_days", n=1))
    w.miss(w.tr("eligibility.levels.2"))
    w.tap(w.tr("eligibility.further"))
    w.see(f"90 {w.tr('eligibility.days')}", w.tr("eligibility.levels.2"))


def foreigner_gets_level_1_under_the_draft(w: Walker) -> None:
    """A face that is blurred keeps what was typed; a clear one is sent, and the desk issues."""
    w.tap(w.tr("eligibility.ask"))
    w.tap(w.tr("issuing.phone"))
    w.type("0000000007")
    w.tap(w.tr("issuing.email"))
    w.type("mira@mail.example")
    w.tap(w.tr("issuing.capture.blurred"))
    w.tap(w.tr("issuing.send"))
    w.see(w.tr("issuing.face.blurred", tries_left=2), "mira@mail.example")
    w.tap(w.tr("issuing.capture.pass"))
    w.tap_twice(w.tr("issuing.send"))
    w.see(w.tr("issuing.head.runs", n=0, days=1))
    w.press_on_panel(f"{w.tr('stage.desk.issuing.issue')}: ")
    w.see(w.tr("issuing.head.issued", level=1))
    w.tap(w.tr("issuing.home"))
    w.see(w.tr("home.level", n=1))


def mother_asks_for_one_child_and_is_told_why_not_for_more(w: Walker) -> None:
    """Scene 3: Bảo may have both levels, Nhiên level 1 alone, and the sheet says until when."""
    _sign_in(w, LAN)
    w.tap(w.tr("profile.family"))
    w.tap("Phạm An Nhiên")
    w.see(w.tr("family.ask.1"), w.tr("family.level_1_only", day="12/09/2027"))
    w.tap(w.tr("family.shut"))
    w.tap("Phạm Gia Bảo")
    w.see(w.tr("family.ask.2"))
    w.tap(w.tr("family.ask.1"))
    w.tap(w.tr("issuing.phone"))
    w.type("0000000004")
    w.tap(w.tr("issuing.email"))
    w.type("bao@mail.example")
    w.tap_twice(w.tr("issuing.send"))
    w.see("Phạm Gia Bảo", w.tr("issuing.head.runs", n=0, days=1))


def grandmother_proves_that_she_guards(w: Walker) -> None:
    """Scene 6: no parent, so a proof first; the desk accepts it, and then she may ask."""
    _sign_in(w, SAU)
    w.tap(w.tr("profile.family"))
    w.tap("Leo Nguyen-Hart")
    w.tap_twice(w.tr("family.prove"))
    w.see(w.tr("family.proof.given"))
    w.press_on_panel(f"{w.tr('stage.desk.guardianship.accept')}: ")
    w.miss(w.tr("family.proof.given"))
    w.tap("Leo Nguyen-Hart")
    w.see(w.tr("family.ask.1"))
    w.tap(w.tr("family.shut"))


def _sign_in(w: Walker, person: Persona) -> None:
    w.press_on_panel(w.tr("stage.person"))
    w.press_on_panel(person.full_name)
    w.miss_on_panel(KHOI.full_name)  # the list of people is shut once somebody is signed in
    w.tap(w.tr("tab.profile"))
