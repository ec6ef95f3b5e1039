"""What a look says: who, what for, by which duty, how, at which kinds of data, and why not."""

from collections.abc import Callable

from app.features.access_log.blocks import Asked, Fact, Kind
from app.runtime.text import date_text
from app.shared.agencies import QUESTION, agency, field_words, looker_name
from app.shared.contract.access_log import Access, Inquiry, SeenField
from app.shared.foreign import foreign_question
from app.shared.rulesets import rule_set
from app.shared.verifiers import verifier

Tr = Callable[..., str]
_LOOKERS = {"foreign_service": "earth", "provider": "bank-outline", "verifier": "qrcode-scan"}
_STATES = {
    "asked": "warn", "answered": "ok", "upheld": "ok", "dismissed": "neutral",
}  # fmt: skip
_MOST_KINDS = 4


def who(looker: str, looker_id: str, lang: str) -> str:
    """The name of whoever looked; an id where a newer server knows more."""
    name = looker_name(looker, looker_id)
    return name[lang] if name else looker_id


def icon_of(look: Access) -> str:
    """The tile's icon."""
    if look.outcome == "refused":
        return "shield-off-outline"
    try:
        return agency(look.looker_id).icon if look.looker == "agency" else _LOOKERS[look.looker]
    except KeyError:
        return "eye-outline"


def purpose(look: Access, tr: Tr, lang: str) -> str:
    """What for."""
    try:
        if look.looker == "agency":
            found = agency(look.looker_id).purpose(look.purpose_id)
            return found.name[lang] if found else tr("access.no_purpose")
        if look.looker == "foreign_service":
            return foreign_question(look.purpose_id).ask[lang]
        if look.looker == "verifier":
            asked_for = verifier(look.looker_id).purpose(look.purpose_id)
            return asked_for.name[lang] if asked_for else tr("access.no_purpose")
    except KeyError:
        return look.purpose_id
    return tr(f"access.purpose.{look.how}")


def kinds(look: Access, tr: Tr, lang: str, *, every: bool) -> tuple[Kind, ...]:
    """Kinds of data, each once: documents by their name, not field by field."""
    found: dict[str, Kind] = {}
    for field in look.fields:
        kind = _kind(field, tr, lang)
        known = found.get(kind.text)
        if known is None or field.outcome == "refused":
            found[kind.text] = kind
    listed = tuple(found.values())
    if every or len(listed) <= _MOST_KINDS:
        return listed
    more = tr("access.more_kinds", n=len(listed) - _MOST_KINDS + 1)
    return (*listed[: _MOST_KINDS - 1], Kind(more))


def _kind(field: SeenField, tr: Tr, lang: str) -> Kind:
    name = _name(field.field, lang)
    if field.outcome == "refused":
        return Kind(name, "error", "close")
    if field.outcome == "masked":
        return Kind(tr("access.masked", kind=name), "warn", "circle-half-full")
    return Kind(name)


def _name(field: str, lang: str) -> str:
    try:
        return field_words(field).kind[lang]
    except KeyError:  # a newer server knows one that this app does not
        return field.removeprefix(f"{QUESTION}.")


def line(look: Access, tr: Tr, lang: str) -> str:
    """What for; why, where nothing was given."""
    if look.outcome != "refused":
        return purpose(look, tr, lang)
    return refusal(look, tr)


def refusal(look: Access, tr: Tr) -> str:
    """Why something was refused: the first reason; empty where nothing was."""
    refused = [one.why for one in look.fields if one.outcome == "refused"]
    if not refused:
        return ""
    said = tr(f"access.why.{refused[0]}")
    return tr("access.nothing_given", why=said) if look.outcome == "refused" else said


def facts(look: Access, tr: Tr, lang: str) -> tuple[Fact, ...]:
    """The details of an opened look."""
    case = tr("access.case", case=look.case_reference) if look.case_reference else ""
    told = [Fact(tr("access.for"), purpose(look, tr, lang), case)]
    if why := refusal(look, tr):
        told.append(Fact(tr("access.refused"), why))
    if look.looker != "agency" and look.outcome != "refused":
        told.append(Fact(tr("access.ground"), tr("access.ground.consent")))
    elif look.looker == "agency" and look.rule_id:
        told.append(_duty(look, tr, lang))
    told.append(Fact(tr("access.how"), tr(f"access.how.{look.how}")))
    if look.looker == "agency":
        told.append(Fact(tr("access.by"), _role(look, tr, lang)))
    told.append(Fact(tr("access.reference"), look.reference))
    return tuple(told)


def _duty(look: Access, tr: Tr, lang: str) -> Fact:
    """The duty, and the rule that says what it gives."""
    try:
        found = agency(look.looker_id).purpose(look.purpose_id)
        rule = rule_set(look.rule_set_id).rule(look.rule_id)
    except KeyError:  # a newer server knows more than this app
        return Fact(tr("access.ground"), look.rule_id)
    duty = found.duty[lang] if found else look.purpose_id
    return Fact(tr("access.ground"), duty, rule.source[lang])


def _role(look: Access, tr: Tr, lang: str) -> str:
    try:
        return agency(look.looker_id).roles[look.role][lang]
    except KeyError:
        return tr("access.nobody_known")


def asked(inquiry: Inquiry, tr: Tr, lang: str) -> Asked:
    """A question or complaint as it stands."""
    key = f"access.{inquiry.kind}.{inquiry.state}"
    day = date_text(inquiry.due_on, lang)
    text = tr(f"{key}.text", day=day, answer=inquiry.answer, said=inquiry.said)
    return Asked(tr(key, reference=inquiry.reference), _STATES[inquiry.state], text)
