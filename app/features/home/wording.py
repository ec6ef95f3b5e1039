"""What Home says about a thing to do: title, sentence and button."""

from collections.abc import Callable
from dataclasses import dataclass

from app.features.home.things import Thing
from app.runtime.text import date_text, day_month, time_and_day, time_at_home
from app.shared.doctypes import DocumentType, document_type
from app.shared.foreign import foreign_service
from app.shared.offices import office

Tr = Callable[..., str]
_TONES = {
    "in_renewal": "info",
    "refused": "error",
    "raise_level": "gold",
    "own_passcode": "primary",
    "foreign_question": "info",
}
_BUTTONS = {
    "paper_missing": "home.supply",
    "fee_due": "home.pay_fee",
    "in_renewal": "home.track",
    "refused": "home.look",
    "due_soon": "home.start",
    "raise_level": "home.raise_level_button",
    "own_passcode": "home.own_passcode_button",
    "foreign_question": "foreign.arrived.open",
}


_OF_NO_DOCUMENT = {"raise_level": "check-decagram", "own_passcode": "dialpad"}
"""Kinds that are about no document → icon."""


@dataclass(frozen=True, slots=True)
class ThingWords:
    """A row's words, its icon and the tone of its tile."""

    title: str
    text: str
    button: str
    icon: str
    tone: str


def words_of(thing: Thing, tr: Tr, lang: str) -> ThingWords:
    """The words of a thing, in a language."""
    tone = _TONES.get(thing.kind, "warn")
    button = tr(_BUTTONS[thing.kind]) if thing.kind in _BUTTONS else ""
    if thing.kind == "foreign_question":
        icon, name = _asker(thing.service_id, lang)
        title = tr("home.foreign_question", service=name)
        return ThingWords(title, tr("home.foreign_question_text"), button, icon, tone)
    if thing.kind in _OF_NO_DOCUMENT:
        title, text = tr(f"home.{thing.kind}"), tr(f"home.{thing.kind}_text")
        return ThingWords(title, text, button, _OF_NO_DOCUMENT[thing.kind], tone)
    known = document_type(thing.type_id)
    if not button:
        button = known.renew_short[lang] if known.renew_short else tr("home.open")
    title, text = _title(thing, known, tr, lang), _text(thing, known, tr, lang)
    text = ". ".join(part for part in (text.rstrip("."), _visit(thing, tr, lang)) if part)
    return ThingWords(title, text, button, known.icon, tone)


def _asker(service_id: str, lang: str) -> tuple[str, str]:
    """Icon and name of who asks; its id where a newer server knows more."""
    try:
        service = foreign_service(service_id)
    except KeyError:
        return "earth", service_id
    return service.icon, service.name[lang]


def _within(known: DocumentType, lang: str) -> str:
    """The name as a sentence takes it."""
    name = known.name[lang]
    return name[:1].lower() + name[1:]


def _title(thing: Thing, known: DocumentType, tr: Tr, lang: str) -> str:
    if thing.kind == "paper_missing":
        papers = {paper.id: paper.name[lang] for paper in known.papers}
        return tr("home.thing.paper", paper=papers.get(thing.paper or "", thing.paper or ""))
    if thing.kind == "fee_due":
        return tr("home.thing.fee", document=_within(known, lang))
    if thing.kind == "in_renewal":
        return tr("home.thing.in_renewal", document=known.name[lang])
    return tr(f"home.thing.{known.verb}", document=_within(known, lang))


def _text(thing: Thing, known: DocumentType, tr: Tr, lang: str) -> str:
    if thing.kind == "paper_missing":
        return tr("home.thing.paper_text", document=_within(known, lang))
    if thing.kind == "fee_due":
        return tr("home.thing.fee_text")
    if thing.kind == "in_renewal":
        parts = [tr(f"home.thing.{thing.out_of_use.value}")] if thing.out_of_use else []
        if thing.due_on:
            parts.append(tr("home.thing.due_on", day=day_month(thing.due_on, lang)))
        return " ".join(parts)
    if thing.kind == "due_soon" and thing.ends_on and thing.days_left:
        return tr("home.thing.days_left", n=thing.days_left, day=day_month(thing.ends_on, lang))
    if thing.kind == "expired" and thing.ends_on:
        return tr("home.thing.ended", day=date_text(thing.ends_on, lang))
    return tr(_PLAIN[thing.kind])


_PLAIN = {
    "refused": "home.thing.refused",
    "due_soon": "home.thing.last_day",
    "hidden": "home.thing.hidden_others",
    "expired": "home.thing.expired",
}


def _visit(thing: Thing, tr: Tr, lang: str) -> str:
    """Where to come, and when where that is settled: in the time there and in Viet Nam."""
    try:
        desk = office(thing.consulate)
    except KeyError:  # nobody need come, or a newer server's office
        return ""
    if thing.slot_at is None:
        return "" if thing.kind == "in_renewal" else desk.name[lang]
    here = time_and_day(thing.slot_at, lang, desk.zone)
    if desk.place is None:
        return tr("home.thing.visit_at", time=here, office=desk.name[lang])
    return tr("home.thing.visit", here=here, home=time_at_home(thing.slot_at, lang, desk.zone))
