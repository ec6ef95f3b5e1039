"""The steps of the walk, in order: each does something with a finger and says what must be seen."""

from datetime import date

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
    w.see(name_of("driving_licence"))


def draft_hides_one_card(w: Walker) -> None:
    """Under the draft the phone opens within a second, and renewing is the thing to do."""
    w.press_on_panel(rules(w, DRAFT))
    w.see(KHOI.full_name, w.tr("home.to_do"), w.tr("home.thing.hidden_others"))
    w.quick(1.0)


def wallet_counts_the_usable_first(w: Walker) -> None:
    """Three of four work; the hidden one says so and can be renewed."""
    w.tap(w.tr("tab.wallet"))
    w.see(w.tr("wallet.usable", usable=3, total=4), w.tr("wallet.hidden"), w.tr("wallet.rule_hidden"))


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


def offline_shows_the_copy_and_its_age(w: Walker) -> None:
    """Without a network the last known wallet stays, with its age."""
    w.press_on_panel(network(w, "offline"))
    w.see(w.tr("wallet.offline"))
    w.tap(name_of("driving_licence"))
    w.see(w.tr("document.offline"), "22/04/2031")
    w.tap(w.tr("bar.back"))


def online_again_by_itself(w: Walker) -> None:
    """With the network back nobody must do anything."""
    w.press_on_panel(network(w, "ok"))
    w.see(w.tr("wallet.usable", usable=3, total=4))
    w.miss(w.tr("wallet.offline"))


def sign_out(w: Walker) -> None:
    """Signing out asks first; the number is remembered, nothing else is seen."""
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("sign_out.action"))
    w.see(w.tr("sign_out.title"))
    w.tap(w.tr("sign_out.action"))
    w.see(w.tr("sign_in.title"), "000 ••• ••• 001")
    w.see_on_panel(w.tr("stage.person.nobody"))


STEPS = (
    welcome,
    wrong_number,
    people_at_hand,
    wrong_passcode,
    locked_under_todays_rule,
    draft_hides_one_card,
    wallet_counts_the_usable_first,
    licence_opens,
    hidden_card_tells_why,
    today_again_locks_an_open_screen,
    day_before_all_is_well,
    offline_shows_the_copy_and_its_age,
    online_again_by_itself,
    sign_out,
)


def name_of(type_id: str) -> str:
    """What a document is called."""
    return document_type(type_id).name["vi"]


def ends_on(type_id: str) -> date:
    """Last valid day of Khôi's document of that type."""
    found = next(one.expires_on for one in KHOI.documents if one.type == type_id)
    assert found is not None
    return found


def network(w: Walker, name: str) -> str:
    """What the panel calls a network."""
    return f"{w.tr('stage.network')}: {w.tr(f'stage.network.{name}')}"


def rules(w: Walker, rule_set_id: str) -> str:
    """What the panel calls a rule set."""
    return f"{w.tr('stage.rules')}: {w.tr(f'stage.rules.{rule_set_id}')}"
