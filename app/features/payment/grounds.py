"""Why a payment is owed and to whom its parts go: conditions with evidence, and their sources."""

from collections.abc import Callable, Sequence

from app.runtime.text import date_text
from app.shared.contract.payments import (
    BenefitPayment,
    EntitlementCondition,
    ProgrammeStanding,
    Share,
)
from app.shared.money import vnd
from app.shared.programmes import Programme, programme
from app.ui.components.rows import Row

Tr = Callable[..., str]
_LOOKS = {
    "met": ("check-circle-outline", "ok"),
    "not_met": ("close-circle-outline", "error"),
    "not_yet": ("clock-outline", "warn"),
    "not_needed": ("minus", "neutral"),
}
_MONTHS = "authorisation_months"
_GROUND_ICONS = {"child": "human-male-child", "head": "account-circle-outline"}


def ground_rows(
    standing: ProgrammeStanding, payment: BenefitPayment, tr: Tr, lang: str
) -> list[Row]:
    """The amount first, then each condition."""
    try:
        of = programme(standing.programme_id)
    except KeyError:  # a newer server's programme
        return []
    return [
        _amount(payment, of, tr, lang),
        *(_condition(c, of, tr, lang) for c in standing.conditions),
    ]


def share_rows(shares: Sequence[Share], tr: Tr, lang: str) -> list[Row]:
    """Each person, how much, on what ground, and whether this person was told."""
    rows = []
    for one in shares:
        day = date_text(one.until, lang) if one.until else ""
        ground = tr(f"payment.ground.{one.ground}", day=day)
        told = tr("payment.told" if one.told else "payment.told_through_head")
        icon = _GROUND_ICONS.get(one.ground, "account-check-outline")
        text = ground if one.own else tr("payment.share", ground=ground, told=told)
        rows.append(Row(one.full_name, text, icon, "info", value=vnd(one.vnd, lang)))
    return rows


def left_out_rows(standing: ProgrammeStanding, tr: Tr, lang: str) -> list[Row]:
    """Members for whom the caller may receive nothing now, and why."""
    try:
        of = programme(standing.programme_id)
    except KeyError:  # a newer server's programme
        return []
    if not standing.left_out or _MONTHS not in of.rules:
        return []
    why = tr("payment.left_out", n=of.value(_MONTHS), source=_source(_MONTHS, of, tr, lang))
    return [Row(name, why, "alert-circle-outline", "warn") for name in standing.left_out]


def _amount(payment: BenefitPayment, of: Programme, tr: Tr, lang: str) -> Row:
    rule = of.rules.get(of.amount.rule or "")
    source = _source(rule.id, of, tr, lang) if rule else tr("payment.amount.decided")
    each = vnd(of.value(rule.id), lang) if rule else ""
    words = tr(f"payment.amount.{of.amount.kind}", each=each, n=len(payment.shares))
    return Row(words, source, "cash-multiple", "gold", value=vnd(payment.amount_vnd, lang))


def _condition(one: EntitlementCondition, of: Programme, tr: Tr, lang: str) -> Row:
    icon, tone = _LOOKS[one.state]
    title = tr(f"payment.condition.{one.kind}", **_values(one, of, tr, lang))
    source = _source(one.rule_id, of, tr, lang) if one.rule_id else ""
    return Row(title, source or tr(f"payment.condition.{one.kind}.source"), icon, tone)


def _values(one: EntitlementCondition, of: Programme, tr: Tr, lang: str) -> dict[str, str]:
    match one.kind:
        case "age":
            return {"wanted": str(of.value(str(one.rule_id))), "found": str(one.found)}
        case "pension_below":
            found = int(one.found or 0)
            none = tr("payment.no_pension")
            return {
                "wanted": vnd(of.value(str(one.rule_id)), lang),
                "found": vnd(found, lang) if found else none,
            }
        case "household":
            return {"found": tr(f"payment.household.{one.found}")}
        case "decided":
            return {"day": date_text(one.from_day, lang) if one.from_day else ""}
        case _:
            return {}


def _source(rule_id: str | None, of: Programme, tr: Tr, lang: str) -> str:
    """The rule's source, and how sure it is where it is not law."""
    rule = of.rules[str(rule_id)]
    source = rule.source[lang]
    if rule.status == "unconfirmed":
        return tr("payment.unconfirmed", source=source)
    return source
