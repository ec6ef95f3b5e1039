"""The walk's scene 2, second half: October is paid, fails, is tried again, and ends as cash."""

import time

from app.devtools.walk import MissingError, Walker
from app.devtools.walk_linking import HOA, LINE
from app.runtime import payment_words as said
from app.runtime.text import period_text
from app.shared.payment_failures import failures
from app.shared.programmes import programme

PENSION = programme("social_pension").name["vi"]
_OCTOBER = "2025-10"
_PATIENCE = 12.0  # seconds


def new_account_receives_after_its_cool_off(w: Walker) -> None:
    """Until its day money goes where it went; two days on, her phone line is next."""
    w.see(w.tr("payments.place.cash"))
    for _ in range(2):
        w.press_on_panel(w.tr("stage.date.day_on"))
    line = said.provider_name(LINE.provider, w.lang)
    ending = w.tr("payments.place.line", name=line, digits=LINE.number[-4:])
    w.see(w.tr("benefits.next_to", place=ending))


def run_fails_for_one_and_her_phone_says_why(w: Walker) -> None:
    """Mai pays October; the line is busy: her money stands where it was, and all three see why."""
    play(w, "prepare", PENSION)
    play(w, "execute", PENSION)
    w.see(_line(w, "failed"))
    w.tap(_line(w, "failed"))
    w.see(w.tr("payment.headline.failed"), w.tr("payment.three_sides"))
    busy = failures()["provider_busy"]
    for side in (busy.person, busy.provider, busy.agency):
        w.see(side[w.lang].format(provider=said.provider_name(LINE.provider, w.lang)))


def second_try_fails_too_and_she_agrees_to_cash(w: Walker) -> None:
    """A try is told once it was made; she takes the ladder's last place, the desk near her."""
    play(w, "retry", HOA.full_name)
    w.see(w.tr("payment.rung.tried", why="", n=2).strip())
    w.press_on_panel(f"{w.tr('stage.lang')}: English")
    w.see(w.tr("payment.rung.tried", why="", n=2).strip(), w.tr("payment.other_place"))
    w.tap(w.tr("payment.agree_cash"))
    w.tap_keys(HOA.passcode)
    w.see(w.tr("payment.headline.cash_ready"), w.tr("payment.rung.cash_waits"))
    w.press_on_panel(f"{w.tr('stage.lang')}: Tiếng Việt")
    w.see(w.tr("payment.headline.cash_ready"))


def cash_is_fetched_and_the_statement_has_it(w: Walker) -> None:
    """Paid once, at the desk; the statement and the notices say so."""
    play(w, "pay_cash", HOA.full_name)
    w.see(w.tr("payment.headline.cash_paid"))
    w.tap(w.tr("bar.back"))
    w.tap(w.tr("benefits.payments_all"))
    w.see(w.tr("payments.received"), _line(w, "cash_paid"))
    w.tap(w.tr("bar.back"))
    w.tap(w.tr("tab.home"))
    w.tap(w.tr("home.bell"))
    w.see(w.tr("notices.event.payment.cash_paid"), w.tr("notices.event.payment.failed"))
    w.tap(w.tr("bar.back"))
    for _ in range(2):  # the story goes on from its own day
        w.press_on_panel(w.tr("stage.date.day_back"))


def play(w: Walker, deed: str, name: str) -> None:
    """One deed of the pay desk on the file of that name, as soon as the desk offers it."""
    stage, end = w.window.container.stage, time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        for file in stage.desk_files().files:
            offered = next((one for one in file.deeds if one.name == deed), None)
            if offered and (file.kind, file.full_name) == ("commune_pay", name):
                stage.act_at_desk(file, offered)
                w.seen.append(f"[{w.tr(f'stage.desk.commune_pay.{deed}')}: {name}]")
                return
        w.frames(3)
    raise MissingError(f"the pay desk never offered {deed!r} for {name}")


def _line(w: Walker, state: str) -> str:
    when = w.tr("payments.of_period", period=period_text(_OCTOBER, w.lang))
    return w.tr("payments.line", period=when, state=w.tr(f"payments.state.{state}"))
