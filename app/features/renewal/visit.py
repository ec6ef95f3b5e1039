"""The visit to a counter in words: where, when there and in Viet Nam, and what is free."""

from collections.abc import Callable
from datetime import datetime

from app.features.renewal.state import OneRenewal
from app.runtime.text import time_and_day, time_at_home
from app.shared.places_abroad import place_or_none
from app.ui.components.rows import Row
from app.ui.components.slot_picker import Slot, day_slots, time_slots

Tr = Callable[..., str]


def booked(state: OneRenewal, tr: Tr, lang: str) -> str:
    """The appointment there and in Viet Nam."""
    return _both(state, state.file.slot_at if state.file else None, tr, lang)


def chosen(state: OneRenewal, tr: Tr, lang: str) -> str:
    """The time that is being chosen, there and in Viet Nam."""
    return _both(state, state.slot_at, tr, lang)


def _both(state: OneRenewal, at: datetime | None, tr: Tr, lang: str) -> str:
    desk = state.desk
    if desk is None or at is None:
        return ""
    place = place_or_none(desk.place)
    if place is None:
        return tr("renewal.visit_at", time=time_and_day(at, lang), desk=desk.name[lang])
    here, home = time_and_day(at, lang, desk.zone), time_at_home(at, lang, desk.zone)
    return tr("renewal.visit_when", here=here, place=place.name[lang], home=home)


def days(state: OneRenewal, lang: str) -> list[Slot]:
    """The next days with a free time, on the counter's calendar."""
    desk = state.desk if state.books else None
    return day_slots(state.slots or (), lang, desk.zone) if desk else []


def times(state: OneRenewal, lang: str) -> list[Slot]:
    """What is free on the chosen day, in the counter's time and Viet Nam's."""
    desk = state.desk if state.books else None
    return time_slots(state.slots or (), state.day, lang, desk.zone) if desk else []


def desk_rows(state: OneRenewal, lang: str) -> list[Row]:
    """Where one would come, or comes."""
    desk = state.desk
    shown = (state.books and len(state.desks) == 1) or state.is_open
    return (
        [Row(desk.name[lang], desk.address[lang], "bank-outline", "info")] if desk and shown else []
    )


def visit_rows(state: OneRenewal, tr: Tr, lang: str, move: Callable[[], object]) -> list[Row]:
    """When and where, while the visit is ahead; another time may be chosen until then."""
    desk, file = state.desk, state.file
    if desk is None or file is None or file.slot_at is None or not state.is_open or state.moving:
        return []
    place = place_or_none(desk.place)
    here, home = time_and_day(file.slot_at, lang, desk.zone), ""
    if place is not None:
        here = tr("renewal.visit_here", time=here, place=place.name[lang])
        home = tr("renewal.visit_home", time=time_at_home(file.slot_at, lang, desk.zone))
    row = Row(
        here,
        tr("renewal.visit_missed") if state.missed else home,
        "calendar-clock-outline",
        "warn" if state.missed else "info",
        button=tr("renewal.move") if state.may_move else "",
        kind="soft",
        button_act=move,
    )
    return [row, *desk_rows(state, lang)]
