"""The steps of the walk, in order: each does something with a finger and says what must be seen."""

from app.devtools.walk import Walker
from app.runtime.text import date_text
from app.shared.doctypes import document_type
from app.shared.personas import persona

KHOI = persona("khoi")
TODAY, DRAFT = "decree_69_2024", "draft_2025_10"


def welcome(w: Walker) -> None:
    """Language and text size before anything else; the panel waits for the server by itself."""
    w.see(w.tr("app.name"), w.tr("welcome.continue"))
    w.see_on_panel(w.tr("stage.title"))


def wrong_number(w: Walker) -> None:
    """A number that is no invented one is refused at the field, with the way to mend it."""
    w.press_on_panel(rules(w, TODAY))
    w.tap(w.tr("welcome.continue"))
    w.see(w.tr("sign_in.title"))
    w.type("1")
    w.see(w.tr("sign_in.fault.not_invented"))


def people_at_hand(w: Walker) -> None:
    """Nobody must know a number: the sample people are one tap away."""
    w.tap(w.tr("sign_in.people"))
    w.see(KHOI.full_name)


def wrong_passcode(w: Walker) -> None:
    """The server counts a wrong passcode and says how many tries are left."""
    w.tap(KHOI.full_name)
    w.see(w.tr("sign_in.sample_passcode", passcode=KHOI.passcode))
    w.tap_keys("111222")
    w.see(w.tr("sign_in.wrong", n=4))


def locked_under_todays_rule(w: Walker) -> None:
    """Under today's rule the card's end locks the whole account: why, and what is locked."""
    w.tap_keys(KHOI.passcode)
    w.see(w.tr("locked.title"), w.tr("locked.behind"))
    w.see(document_type("driving_licence").name["vi"])


STEPS = (
    welcome,
    wrong_number,
    people_at_hand,
    wrong_passcode,
    locked_under_todays_rule,
)


def rules(w: Walker, rule_set_id: str) -> str:
    """What the panel calls a rule set."""
    return f"{w.tr('stage.rules')}: {w.tr(f'stage.rules.{rule_set_id}')}"
