"""The walk's scene 7: nine time zones away, and a passport renewed at a consulate."""

from app.devtools.walk import Walker
from app.devtools.walk_words import HANH, fee_of
from app.shared.doctypes import document_type
from app.shared.offices import office
from app.shared.places_abroad import place_abroad

PLACE = place_abroad(HANH.abroad.place if HANH.abroad else "")
DESK = office(PLACE.consulate)


def two_clocks_are_shown_abroad(w: Walker) -> None:
    """Hạnh's home has her time and Viet Nam's; the switch says where she is and what changes."""
    w.tap(w.tr("bar.back"))  # from her phones
    w.tap(w.tr("profile.abroad"))
    w.see(w.tr("two_clocks.here"), w.tr("two_clocks.viet_nam"), PLACE.full_name("vi"))
    w.see(w.tr("abroad.codes"), DESK.name["vi"])
    w.tap(w.tr("bar.back"))
    w.tap(w.tr("tab.home"))
    w.see(w.tr("two_clocks.here"), w.tr("date.hours_apart", n=9, sign="+"), DESK.name["vi"])


def passport_notice_leads_to_a_consulate(w: Walker) -> None:
    """One touch from the notice to the desk that serves her place and its free times."""
    renew = document_type("passport").renew_short
    assert renew is not None
    w.tap(w.tr("home.bell"))
    w.tap(f"{renew['vi']}: ")
    w.see(w.tr("renewal.head_visit"), DESK.name["vi"], w.tr("renewal.due_after_visit"))


def consular_visit_is_booked_in_both_times(w: Walker) -> None:
    """One slot, one file, and on Home the time there beside Viet Nam's."""
    w.tap(DESK.slots[0])
    w.tap_twice(w.tr("renewal.submit", fee=fee_of("passport")))
    w.see(w.tr("renewal.pay.title", fee=fee_of("passport")))
    w.tap_keys(HANH.passcode)
    w.see(w.tr("renewal.head.submitted"), w.tr("renewal.step.visit"), w.tr("renewal.move"))
    w.back_until(w.tr("tab.home"))
    w.tap(w.tr("tab.home"))
    w.see(w.tr("home.thing.in_renewal", document=document_type("passport").name["vi"]), "18:00")
