"""The walk's last part: without a network, back again, and out."""

from app.devtools.walk import Walker
from app.devtools.walk_words import name_of, network


def offline_shows_the_copy_and_its_age(w: Walker) -> None:
    """Without a network the last known wallet stays, with its age."""
    w.tap(w.tr("tab.wallet"))
    w.press_on_panel(network(w, "offline"))
    w.see(w.tr("wallet.offline"))
    w.tap(name_of("driving_licence"))
    w.see(w.tr("document.offline"), "22/04/2031")
    w.tap(w.tr("bar.back"))


def online_again_by_itself(w: Walker) -> None:
    """With the network back nobody must do anything."""
    w.press_on_panel(network(w, "ok"))
    w.see(w.tr("wallet.usable", usable=4, total=4))
    w.miss(w.tr("wallet.offline"))


def sign_out(w: Walker) -> None:
    """Signing out asks first; the number is remembered, nothing else is seen."""
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("sign_out.action"))
    w.see(w.tr("sign_out.title"))
    w.tap(w.tr("sign_out.action"))
    w.see(w.tr("sign_in.title"), "000 ••• ••• 001")
    w.see_on_panel(w.tr("stage.person.nobody"))
