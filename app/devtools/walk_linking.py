"""The walk's scene 2, first half: a mark too many, the doctor who shows it, and Mobile Money."""

from app.devtools.walk import Walker
from app.devtools.walk_benefits import ask, fill_number
from app.devtools.walk_words import DRAFT
from app.runtime.text import date_text
from app.shared.personas import persona
from app.shared.providers import provider
from app.shared.rules.routing import first_day
from app.shared.rulesets import rule_set

HOA = persona("hoa")
_BANK = HOA.payment_accounts[0]
LINE = next(one for one in HOA.payment_accounts if one.provider == "sao_bien")


def bank_prints_one_mark_too_many(w: Walker) -> None:
    """Her bank refuses; the letter is shown and said, with who must mend it and what to say."""
    w.press_on_panel(w.tr("stage.person"))
    w.press_on_panel(HOA.full_name)
    w.see(HOA.full_name)
    w.tap(w.tr("tab.benefits"))
    w.see(w.tr("benefits.empty"))
    ask(w, _BANK)
    w.tap_keys(HOA.passcode)
    ours, theirs = (w.tr("doctor.no_mark", letter="A"), w.tr("doctor.tone.grave", letter="A"))
    w.see(
        w.tr("doctor.name.one.diacritic"),
        w.tr("doctor.change.diacritic", word="HOA", ours=ours, theirs=theirs),
        w.tr("doctor.fixer.provider.bank"),
        w.tr("doctor.do.name_differs"),
    )


def mobile_money_takes_her_meanwhile(w: Walker) -> None:
    """One tap leads to her phone line; its code links it, and the day of first money is said."""
    line = provider(LINE.provider)
    w.tap(w.tr("doctor.use", provider=line.name["vi"]))
    w.see(w.tr("link_account.which.telecom_e_wallet"))
    fill_number(w, LINE)
    w.tap(w.tr("link_account.ask"))
    w.tap_keys(HOA.passcode)
    w.see(w.tr("link_account.matches"), w.tr("link_account.plain"), "LE THI HOA")
    w.see(w.tr("link_account.fill"))
    w.tap(w.tr("link_account.fill"))
    w.tap(w.tr("link_account.confirm"))
    ready = first_day(w.window.container.clock.now(), rule_set(DRAFT))
    w.see(w.tr("link_account.linked"), w.tr("link_account.linked_default"))
    w.see(w.tr("link_account.linked_from", day=date_text(ready, w.lang)))
    w.tap(w.tr("link_account.done"))
    w.see(line.name["vi"], w.tr("benefits.past"))
