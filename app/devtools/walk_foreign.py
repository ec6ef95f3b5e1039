"""The walk's scene 7, second half: a hospital abroad asks one question and gets one answer."""

from app.devtools.walk import Walker
from app.devtools.walk_words import HANH
from app.shared.foreign import foreign_question, foreign_service

LUMEN = foreign_service("lumen_hospital")
NAME = f"{LUMEN.name['vi']}, {LUMEN.country['vi']}"
ASKED = foreign_question(LUMEN.question)
_DESK = "stage.desk.foreign_service"


def hospital_asks_and_is_seen_at_once(w: Walker) -> None:
    """Whatever is on the screen, the question is one touch away, with what leaves and what not."""
    w.press_on_panel(w.tr(f"{_DESK}.ask.{LUMEN.id}"))
    w.see(w.tr("foreign.arrived", service=LUMEN.name["vi"]))
    w.quick(2.0)
    w.tap(w.tr("foreign.arrived.open"))
    w.see(NAME, ASKED.ask["vi"], ASKED.yes["vi"], w.tr("foreign.name_number"))
    w.see(w.tr("two_clocks.here"), w.tr("foreign.tick_first"))
    w.see_on_panel(w.tr(f"{_DESK}.state.seen"))


def one_answer_is_sent_by_tick_and_passcode(w: Walker) -> None:
    """Silence is not consent: first the tick, then the passcode; then a receipt in both times."""
    w.tap(w.tr("foreign.consent"))
    w.tap(w.tr("foreign.send.yes"))
    w.tap_keys(HANH.passcode)
    w.see(w.tr("foreign.sent.yes"), "DV-000-2510-0001", LUMEN.issuer)
    w.see_on_panel(w.tr(f"{_DESK}.state.answered_yes"))


def log_shows_the_foreign_asker(w: Walker) -> None:
    """Who asked, what, and what came of it; a service that is not trusted stands there too."""
    w.tap(w.tr("foreign.open_log"))
    w.see(w.tr("foreign.log"), NAME, w.tr("foreign.outcome.answered"))
    w.press_on_panel(w.tr(f"{_DESK}.ask.quill_market"))
    w.see(w.tr("foreign.outcome.refused"))


def consent_is_taken_back_and_the_service_hears_it(w: Walker) -> None:
    """From the log to the receipt; a second question, since the service is told."""
    w.tap(f"{NAME}. ")
    w.tap(w.tr("foreign.withdraw"))
    w.see(w.tr("foreign.withdraw_title"))
    w.tap(w.tr("foreign.withdraw"))
    w.see(w.tr("foreign.withdrawn"))
    w.see_on_panel(w.tr(f"{_DESK}.state.withdrawn"))
    w.back_until(w.tr("tab.home"))
