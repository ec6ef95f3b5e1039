"""Scene 8's end: who may not ask is refused, and Bình sees each attempt at once and asks why."""

from app.devtools.walk import Walker
from app.devtools.walk_words import name_of
from app.shared.agencies import agency

_DESK = "stage.desk.agency"
_WARD = agency("hoa_sen_committee").name


def staff_without_the_role_is_refused_and_seen_at_once(w: Walker) -> None:
    """Somebody sits at the ward's desk who is not of its staff: nothing is read."""
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("profile.access"))
    w.see(w.tr("access.title"))
    w.press_on_panel(w.tr(f"{_DESK}.look.no_role"))
    w.see(w.tr("access.refused_look"), w.tr("access.why.staff_unknown"))
    w.quick(2.0)


def agency_asks_beyond_its_duty_and_both_attempts_are_seen(w: Walker) -> None:
    """Mai may pay, and not look at a licence: the kind of data stands there, and no value."""
    w.press_on_panel(w.tr(f"{_DESK}.look.beyond"))
    w.see(w.tr("access.why.outside_duty"), name_of("driving_licence"))
    w.quick(2.0)
    w.see(w.tr("access.why.staff_unknown"), w.tr("access.some_refused", n=2))


def why_is_asked_and_answered(w: Walker) -> None:
    """The question has a number and a last day; the ward's answer arrives in the same row."""
    w.tap(w.tr("access.ask.why"))
    w.see(w.tr("access.sheet.why"))
    w.tap(w.tr("access.send.why"))
    w.see(w.tr("access.sent.why"), w.tr("access.shut"))
    w.tap(w.tr("access.shut"))
    w.press_on_panel(w.tr(f"{_DESK}.answer"))
    w.see(w.tr("access.why.answered", reference="HD-000-"), _WARD[w.lang])
    w.back_until(w.tr("tab.home"))
