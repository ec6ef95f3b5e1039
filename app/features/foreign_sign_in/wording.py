"""What the consent screen says: who asks, what leaves, why nothing can, what was sent."""

from collections.abc import Callable
from typing import NamedTuple

from app.features.foreign_sign_in.blocks import Leaf, ReceiptLine
from app.features.foreign_sign_in.state import ForeignSignInState
from app.runtime.document_words import type_of
from app.runtime.text import as_of, clock_time, date_text, time_and_day
from app.shared.clock import VIET_NAM
from app.shared.foreign import ForeignService, Question, foreign_question, foreign_service
from app.shared.rulesets import rule_set

Tr = Callable[..., str]


class Message(NamedTuple):
    """A banner; without a title there is none."""

    tone: str = "info"
    title: str = ""
    text: str = ""
    icon: str = ""


class Asker(NamedTuple):
    """Its tile, and its name with the country."""

    icon: str = "earth"
    name: str = ""


def service_of(state: ForeignSignInState) -> ForeignService | None:
    """Who asks; None where this app does not know it."""
    try:
        return foreign_service(state.request.service_id) if state.request else None
    except KeyError:
        return None


def question_of(state: ForeignSignInState) -> Question | None:
    """What is asked; None where this app does not know it."""
    try:
        return foreign_question(state.request.question_id) if state.request else None
    except KeyError:
        return None


def asker(state: ForeignSignInState, lang: str) -> Asker:
    """Who asks, and from where."""
    service = service_of(state)
    if service is None:
        return Asker(name=state.request.service_id if state.request else "")
    return Asker(service.icon, f"{service.name[lang]}, {service.country[lang]}")


def check(state: ForeignSignInState, tr: Tr, lang: str) -> str:
    """What the platform found about it, and when it asked."""
    if state.request is None:
        return ""
    if state.request.refusal:
        return tr(f"foreign.refused.{state.request.refusal}.short")
    asked, zone = state.request.asked_at, state.zone
    same_day = state.now and asked.astimezone(zone).date() == state.now.astimezone(zone).date()
    when = clock_time(asked, zone) if same_day else time_and_day(asked, lang, zone)
    return tr("foreign.checked", when=when)


def message(state: ForeignSignInState, tr: Tr, lang: str) -> Message:
    """What went wrong, or what stands instead of a question to answer."""
    fault = state.fault
    if fault is not None and fault.offline:
        when = as_of(state.as_of, state.now, lang) if state.as_of and state.now else ""
        text = tr("foreign.offline_text", when=when) if when else tr(fault.key)
        return Message("info", tr("foreign.offline"), text)
    if fault is not None:
        return Message("error", tr(f"foreign.fault.{fault.deed}"), tr(fault.key, **fault.values))
    if state.fault_key is not None:
        return Message("error", tr("foreign.fault.send"), tr(state.fault_key))
    said = {
        "blocked": _blocked, "unprovable": _unprovable, "not_provided": _not_provided,
        "sent": _sent, "over": _over,
    }.get(state.stage)  # fmt: skip
    return said(state, tr, lang) if said and state.request else Message()


def _name(state: ForeignSignInState, lang: str) -> str:
    service = service_of(state)
    return service.name[lang] if service else ""


def _blocked(state: ForeignSignInState, tr: Tr, lang: str) -> Message:
    refusal = state.request.refusal if state.request else None
    why = tr(f"foreign.refused.{refusal or 'unregistered'}", service=_name(state, lang))
    return Message("error", tr("foreign.blocked"), why, "shield-alert-outline")


def _not_provided(state: ForeignSignInState, tr: Tr, lang: str) -> Message:
    del state, lang
    text = tr("foreign.not_provided.text")
    return Message("info", tr("foreign.not_provided"), text, "scale-balance")


