"""What a request says: where it stands, its clock, its rule, its steps."""

from collections.abc import Callable
from typing import Any, NamedTuple

from app.features.issuing.state import IssuingState
from app.runtime.text import as_of, clock_time, date_text, moment_text, weekday_date
from app.shared.clock import viet_nam_day
from app.shared.contract.issuing import IssuingEvent
from app.shared.offices import Office, issuing_terms, office
from app.shared.rulesets import Rule, rule_set
from app.ui.components.track import Mark, Station

Tr = Callable[..., str]
_MARKS: dict[str, Mark] = {
    "issued": "done", "refused": "failed", "withdrawn": "failed", "supplement": "now",
}  # fmt: skip


class Message(NamedTuple):
    """A banner; without a title there is none."""

    tone: str = "info"
    title: str = ""
    text: str = ""
    link: str = ""
    act: Callable[[], object] | None = None


def office_of(office_id: str | None) -> Office | None:
    """The counter; None where this app does not know it."""
    try:
        return office(office_id or "")
    except KeyError:
        return None


def message(state: IssuingState, tr: Tr, lang: str, again: Callable[[], object]) -> Message:
    """What went wrong, or how old the copy is."""
    fault = state.fault
    if fault is None or state.now is None:
        return Message()
    if fault.offline and fault.deed in ("refresh", "slots"):
        when = as_of(state.as_of, state.now, lang) if state.as_of else ""
        text = tr("issuing.offline_as_of", when=when) if when else tr(fault.key)
        return Message("info", tr("issuing.offline"), text, tr("action.retry"), again)
    return Message("error", tr(f"issuing.failed.{fault.deed}"), tr(fault.key, **fault.values))


def headline(state: IssuingState, tr: Tr) -> str:
    """Where the request stands, in a phrase."""
    file = state.file
    if file is None:
        return ""
    if file.state in ("submitted", "accepted", "supplement") and state.clock:
        counted = [one.number for one in state.clock if one.kind == "counted" and one.number]
        at = max(counted, default=0)
        if state.today and file.due_on and state.today > file.due_on:
            return tr("issuing.head.late", days=file.days)
        waits = "waits" if file.state == "supplement" else "runs"
        return tr(f"issuing.head.{waits}", n=at, days=file.days)
    return tr(f"issuing.head.{file.state}", level=file.level)


def subline(state: IssuingState, tr: Tr, lang: str) -> str:
    """Who asked, when."""
    file = state.file
    if file is None:
        return ""
    when = weekday_date(viet_nam_day(file.asked_at), lang)
    key = "issuing.asked_by_guardian" if file.through_guardian else "issuing.asked"
    return tr(key, name=file.full_name, when=when)


def supplement(state: IssuingState, lang: str) -> tuple[str, str]:
    """What to fix, and how; empty where nothing is."""
    wanted = state.file.supplement if state.file else None
    known = {one.id: (one.name[lang], one.fix[lang]) for one in issuing_terms().supplements}
    return known.get(wanted, (wanted, "")) if wanted else ("", "")


def refusal(state: IssuingState, lang: str) -> tuple[str, str]:
    """Why it was refused, and what to do."""
    wanted = state.file.refusal if state.file else None
    known = {one.id: (one.name[lang], one.next[lang]) for one in issuing_terms().refusals}
    return known.get(wanted, (wanted, "")) if wanted else ("", "")


def stopped_at(state: IssuingState, tr: Tr, lang: str) -> str:
    """Since when the clock has stopped."""
    asked = [one for one in state.file.events if one.kind == "supplement"] if state.file else []
    return tr("issuing.stopped.text", when=moment_text(asked[-1].at, lang)) if asked else ""


def rule_of(state: IssuingState) -> Rule | None:
    """The rule that says how many days it takes, in the rule set shown."""
    if state.file is None or not state.rules:
        return None
    return rule_set(state.rules).rule(state.file.rule_id)


def rule_words(state: IssuingState, tr: Tr, lang: str) -> str:
    """How many working days, on what ground, by which article."""
    rule = rule_of(state)
    if rule is None or state.file is None:
        return ""
    words = tr(f"issuing.rule.{rule.id}", n=state.file.days)
    source = f"{words} {rule.source[lang]}."
    unsure = tr("rule_status.unconfirmed")
    return f"{source} {unsure}." if rule.status == "unconfirmed" else source


def clock_note(state: IssuingState, tr: Tr, lang: str) -> str:
    """When it ends as things stand."""
    if state.file is None or state.file.due_on is None:
        return ""
    key = "calendar.if_sent_today" if state.file.state == "supplement" else "calendar.due"
    return tr(key, day=weekday_date(state.file.due_on, lang))


def stations(state: IssuingState, tr: Tr, lang: str) -> list[Station]:
    """Every step so far, and what comes next."""
    file = state.file
    if file is None:
        return []
    found = []
    for at, event in enumerate(file.events):
        last = at == len(file.events) - 1
        mark: Mark = _MARKS.get(event.kind, "done") if last else "done"
        waits = tr("issuing.waits_for_you") if last and event.kind == "supplement" else ""
        said = (_detail(event, lang), moment_text(event.at, lang))
        text = ", ".join(part for part in said if part)
        found.append(Station(tr(f"issuing.step.{event.kind}"), text, mark, waits))
    if state.is_open and file.state != "supplement":
        key = "come" if file.state == "booked" else "answer"
        when = _next_day(state, lang)
        found.append(Station(tr(f"issuing.step.{key}"), when, "now"))
    return found


def _next_day(state: IssuingState, lang: str) -> str:
    file = state.file
    if file is None:
        return ""
    if file.state == "booked" and file.slot_at:
        return moment_text(file.slot_at, lang)
    return date_text(file.due_on, lang) if file.due_on else ""


def _detail(event: IssuingEvent, lang: str) -> str:
    known: dict[str, Any] = {
        **{one.id: one.name for one in issuing_terms().supplements},
        **{one.id: one.name for one in issuing_terms().refusals},
    }
    place = office_of(event.detail)
    if place is not None:
        return place.name[lang]
    return known[event.detail][lang] if event.detail in known else ""


def slot_words(state: IssuingState, lang: str) -> tuple[str, str]:
    """Day and time of the appointment that was made."""
    if state.file is None or state.file.slot_at is None:
        return "", ""
    slot = state.file.slot_at
    return weekday_date(viet_nam_day(slot), lang), clock_time(slot)
