"""The sentences of a document's screen: what its end means, by which rule, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from app.features.document.removal import removable
from app.features.document.view_model import DocumentViewModel, OneDocument
from app.runtime.document_words import type_of
from app.runtime.text import as_of, date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.doctypes import DocumentType, document_types
from app.shared.money import vnd
from app.shared.registers import register
from app.shared.restrictions import restriction_reasons
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import Rule
from app.ui.components.bars import Action
from app.ui.components.rows import Row

Tr = Callable[..., str]
RESTRICTION_ICONS = {"revoked": "file-cancel-outline", "held": "file-lock-outline"}
_ENDED = (DocumentState.HIDDEN, DocumentState.EXPIRED)


@dataclass(frozen=True, slots=True)
class Message:
    """What the banner says; no title is no banner."""

    title: str = ""
    text: str = ""
    tone: str = "ok"
    link: str = ""
    act: Callable[[], object] | None = None


def kind_of(state: OneDocument) -> DocumentType:
    """The document's type; the first of all where there is none to draw."""
    known = type_of(state.document.type_id) if state.document else None
    return known or document_types()[0]


def verb_of(kind: DocumentType) -> str:
    """A card is exchanged, a paper extended."""
    return kind.verb or "renew_paper"


def copy_age(state: OneDocument, tr: Tr, lang: str, retry: Callable[[], object]) -> Message:
    """That what is seen is a copy, and how old it is."""
    if state.fault_key is None or state.as_of is None or state.now is None:
        return Message()
    return Message(
        title=tr("document.offline" if state.offline else "document.not_refreshed"),
        text=tr("document.as_of", age=as_of(state.as_of, state.now, lang)),
        tone="info" if state.offline else "warn",
        link="" if state.refreshing else tr("action.retry"),
        act=retry,
    )


def due_soon(state: OneDocument, tr: Tr, lang: str, renew: Callable[[], object]) -> Message:
    """How many days are left, and the way to renew."""
    document, standing, kind = state.document, state.standing, kind_of(state)
    if document is None or standing is None or standing.state is not DocumentState.DUE_SOON:
        return Message()
    if document.expires_on is None:
        return Message()
    may = not document.renewal_id and not standing.restricted
    days = standing.days_left or 0
    return Message(
        title=tr("document.days_left", n=days) if days else tr("document.last_day"),
        text=tr("document.ends_on", day=weekday_date(document.expires_on, lang)),
        tone="warn",
        link=kind.renew_short[lang] if may and kind.renew_short else "",
        act=renew,
    )


def ended_title(state: OneDocument, tr: Tr, lang: str) -> str:
    """What ended, and when."""
    if state.document is None or state.document.expires_on is None:
        return ""
    short = kind_of(state).short[lang]
    day = date_text(state.document.expires_on, lang)
    words = tr("document.ended_title", document=short, day=day)
    return words[:1].upper() + words[1:]


def rule_words(state: OneDocument, tr: Tr, lang: str) -> str:
    """What the rule says, named as what it is; its source; and whether nobody confirmed it."""
    if state.standing is None or state.rule is None or state.standing.presentable:
        return ""
    if state.standing.state not in _ENDED:
        return _restriction_rule(state, tr, lang)
    hidden = state.standing.state is DocumentState.HIDDEN
    words = tr("document.rule_hidden" if hidden else "document.rule_expired")
    source = tr("document.rule_source", source=state.rule.source[lang])
    marked = tr("document.unconfirmed") if state.rule.status == "unconfirmed" else ""
    return " ".join(part for part in (words, source, marked) if part)


def end_of(state: OneDocument) -> str:
    """What its end makes of it: ``hidden`` or ``expired``."""
    hidden = state.standing is not None and state.standing.state is DocumentState.HIDDEN
    return "hidden" if hidden else "expired"


def restriction_rows(state: OneDocument, tr: Tr, lang: str) -> list[Row]:
    """One a restriction: why, who, by which decision and since when, and what can be done."""
    found = []
    for one in state.document.restrictions if state.document else ():
        reason = restriction_reasons().get(one.reason)
        name = reason.name[lang] if reason else tr(f"document.restricted.{one.kind}.other")
        text = tr(
            "document.restricted.by", reason=name, agency=_agency(one.register_id, lang),
            reference=one.reference, day=date_text(viet_nam_day(one.since), lang),
            advice=reason.advice[lang] if reason else "",
        )  # fmt: skip
        title = tr(f"document.restricted.{one.kind}")
        found.append(Row(title, text.strip(), RESTRICTION_ICONS[one.kind], "warn"))
    return found


def _agency(register_id: str, lang: str) -> str:
    try:
        return register(register_id).agency[lang]
    except KeyError:  # a newer server's
        return register_id


def _restriction_rule(state: OneDocument, tr: Tr, lang: str) -> str:
    rule: Rule | None = state.rule
    if rule is None or state.standing is None:
        return ""
    kind = state.standing.restricted[0]
    words = tr("document.rule_revoked" if kind == "revoked" else "document.rule_held")
    marked = tr("document.unconfirmed") if rule.status == "unconfirmed" else ""
    source = tr("document.rule_source", source=rule.source[lang])
    return " ".join(part for part in (words, source, marked) if part)


def removal_rows(state: OneDocument, tr: Tr, ask: Callable[[], object]) -> list[Row]:
    """Take it out of the wallet, where it may be."""
    if not removable(state):
        return []
    title, text = tr("document.remove"), tr("document.remove.text")
    return [Row(title, text, "tray-remove", act=ask, chevron=True)]


def removing(state: OneDocument, tr: Tr, vm: DocumentViewModel) -> list[Action]:
    """Take it out, or keep it."""
    busy = state.removing == "doing"
    return [
        Action(tr("document.remove_yes"), vm.remove, busy=busy),
        Action(tr("document.remove_no"), vm.keep, "text"),
    ]


def renewal_note(state: OneDocument, tr: Tr, lang: str) -> str:
    """Minutes and fee, marked as examples; or that there is no renewing here."""
    if state.standing is None or state.document is None or state.standing.presentable:
        return ""
    terms = kind_of(state).renewal
    if state.document.renewal_id or state.standing.restricted:
        return ""
    if terms is None:
        return tr("document.not_renewable")
    return tr("document.renewal_note", n=terms.minutes, fee=vnd(terms.fee_vnd, lang))


def fault_title(state: OneDocument, tr: Tr) -> str:
    """What happened: there is no such document, or it could not be fetched."""
    return tr("document.not_found" if state.phase is Phase.EMPTY else "document.failed")


def fault_text(state: OneDocument, tr: Tr) -> str:
    """The same in a sentence."""
    if state.phase is Phase.EMPTY:
        return tr("document.not_found_text")
    return tr(state.fault_key or "error.offline")


def fault_advice(state: OneDocument, tr: Tr) -> str:
    """What to do."""
    empty = state.phase is Phase.EMPTY
    return tr("document.not_found_advice" if empty else "document.failed_advice")
