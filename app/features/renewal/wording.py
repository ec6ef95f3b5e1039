"""The sentences of a renewal: what it takes, what went wrong, and each station in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.features.renewal import fee, visit
from app.features.renewal.state import OneRenewal
from app.features.renewal.stations import Step, steps_of
from app.runtime.document_words import type_of, unrenewed_words
from app.runtime.text import as_of, date_text, moment_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.doctypes import DocumentType, document_types
from app.shared.money import vnd
from app.shared.renewal_terms import NamedReason
from app.shared.rules.standing import DocumentState
from app.ui.components.track import Station

Tr = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Message:
    """What the banner says; no title is no banner."""

    title: str = ""
    text: str = ""
    tone: str = "ok"
    link: str = ""
    act: Callable[[], object] | None = None


def kind_of(state: OneRenewal) -> DocumentType:
    """The document's type; the first of all where there is none to speak of."""
    return type_of(state.type_id) or document_types()[0]


def lowered(words: str) -> str:
    """Within a sentence."""
    return words[:1].lower() + words[1:]


def title(state: OneRenewal, tr: Tr, lang: str) -> str:
    """The deed and the document's name."""
    if state.phase is not Phase.CONTENT:
        return tr("renewal.title")
    kind = kind_of(state)
    return tr(f"renewal.title.{kind.verb or 'renew_paper'}", document=lowered(kind.name[lang]))


def named(reasons: Sequence[NamedReason], key: str | None, lang: str) -> str:
    """A paper or a reason in words; the key where a newer server knows more."""
    return next((one.name[lang] for one in reasons if one.id == key), key or "")


def paper(state: OneRenewal, lang: str) -> str:
    """The paper that the office asked for, within a sentence."""
    key = state.file.missing_paper if state.file else None
    return lowered(named(kind_of(state).papers, key, lang))


def headline(state: OneRenewal, tr: Tr, lang: str) -> str:
    """What is left for the resident, or where the file stands."""
    if state.phase is not Phase.CONTENT:
        return ""
    if state.moving:
        return tr("renewal.head_move")
    if state.file is None:
        return _first_headline(state, tr)
    if state.fee_state is not None:
        return fee.headline(state, tr)
    return tr(
        f"renewal.head.{state.file.state}",
        paper=paper(state, lang),
        document=kind_of(state).short[lang],
    )


def _first_headline(state: OneRenewal, tr: Tr) -> str:
    if state.blocked:
        known = type_of(state.type_id)
        ended = known is not None and known.unrenewed is not None
        return tr("renewal.not_renewed" if ended else "renewal.blocked")
    if state.books:
        return tr("renewal.head_visit")
    return tr("renewal.head_attach" if state.missing else "renewal.head")


def subline(state: OneRenewal, tr: Tr, lang: str) -> str:
    """What follows from it."""
    if state.phase is not Phase.CONTENT:
        return ""
    if state.file is None:
        where = "sub_visit" if state.abroad else "sub_visit_home"
        first = f"renewal.{where if state.books else 'sub'}"
        return blocked(state, tr, lang) if state.blocked else tr(first)
    if state.moving:
        return tr("renewal.sub_move", when=visit.booked(state, tr, lang))
    if state.fee_state is not None:
        return fee.subline(state, tr)
    kind, file, desk = kind_of(state), state.file, state.desk
    reason = next((one for one in kind.refusals if one.id == file.refusal), None)
    ahead = file.state == "submitted" and file.slot_at is not None
    return tr(
        "renewal.sub.visit" if ahead else f"renewal.sub.{file.state}",
        day=weekday_date(file.due_on, lang),
        document=kind.short[lang],
        reason=reason.name[lang] if reason else file.refusal or "",
        next=f"{reason.next[lang]}." if reason else "",
        desk=desk.name[lang] if desk else "",
    )


def blocked(state: OneRenewal, tr: Tr, lang: str) -> str:
    """Why it cannot be submitted, and what to do."""
    if state.blocked is None:
        return ""
    known = type_of(state.type_id)
    if known and known.unrenewed and state.blocked.reason == "never_renewed":
        return unrenewed_words(known.unrenewed, tr, lang)
    opens_on = state.blocked.opens_on
    day = weekday_date(opens_on, lang) if opens_on else ""
    instead = state.terms.abroad_instead if state.terms else None
    words = {"day": day, "instead": instead[lang] if instead else ""}
    return tr(f"renewal.blocked.{state.blocked.reason}", **words)


