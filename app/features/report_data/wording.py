"""The sentences of wrong data: which fact, what to type, where a report stands."""

from collections.abc import Callable
from typing import NamedTuple

from app.features.report_data.state import ReportState
from app.runtime.document_words import field_words, type_of
from app.runtime.text import as_of, date_text, moment_text
from app.shared.contract.data_reports import DataReport
from app.shared.doctypes import FieldSpec
from app.shared.registers import register
from app.shared.rulesets import rule_set

Tr = Callable[..., str]
STATES: dict[str, tuple[str, str]] = {
    "sent": ("send", "info"),
    "checking": ("text-search", "info"),
    "corrected": ("check-circle-outline", "ok"),
    "refused": ("close-circle-outline", "warn"),
    "withdrawn": ("undo-variant", "neutral"),
}
"""State → icon and tone of its tile."""


class Message(NamedTuple):
    """A banner; without a title there is none."""

    tone: str = "info"
    title: str = ""
    text: str = ""
    link: str = ""
    act: Callable[[], object] | None = None


def message(state: ReportState, tr: Tr, lang: str, again: Callable[[], object]) -> Message:
    """What went wrong, and that nothing was lost; or how old the copy is."""
    fault = state.fault
    if fault is None or state.document is None:
        return Message()
    if fault.deed == "refresh":
        age = as_of(state.as_of, state.now, lang) if state.as_of and state.now else ""
        text = tr("report_data.copy", age=age) if age else tr(fault.key)
        return Message("info", tr("document.offline"), text, tr("action.retry"), again)
    title = tr(f"report_data.failed.{fault.deed}")
    return Message("error", title, tr(fault.key, **fault.values))


def within(label: str) -> str:
    """A label as a sentence takes it."""
    return label[:1].lower() + label[1:]


def label_of(report: DataReport, lang: str) -> str:
    """What the reported fact is called."""
    kind = type_of(report.type_id)
    spec = kind.field(report.fact_id) if kind else None
    return spec.label[lang] if spec else report.fact_id


def name_of(register_id: str, lang: str) -> str:
    """What a register is called."""
    try:
        return register(register_id).name[lang]
    except KeyError:  # a newer server's
        return register_id


def follows(
    report: DataReport, spec: FieldSpec | None, state: ReportState, tr: Tr, lang: str
) -> str:
    """Where a report stands: what is right, who has it, until when, or what came of it."""
    last, name = report.events[-1], name_of(report.register_id, lang)
    parts = [f"{report.code}."]
    if spec is not None and report.claimed is not None and not state.hidden:
        value = field_words(spec, report.claimed, lang, revealed=False)
        parts.append(tr("report_data.claimed", value=value))
    match report.state:
        case "sent" | "checking":
            day = date_text(report.due_on, lang)
            parts.append(tr(f"report_data.state.{report.state}.text", source=name, day=day))
        case "refused":
            parts.append(tr(f"report_data.refusal.{last.refusal or 'record_right'}"))
        case _:
            moment = moment_text(last.at, lang)
            parts.append(tr(f"report_data.state.{report.state}.text", source=name, moment=moment))
    return " ".join(parts)


def clock(state: ReportState, tr: Tr, lang: str) -> str:
    """Until when it is answered, by which rule, and who chose that."""
    if state.due_on is None or not state.rules:
        return ""
    rule = rule_set(state.rules).rule("data_report_days")
    day = date_text(state.due_on, lang)
    words = tr("report_data.clock", n=rule.value, day=day)
    return f"{words} {rule.source[lang]}."
