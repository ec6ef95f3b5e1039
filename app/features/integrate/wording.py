"""The sentences of integrating: what may come, what is typed, where a request stands."""

from collections.abc import Callable
from typing import NamedTuple

from app.features.integrate.state import IntegrateState
from app.runtime.document_words import type_of
from app.runtime.text import as_of, moment_text
from app.shared.contract.integrations import OPEN_INTEGRATION, Integration
from app.shared.doctypes import DocumentType, FieldSpec
from app.shared.identity import masked_value
from app.shared.registers import register
from app.shared.rules.name_diff import NameDiff, name_diff
from app.ui.components.track import Station

Tr = Callable[..., str]
LOOKS: dict[str, tuple[str, str]] = {
    "sent": ("send", "info"),
    "silent": ("server-network-off", "warn"),
    "asked": ("database-search-outline", "info"),
    "integrated": ("check-circle-outline", "ok"),
    "returned": ("undo-variant", "warn"),
    "refused": ("close-circle-outline", "error"),
    "withdrawn": ("minus-circle-outline", "neutral"),
}
"""State → icon and tone of its tile."""


class Message(NamedTuple):
    """A banner; without a title there is none."""

    tone: str = "info"
    title: str = ""
    text: str = ""
    link: str = ""
    act: Callable[[], object] | None = None


def message(state: IntegrateState, tr: Tr, lang: str, again: Callable[[], object]) -> Message:
    """What went wrong, and that nothing was lost; or how old the copy is."""
    fault = state.fault
    if fault is None or state.known is None:
        return Message()
    if fault.deed == "refresh":
        age = as_of(state.as_of, state.now, lang) if state.as_of and state.now else ""
        text = tr("integrate.copy", age=age) if age else tr(fault.key)
        return Message("info", tr("document.offline"), text, tr("action.retry"), again)
    return Message("error", tr(f"integrate.failed.{fault.deed}"), tr(fault.key, **fault.values))


def name_of(type_id: str, lang: str) -> str:
    """What a kind is called."""
    kind = type_of(type_id)
    return kind.name[lang] if kind else type_id


def source_of(register_id: str, lang: str) -> str:
    """What a register is called."""
    try:
        return register(register_id).name[lang]
    except KeyError:  # a newer server's
        return register_id


def number_words(one: Integration, lang: str) -> str:
    """The numbers that were typed, masked ones behind dots."""
    kind = type_of(one.type_id)
    parts = []
    for name, value in one.numbers.items():
        spec = kind.field(name) if kind else None
        parts.append(_number(spec, value, lang))
    return ", ".join(parts)


def _number(spec: FieldSpec | None, value: str, lang: str) -> str:
    if spec is None or not spec.masked:
        return value
    return masked_value(spec.kind, value, lang)


def request_text(one: Integration, tr: Tr, lang: str) -> str:
    """Where a request stands, in a line."""
    return tr(f"integrate.line.{one.state}", moment=moment_text(one.events[-1].at, lang))


def stations(state: IntegrateState, tr: Tr, lang: str) -> list[Station]:
    """Sent, at the register, in the wallet: or how it ended otherwise."""
    one = state.request
    if one is None:
        return []
    at = {event.kind: moment_text(event.at, lang) for event in one.events}
    source = source_of(one.register_id, lang)
    is_open = one.state in OPEN_INTEGRATION
    asked = "asked" in at
    found = [Station(tr("integrate.step.sent"), at.get("sent", ""), "done")]
    if one.state == "silent":
        text = tr("integrate.step.silent_text", source=source)
        found.append(Station(tr("integrate.step.silent"), text, "now"))
    elif asked or is_open:
        title = tr("integrate.step.asked", source=source)
        text = at.get("asked") or tr("integrate.step.asked_text")
        found.append(Station(title, text, "done" if asked and not is_open else "now"))
    match one.state:
        case "integrated":
            found.append(Station(tr("integrate.step.integrated"), at["integrated"], "done"))
        case "returned" | "refused":
            mark = "failed" if one.state == "refused" else "now"
            waits = tr("integrate.waits") if one.state == "returned" else ""
            title = tr(f"integrate.step.{one.state}")
            found.append(Station(title, at[one.state], mark, waits))  # type: ignore[arg-type]
        case "withdrawn":
            found.append(Station(tr("integrate.step.withdrawn"), at["withdrawn"], "failed"))
        case _:
            found.append(Station(tr("integrate.step.integrated")))
    return found


def difference(state: IntegrateState) -> NameDiff | None:
    """The two names side by side; None where no name is the matter."""
    one = state.request
    last = one.events[-1] if one else None
    if last is None or state.known is None or last.name_there is None:
        return None
    return name_diff(state.known.full_name, last.name_there)


def difference_note(state: IntegrateState, tr: Tr) -> str:
    """Which letters differ, in a sentence."""
    diff = difference(state)
    if diff is None or not diff.changes:
        return ""
    parts = [
        tr("integrate.name_change", word=one.word, ours=one.ours or "–", theirs=one.theirs or "–")
        for one in diff.changes[:2]
    ]
    return " ".join(parts)


def why(state: IntegrateState, tr: Tr, lang: str) -> tuple[str, str]:
    """Why a request came back or was refused, and what to do; empty where it did not."""
    one = state.request
    last = one.events[-1] if one else None
    if one is None or last is None or last.reason is None:
        return "", ""
    source = source_of(one.register_id, lang)
    return (
        tr(f"integrate.reason.{last.reason}", source=source, number=number_words(one, lang)),
        tr(f"integrate.do.{last.reason}", source=source),
    )


def basis(kind: DocumentType, tr: Tr, lang: str) -> str:
    """Who says that such documents may be integrated."""
    terms = kind.integration
    marked = tr("document.unconfirmed") if terms.status == "unconfirmed" else ""
    source = tr("document.rule_source", source=terms.source[lang])
    return f"{source} {marked}".strip()
