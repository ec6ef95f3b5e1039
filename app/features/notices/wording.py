"""What a notice says: what happened or is due, by when and how long it takes, and its link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.runtime.document_words import type_of
from app.runtime.text import date_text, period_text, time_and_day, time_at_home
from app.shared.agencies import agencies
from app.shared.contract.notices import Notice
from app.shared.devices import model_name
from app.shared.doctypes import DocumentType
from app.shared.foreign import foreign_services
from app.shared.money import vnd
from app.shared.offices import offices
from app.shared.programmes import programme
from app.shared.providers import provider
from app.shared.registers import register, register_of
from app.shared.renewal_terms import NamedReason
from app.shared.restrictions import restriction_reasons

Tr = Callable[..., str]
LOOKS: dict[str, tuple[str, str]] = {
    "renewal_due": ("calendar-clock-outline", "warn"),
    "document_hidden": ("eye-off-outline", "warn"),
    "account_locked": ("lock-outline", "error"),
    "renewal_submitted": ("file-document-check-outline", "info"),
    "renewal_paper_missing": ("file-alert-outline", "warn"),
    "renewal_refused": ("file-cancel-outline", "error"),
    "document_renewed": ("check-decagram", "ok"),
    "account_linked": ("link-variant", "ok"),
    "account_unlinked": ("link-variant-off", "neutral"),
}
"""Kind → icon and tone of its tile."""
EVENT_LOOKS: dict[str, tuple[str, str]] = {
    "lock": ("lock-outline", "error"),
    "family": ("human-male-child", "info"),
    "passcode": ("dialpad", "warn"),
    "whereabouts": ("earth", "info"),
    "device": ("cellphone-link", "warn"),
    "foreign": ("earth", "info"),
    "link": ("link-variant", "info"),
    "issuing": ("account-clock-outline", "info"),
    "payment": ("cash-check", "ok"),
    "routing": ("bank-outline", "info"),
    "register": ("database-check-outline", "ok"),
    "report": ("file-alert-outline", "info"),
    "access": ("shield-account-outline", "warn"),
    "integration": ("card-account-details-outline", "info"),
    "document": ("card-account-details-outline", "warn"),
    "comment": ("comment-check-outline", "ok"),
}
"""What stands before the point of an event's subject → icon and tone of its tile."""


_PLAIN = ("bell-outline", "neutral")


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """Title, sentence and link of a notice; no link where there is nothing to do."""

    title: str
    text: str
    link: str


def look_of(notice: Notice) -> tuple[str, str]:
    """Icon and tone of its tile."""
    if notice.kind == "event":
        return EVENT_LOOKS.get((notice.subject or "").partition(".")[0], _PLAIN)
    return LOOKS.get(notice.kind, _PLAIN)


def words_of(notice: Notice, tr: Tr, lang: str) -> NoticeWords:
    """The words of a notice, in a language."""
    if notice.kind in ("account_linked", "account_unlinked"):
        name = _provider(notice.subject or "", lang)
        title = tr(f"notices.{notice.kind}", provider=name)
        text = tr(f"notices.{notice.kind}.text")
    elif notice.kind == "event":
        values = {name: _value(name, value, lang) for name, value in notice.values.items()}
        title = tr(f"notices.event.{notice.subject}", **values)
        text = tr(f"notices.event.{notice.subject}.text", **values)
        title = title[:1].upper() + title[1:]
        if whose := notice.values.get("for_name"):
            text = tr("notices.for_other", name=whose, text=text)
    else:
        kind = type_of(notice.type_id or "")
        title = _title(notice, kind, tr, lang)
        text = " ".join(part for part in _sentences(notice, kind, tr, lang) if part)
    return NoticeWords(title, text, _link(notice, tr, lang))


def _title(notice: Notice, kind: DocumentType | None, tr: Tr, lang: str) -> str:
    document = within(_name(notice, kind, lang))
    key = f"notices.{notice.kind}"
    if notice.kind == "renewal_due":
        days = notice.days_left or 0
        words = tr(key, n=days, document=document) if days else tr(f"{key}.last", document=document)
    elif notice.kind == "renewal_submitted":
        words = tr(f"{key}.{_verb(kind)}", document=document)
    elif notice.kind == "renewal_paper_missing":
        paper = _reason(kind.renewal.papers if kind and kind.renewal else (), notice.subject, lang)
        words = tr(key, paper=within(paper)) if paper else tr(f"{key}.plain")
    else:
        words = tr(key, document=document)
    return words[:1].upper() + words[1:]


def _sentences(notice: Notice, kind: DocumentType | None, tr: Tr, lang: str) -> list[str]:
    document, terms = within(_name(notice, kind, lang)), kind.renewal if kind else None
    day = date_text(notice.ends_on, lang) if notice.ends_on else ""
    key = f"notices.{notice.kind}"
    match notice.kind:
        case "renewal_due" | "document_hidden" | "account_locked":
            means = ""
            if notice.kind == "document_hidden":
                means = tr("notices.others_usable")
            elif (
                notice.kind == "account_locked" and notice.action == "renew" and kind and kind.renew
            ):
                means = tr(f"{key}.again", deed=kind.renew[lang])
            # A locked account's way back is the counter: nothing can be done in the app meanwhile.
            way = "" if means and notice.kind == "account_locked" else _what_now(notice, kind, tr)
            return [_ended(kind, day, tr, lang), means, way]
        case "renewal_submitted" if terms:
            if visit := _visit(notice, tr, lang):
                return [visit]
            return [tr(f"{key}.text", office=terms.office[lang], n=terms.days)]
        case "renewal_refused":
            why = _reason(terms.refusals if terms else (), notice.subject, lang)
            back = notice.values.get("refunded_vnd")
            refund = tr(f"{key}.refunded", fee=vnd(back, lang)) if isinstance(back, int) else ""
            return [f"{why}." if why else "", refund, tr(f"{key}.text")]
        case "document_renewed":
            return [tr(f"{key}.text", day=day) if day else tr(f"{key}.endless")]
        case _:
            return [tr(f"{key}.text", document=document)]