def message(
    state: OneRenewal,
    tr: Tr,
    lang: str,
    refresh: Callable[[], object],
    fetch_slots: Callable[[], object],
) -> Message:
    """One at most: what went wrong, that it is a copy, or that the new one is there."""
    fault = state.fault
    if state.phase is not Phase.CONTENT or (fault is None and state.fault_key is None):
        return _good_news(state, tr, lang) if state.phase is Phase.CONTENT else Message()
    if fault is None:
        return Message(tr("renewal.fault.pay"), tr(state.fault_key or ""), "warn")
    if fault.deed == "refresh":
        shown = state.as_of and state.now and as_of(state.as_of, state.now, lang)
        return Message(
            tr("document.offline" if fault.offline else "document.not_refreshed"),
            tr("document.as_of", age=shown) if shown else "",
            "info" if fault.offline else "warn",
            "" if state.doing else tr("action.retry"),
            refresh,
        )
    if fault.deed == "slots":
        text = tr(fault.key, **fault.values)
        tone, link = "info" if fault.offline else "warn", tr("action.retry")
        return Message(tr("renewal.fault.slots"), text, tone, link, fetch_slots)
    away = fault.key == "error.offline"
    text = tr(f"renewal.offline.{fault.deed}") if away else tr(fault.key, **fault.values)
    return Message(tr(f"renewal.fault.{fault.deed}"), text, "warn" if away else "error")


def _good_news(state: OneRenewal, tr: Tr, lang: str) -> Message:
    if state.file is None or state.file.state != "issued":
        return Message()
    name = kind_of(state).name[lang]
    return Message(tr("document.renewed", document=name), tr("document.renewed_text"))


def meanwhile(state: OneRenewal, tr: Tr, lang: str) -> list[tuple[str, bool]]:
    """What may be used until the new document comes, and what may not: sentence, whether."""
    standing, short = state.standing, kind_of(state).short[lang]
    if standing is None or state.document is None or (state.file and not state.is_open):
        return []
    found = (
        []
        if state.whose
        else [
            (tr("document.works_others", n=state.others_usable), bool(state.others_usable)),
            (tr("document.works_account"), state.account_open),
            (tr("document.works_benefits"), state.account_open and state.can_link),
        ]
    )
    works = [pair for pair in found if pair[1]]
    if standing.presentable and state.document.expires_on:
        day = weekday_date(state.document.expires_on, lang)
        return [(tr("renewal.works_until", document=short, day=day), True), *works]
    hidden = standing.state is DocumentState.HIDDEN
    ended = "renewal.hidden_until_new" if hidden else "document.not_presentable"
    return [*works, (tr(ended, document=short), False)]


def stations(state: OneRenewal, tr: Tr, lang: str) -> list[Station]:
    """The file's way; none while another time is chosen."""
    if state.file is None or state.moving:
        return []
    return [
        Station(
            step_title(step, state, tr, lang),
            step_text(step, state, tr, lang),
            step.mark,
            tr("renewal.waits_for_you") if step.waits else "",
        )
        for step in steps_of(state.file)
    ]


def step_title(step: Step, state: OneRenewal, tr: Tr, lang: str) -> str:
    """A station's name."""
    kind = kind_of(state)
    if step.kind == "paper":
        name = lowered(named(kind.papers, step.detail, lang))
        return tr("renewal.step.paper", paper=name)
    return tr(f"renewal.step.{step.kind}", document=kind.short[lang])


def step_text(step: Step, state: OneRenewal, tr: Tr, lang: str) -> str:
    """When it was done, or what is awaited."""
    kind, file, terms = kind_of(state), state.file, state.terms
    if file is None or terms is None:
        return ""
    at = moment_text(step.at, lang) if step.at else ""
    awaited = {
        "accepted": decider(state, lang),
        "visit": visit.booked(state, tr, lang),
        "paper": tr("renewal.step.paper_text"),
        "new": tr("renewal.step.new_text"),
        "work": tr("renewal.step.work_text", n=terms.days, day=weekday_date(file.due_on, lang)),
    }
    if step.kind == "submitted" and step.mark != "done":
        return fee.step_text(state, tr)
    if step.kind == "submitted":
        return tr("renewal.step.submitted_text", at=at, fee=vnd(file.fee_vnd, lang))
    if step.kind == "refused":
        reason = named(kind.refusals, step.detail, lang)
        return tr("renewal.step.refused_text", at=at, reason=reason)
    if step.kind == "work" and step.mark == "done":
        return decider(state, lang)
    return at or awaited.get(step.kind, "")


def due(state: OneRenewal, lang: str) -> str:
    """The day on which the new document is expected."""
    return date_text(state.due_on, lang) if state.due_on else ""


def decider(state: OneRenewal, lang: str) -> str:
    """Who decides: the consulate where one came, else the type's own office."""
    if state.desk is not None:
        return state.desk.name[lang]
    return state.terms.office[lang] if state.terms else ""
