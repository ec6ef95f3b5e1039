"""Scene 5 of the walk, in English: a teacher from abroad, from the calculator to level 2 and on."""

from datetime import timedelta

from app.devtools.walk import Walker
from app.devtools.walk_words import DRAFT, MIRA, TODAY, rules, sign_in
from app.runtime.text import date_text
from app.shared.clock import viet_nam_day
from app.shared.offices import office
from app.stage.panel_state import moved_by_months

_MONTHS = 11
"""From Nam's birthday to where her visa has lapsed."""


def foreigner_is_refused_today_and_not_under_the_draft(w: Walker) -> None:
    """The calculator answers for Mira's own papers under both rules at once."""
    w.press_on_panel(f"{w.tr('stage.lang')}: {w.tr('stage.lang.en')}")
    sign_in(w, MIRA)
    w.tap(w.tr("profile.eligibility"))
    w.see(w.tr("eligibility.own", name=MIRA.full_name), "Can I get an account?")
    w.see(w.tr("eligibility.answer.no"), w.tr("eligibility.levels.2"))
    w.tap(w.tr("eligibility.visa"))
    w.see_target(w.tr("eligibility.fewer"))
    for _ in range(31):
        w.tap(w.tr("eligibility.fewer"))
    w.see(f"89 {w.tr('eligibility.days')}", w.tr("eligibility.change.more_days", n=1))
    w.miss(w.tr("eligibility.levels.2"))
    w.tap(w.tr("eligibility.further"))
    w.see(f"90 {w.tr('eligibility.days')}", w.tr("eligibility.levels.2"))


def watched_answer_is_told_when_it_changes(w: Walker) -> None:
    """She asks to be told; another rule set turns the answer, and the phone says so once."""
    w.tap(w.tr("eligibility.watch"))
    w.press_on_panel(rules(w, TODAY))
    w.see(w.tr("eligibility.watch.told.no"))
    w.press_on_panel(rules(w, DRAFT))
    w.see(f"Before: {w.tr('eligibility.answer.no')}.")
    w.tap(w.tr("eligibility.watch"))
    w.see(w.tr("eligibility.watch.off"))


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


def fingerprints_at_the_immigration_desk_take_seven_days(w: Walker) -> None:
    """Level 2: nobody holds her fingerprints yet, so the desk takes them; seven working days."""
    w.tap(w.tr("tab.benefits"))
    w.tap(w.tr("levels.ask.2"))
    w.see(office("binh_minh_immigration").name["en"], w.tr("issuing.bring.foreigner"))
    w.tap("09:00")
    w.tap_twice(w.tr("issuing.book"))
    w.see(w.tr("issuing.head.booked", level=2))
    w.press_on_panel(f"{w.tr('stage.desk.issuing.receive')}: ")
    w.see(w.tr("issuing.head.runs", n=0, days=7))
    w.press_on_panel(f"{w.tr('stage.desk.issuing.issue')}: ")
    w.see(w.tr("issuing.head.issued", level=2))
    w.tap(w.tr("issuing.home"))
    w.see(w.tr("home.level", n=2))


def beyond_the_visas_end_each_rule_set_says_what_stays(w: Walker) -> None:
    """Once her visa has lapsed: no new account under either; the one she has stays."""
    for _ in range(_MONTHS):
        day = viet_nam_day(moved_by_months(w.window.container.clock.now(), 1))
        w.press_on_panel(w.tr("stage.date.month_on"))
        w.see_on_panel(f"{day:%d/%m/%Y}")
    last = MIRA.stay.visa_until if MIRA.stay else None
    assert last is not None, "Mira has a visa"
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("bar.back"))  # the calculator lies where she left it
    w.tap(w.tr("profile.stay"))
    w.see(w.tr("stay.ended", day=date_text(last, "en")))
    w.see(w.tr("stay.after", day=date_text(last + timedelta(days=1), "en")))
    w.see(w.tr("stay.after.no"), w.tr("stay.account_kept"))
    w.tap(w.tr("bar.back"))
    w.tap(w.tr("tab.home"))
    w.see(w.tr("home.level", n=2))
    w.press_on_panel(rules(w, TODAY))
    w.see(w.tr("home.no_account"))
