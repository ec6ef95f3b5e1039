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


def decisions_wait_for_the_network(w: Walker) -> None:
    """Nothing is queued in silence: linking says in plain words that it needs the network."""
    w.tap(w.tr("tab.benefits"))
    w.see(w.tr("benefits.offline"))
    w.tap(w.tr("benefits.link_more"))
    w.see(w.tr("link_account.offline"), w.tr("link_account.offline_text"))
    w.tap(w.tr("bar.close"))
    w.tap(w.tr("tab.wallet"))


def online_again_by_itself(w: Walker) -> None:
    """With the network back nobody must do anything."""
    w.press_on_panel(network(w, "ok"))
    w.see(w.tr("wallet.usable", usable=4, total=4))
    w.miss(w.tr("wallet.offline"))


def failing_server_loses_nothing(w: Walker) -> None:
    """A server that fails is said in plain words; what was known stays, and it mends by a touch."""
    w.tap(name_of("driving_licence"))
    w.press_on_panel(network(w, "failing"))
    w.tap(w.tr("document.refresh"))
    w.see(w.tr("document.not_refreshed"), "22/04/2031")
    w.press_on_panel(network(w, "ok"))
    w.tap(w.tr("document.refresh"))
    w.miss(w.tr("document.not_refreshed"))
    w.tap(w.tr("bar.back"))


def english_in_one_touch(w: Walker) -> None:
    """Every word changes at once, here and on the panel, and back."""
    w.press_on_panel(f"{w.tr('stage.lang')}: English")
    w.see("4 of 4")
    w.see_on_panel("Control panel")
    w.see("Driving and vehicles")
    w.press_on_panel(f"{w.tr('stage.lang')}: Tiếng Việt")
    w.see(w.tr("wallet.usable", usable=4, total=4))
    w.miss("Driving and vehicles")


def sign_out(w: Walker) -> None:
    """Signing out asks first; the number is remembered, nothing else is seen."""
    w.tap(w.tr("tab.profile"))
    w.tap(w.tr("sign_out.action"))
    w.see(w.tr("sign_out.title"))
    w.tap(w.tr("sign_out.action"))
    w.see(w.tr("sign_in.title"), "000 ••• ••• 001")
    w.see_on_panel(w.tr("stage.person.nobody"))
