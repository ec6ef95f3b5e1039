"""Where a programme's money goes, in words; the same on every screen that says it."""

from app.runtime import payment_words as said
from app.runtime.payment_words import Tr
from app.runtime.text import date_text
from app.shared.contract.routing import ProgrammeRoute


def goes_to(one: ProgrammeRoute, tr: Tr, lang: str) -> str:
    """Where it goes, and from when elsewhere."""
    if not one.rungs:
        return tr("payments.place.none")
    rung = one.rungs[0]
    kind = rung.why if rung.why in ("chosen", "default") else "else"
    words = tr(f"routing.goes.{kind}", place=said.place_line(rung.place, tr, lang))
    if not one.waiting:
        return words
    day, later = date_text(one.waiting[0].on, lang), one.waiting[0].place
    return f"{words}. {tr('routing.then', day=day, place=said.place_line(later, tr, lang))}"
