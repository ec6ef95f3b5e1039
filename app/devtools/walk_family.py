"""Scenes 3 and 6 of the walk: a mother of two, and a grandmother who proves that she guards."""

from app.devtools.walk import Walker
from app.devtools.walk_words import AN_NHIEN, GIA_BAO, LAN, LEO, SAU, name_of, sign_in
from app.shared.personas import Persona


def mother_asks_for_one_child_and_is_told_why_not_for_more(w: Walker) -> None:
    """Scene 3: Bảo may have both levels, Nhiên level 1 alone, and the sheet says until when."""
    sign_in(w, LAN)
    w.tap(w.tr("profile.family"))
    w.tap(AN_NHIEN.full_name)
    w.see(w.tr("family.ask.1"), w.tr("family.level_1_only", day="12/09/2027"))
    w.miss(w.tr("family.ask.2"))
    w.tap(w.tr("family.shut"))
    w.tap(GIA_BAO.full_name)
    w.see(w.tr("family.ask.2"))
    _ask_level_1(w, GIA_BAO, "0000000004")


def mother_asks_for_the_younger_one_too(w: Walker) -> None:
    """Nhiên, four years old and without a card: seven days; the desk issues both requests."""
    w.back_until(AN_NHIEN.full_name)
    w.tap(AN_NHIEN.full_name)
    _ask_level_1(w, AN_NHIEN, "0000000005", days=7)
    for child in (GIA_BAO, AN_NHIEN):  # in the order in which they were asked for
        w.press_on_panel(f"{w.tr('stage.desk.issuing.issue')}: ")
        w.miss_on_panel(f"{child.full_name}: ")
    w.see(w.tr("issuing.head.issued", level=1))


def both_children_are_tabs_of_her_wallet(w: Walker) -> None:
    """One document opens, masked and to read; nothing on it can be presented or renewed."""
    w.tap(w.tr("issuing.home"))
    w.tap(w.tr("tab.wallet"))
    w.see_target("An Nhiên")
    w.tap("Gia Bảo")
    w.see(w.tr("ward.documents", name="Gia Bảo"))
    w.tap(name_of("identity_card"))
    w.see(w.tr("ward_document.read_only"), f"000 ••• ••• {GIA_BAO.personal_number[-3:]}")
    w.tap(w.tr("document.reveal_all"))
    w.see(f"000 {GIA_BAO.personal_number[3:6]} ")
    w.miss(w.tr("tab.present"))
    w.tap(w.tr("bar.back"))
    w.tap("An Nhiên")
    w.see(w.tr("ward.documents", name="An Nhiên"))
    w.tap(w.tr("ward.me"))
    w.see(w.tr("wallet.all_well"))


def grandmother_proves_that_she_guards(w: Walker) -> None:
    """Scene 6: no parent, so a proof first; the desk accepts it, and then she may ask."""
    sign_in(w, SAU)
    w.tap(w.tr("profile.family"))
    w.tap(LEO.full_name)
    w.tap_twice(w.tr("family.prove"))
    w.see(w.tr("family.proof.given"))
    w.press_on_panel(f"{w.tr('stage.desk.guardianship.accept')}: ")
    w.miss(w.tr("family.proof.given"))


def grandmother_asks_and_the_desk_issues(w: Walker) -> None:
    """Leo, seven, by a permission of 180 days: an account that the draft alone gives."""
    w.tap(LEO.full_name)
    _ask_level_1(w, LEO, "0000000008")
    w.press_on_panel(f"{w.tr('stage.desk.issuing.issue')}: ")
    w.see(w.tr("issuing.head.issued", level=1))
    w.tap(w.tr("issuing.home"))


def she_sees_only_what_a_guardian_may(w: Walker) -> None:
    """His card as a face, masked until she asks, with the rule that lets her; no deed on it."""
    w.tap(w.tr("tab.wallet"))
    w.tap("Leo")
    w.tap(name_of("health_insurance"))
    w.see(w.tr("ward_document.whose", name="Leo"), w.tr("ward_document.read_only"))
    w.see(f"000 ••• ••• {LEO.personal_number[-3:]}")
    w.miss(w.tr("document.history"))


def _ask_level_1(w: Walker, child: Persona, phone: str, days: int = 1) -> None:
    w.tap(w.tr("family.ask.1"))
    w.tap(w.tr("issuing.phone"))
    w.type(phone)
    w.tap(w.tr("issuing.email"))
    w.type("ward@mail.example")
    w.tap_twice(w.tr("issuing.send"))
    w.see(child.full_name, w.tr("issuing.head.runs", n=0, days=days))