def _sent(state: ForeignSignInState, tr: Tr, lang: str) -> Message:
    request, name = state.request, _name(state, lang)
    if request and request.state == "withdrawn":
        text = tr("foreign.withdrawn.text", service=name)
        return Message("info", tr("foreign.withdrawn"), text, "information-outline")
    answer = request.receipt.answer if request and request.receipt else "yes"
    return Message("ok", tr(f"foreign.sent.{answer}"), tr("foreign.sent.text", service=name))


def _over(state: ForeignSignInState, tr: Tr, lang: str) -> Message:
    name = _name(state, lang)
    if state.request and state.request.state == "declined":
        text = tr("foreign.declined.text", service=name)
        return Message("info", tr("foreign.declined"), text, "close-circle-outline")
    return Message("warn", tr("foreign.expired"), tr("foreign.expired.text", service=name))


def _unprovable(state: ForeignSignInState, tr: Tr, lang: str) -> Message:
    request = state.request
    kind = type_of(request.type_id) if request and request.type_id else None
    title, text = tr("foreign.unprovable.nothing"), tr("foreign.unprovable.nothing.text")
    if request and kind:
        day = date_text(request.ended_on, lang) if request.ended_on else ""
        title = tr("foreign.unprovable", document=kind.name[lang])
        text = tr("foreign.unprovable.text", day=day, short=kind.short[lang])
    return Message("warn", title, text, "eye-off-outline")


def leaves(state: ForeignSignInState, tr: Tr, lang: str) -> list[Leaf]:
    """What leaves or has left, and what does not."""
    request, question = state.request, question_of(state)
    if request is None or question is None:
        return []
    answer = request.receipt.answer if request.receipt else request.finding
    said = question.yes[lang] if answer == "yes" else question.no[lang]
    return [
        Leaf(said, tr("foreign.one_answer"), leaves=True),
        Leaf(tr("foreign.own_code"), tr("foreign.own_code.text"), leaves=True),
        Leaf(tr("foreign.name_number"), tr("foreign.not_sent"), leaves=False),
        Leaf(tr("foreign.the_rest"), tr("foreign.not_sent"), leaves=False),
    ]


def receipt(state: ForeignSignInState, tr: Tr, lang: str) -> list[ReceiptLine]:
    """To whom, when on both clocks, and the words that were sent."""
    request, question = state.request, question_of(state)
    if request is None or request.receipt is None or question is None:
        return []
    sent = request.receipt
    when = time_and_day(sent.at, lang)
    if state.zone is not VIET_NAM:
        here = time_and_day(sent.at, lang, state.zone)
        when = tr("foreign.receipt.both_clocks", here=here, viet_nam=when)
    said = question.yes[lang] if sent.answer == "yes" else question.no[lang]
    return [
        ReceiptLine(tr("foreign.receipt.to"), f"{asker(state, lang).name} ({sent.audience})"),
        ReceiptLine(tr("foreign.receipt.when"), when),
        ReceiptLine(tr("foreign.receipt.question"), question.ask[lang]),
        ReceiptLine(tr("foreign.receipt.answer"), said),
        ReceiptLine(tr("foreign.receipt.subject"), _grouped(sent.subject)),
        ReceiptLine(
            tr("foreign.receipt.life"), tr("foreign.receipt.seconds", n=sent.valid_seconds)
        ),
    ]


def _grouped(subject: str) -> str:
    """In groups, so that it wraps and can be compared."""
    return " ".join(subject[at : at + 8] for at in range(0, len(subject), 8))


def rule_words(state: ForeignSignInState, rule_id: str, tr: Tr, lang: str) -> str:
    """What the rule set says, its source, and how sure that is."""
    if not state.rules:
        return ""
    rule = rule_set(state.rules).rule(rule_id)
    said = tr(f"foreign.rule.{rule.value}", article=rule.source[lang])
    return f"{said} {tr('rule_status.unconfirmed')}." if rule.status == "unconfirmed" else said


def left_words(seconds: int, tr: Tr) -> str:
    """``9:41`` as a sentence; nothing where it is over."""
    if not seconds:
        return ""
    minutes, rest = divmod(seconds, 60)
    return tr("foreign.time_left", time=f"{minutes}:{rest:02}")