def _visit(notice: Notice, tr: Tr, lang: str) -> str:
    """Where to come and when, there and in Viet Nam; nothing where nobody need come."""
    desk = next((one for one in offices() if one.id == notice.values.get("office")), None)
    slot = notice.values.get("slot_at")
    if desk is None or not isinstance(slot, str):
        return ""
    at = datetime.fromisoformat(slot)
    here, home = time_and_day(at, lang, desk.zone), time_at_home(at, lang, desk.zone)
    if desk.place is None:
        return tr("notices.renewal_submitted.visit_at", office=desk.name[lang], time=here)
    return tr("notices.renewal_submitted.visit", office=desk.name[lang], here=here, home=home)


def _ended(kind: DocumentType | None, day: str, tr: Tr, lang: str) -> str:
    short = kind.short[lang] if kind else tr("notices.paper")
    words = tr("notices.ends_on", document=short, day=day) if day else ""
    return words[:1].upper() + words[1:]


def _what_now(notice: Notice, kind: DocumentType | None, tr: Tr) -> str:
    """How long renewing takes; or that it is under way, or done."""
    if notice.action == "renew" and kind and kind.renewal:
        return tr("notices.minutes", n=kind.renewal.minutes)
    if notice.action == "track":
        return tr("notices.under_way")
    if notice.target_id and notice.target_id != notice.document_id:
        return tr("notices.replaced")
    return ""


def _link(notice: Notice, tr: Tr, lang: str) -> str:
    kind = type_of(notice.type_id or "")
    if notice.action == "none":
        return ""
    if notice.action == "renew" and kind and kind.renew_short:
        return kind.renew_short[lang]
    return tr(f"notices.action.{notice.action}")


def _name(notice: Notice, kind: DocumentType | None, lang: str) -> str:
    return kind.name[lang] if kind else notice.type_id or ""


def _verb(kind: DocumentType | None) -> str:
    return kind.verb if kind and kind.verb else "renew_paper"


def _reason(known: Sequence[NamedReason], wanted: str | None, lang: str) -> str:
    """What a paper or a refusal is called; its id where this app does not know it."""
    return next((one.name[lang] for one in known if one.id == wanted), wanted or "")


def _provider(provider_id: str, lang: str) -> str:
    try:
        return provider(provider_id).name[lang]
    except KeyError:  # a newer server knows one that this app does not
        return provider_id


def _programme(programme_id: str, lang: str) -> str:
    try:
        return programme(programme_id).name[lang]
    except KeyError:  # as above
        return programme_id


def _value(name: str, value: str | int, lang: str) -> str | int:
    if name.endswith("_on") and isinstance(value, str):
        return date_text(date.fromisoformat(value), lang)
    wording = _WORDINGS.get(name)
    return wording(value, lang) if wording else value


def _office(office_id: Any, lang: str) -> str:
    return next((one.name[lang] for one in offices() if one.id == office_id), str(office_id))


def _service(service_id: Any, lang: str) -> str:
    known = foreign_services()
    return next((one.name[lang] for one in known if one.id == service_id), str(service_id))


def _fact(value: Any, lang: str) -> str:
    """What a fact of a document is called: ``type.fact``."""
    type_id, _, fact_id = str(value).partition(".")
    try:
        fact = register_of(type_id).fact(type_id, fact_id)
    except KeyError:  # a newer server's
        return fact_id
    return within(fact.label[lang]) if fact else fact_id


def _register(register_id: Any, lang: str) -> str:
    try:
        return register(register_id).name[lang]
    except KeyError:  # as above
        return str(register_id)


def _type(type_id: Any, lang: str) -> str:
    kind = type_of(str(type_id))
    return kind.name[lang] if kind else str(type_id)


def _restriction(reason_id: Any, lang: str) -> str:
    reason = restriction_reasons().get(str(reason_id))
    return reason.name[lang] if reason else str(reason_id)


def _agency(agency_id: Any, lang: str) -> str:
    return next((one.name[lang] for one in agencies() if one.id == agency_id), str(agency_id))


_WORDINGS: dict[str, Callable[[Any, str], str]] = {
    "device": lambda value, _: model_name(value),
    "office": _office,
    "service": _service,
    "agency": _agency,
    "amount": vnd,
    "fact": _fact,
    "register": _register,
    "type": _type,
    "restriction": _restriction,
    "period": period_text,
    "programme": _programme,
    "provider": _provider,
    "old_provider": _provider,
}
"""An event's value that is not said as it is → how it is said."""


def within(name: str) -> str:
    """A name as a sentence takes it."""
    return name[:1].lower() + name[1:]
