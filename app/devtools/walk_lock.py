"""The walk's first part: signing in, the lock of today's rule, the one hidden card of the draft."""

from app.devtools.walk import Walker
from app.devtools.walk_words import DRAFT, KHOI, TODAY, ends_on, name_of, rules
from app.runtime.text import date_text
from app.shared.identity import masked_number


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
    w.see(name_of("driving_licence"))


def draft_hides_one_card(w: Walker) -> None:
    """Under the draft the phone opens within a second, and renewing is the thing to do."""
    w.press_on_panel(rules(w, DRAFT))
    w.see(KHOI.full_name, w.tr("home.to_do"), w.tr("home.thing.hidden_others"))
    w.quick(1.0)
    w.see(w.tr("home.level", n=2), masked_number(KHOI.personal_number))


def wallet_counts_the_usable_first(w: Walker) -> None:
    """Three of four work; the hidden one says so and can be renewed."""
    w.tap(w.tr("tab.wallet"))
    w.see(
        w.tr("wallet.usable", usable=3, total=4), w.tr("wallet.hidden"), w.tr("wallet.rule_hidden")
    )


def search_finds_by_what_is_seen(w: Walker) -> None:
    """Search finds a card by its name, with or without marks."""
    w.tap(w.tr("wallet.search"))
    w.type("lai xe")
    w.see(name_of("driving_licence"))
    w.miss(name_of("health_insurance"))
    w.tap(w.tr("wallet.search_close"))
    w.see(name_of("health_insurance"))


def licence_opens(w: Walker) -> None:
    """Another document opens as ever, masked; a value shows itself when asked."""
    w.tap(name_of("driving_licence"))
    w.see(w.tr("document.history"))
    w.tap(w.tr("document.reveal_all"))
    w.see("14/10/1985", w.tr("document.mask_all"))
    w.tap(w.tr("document.mask_all"))
    w.miss("14/10/1985")


def hidden_card_tells_why(w: Walker) -> None:
    """The hidden card's page: what ended and when, what still works, the rule, and renewing."""
    w.tap(w.tr("bar.back"))
    w.tap(name_of("identity_card"))
    ended = date_text(ends_on("identity_card"), "vi")
    w.see(w.tr("document.ended_title", document="", day=ended).strip())
    w.see(w.tr("document.works_account"), w.tr("document.rule_hidden"))
    w.miss("000 085 000 001")


def today_again_locks_an_open_screen(w: Walker) -> None:
    """Back under today's rule, whatever is open is locked within a second; and back again."""
    w.press_on_panel(rules(w, TODAY))
    w.see(w.tr("locked.title"))
    w.quick(1.0)
    w.press_on_panel(rules(w, DRAFT))
    w.see(w.tr("document.rule_hidden"))
    w.quick(1.0)


def day_before_all_is_well(w: Walker) -> None:
    """A day back the card was valid on its last day; a day on it is hidden again."""
    w.tap(w.tr("bar.back"))
    w.press_on_panel(w.tr("stage.date.day_back"))
    w.see(w.tr("wallet.usable", usable=4, total=4))
    w.quick(1.0)
    w.press_on_panel(w.tr("stage.date.day_on"))
    w.see(w.tr("wallet.usable", usable=3, total=4))
    w.quick(1.0)
