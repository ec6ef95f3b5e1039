"""Services abroad: what waits, a code to type, and who asked before with what came of it."""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from app.container import Container
from app.features.foreign_services.state import ForeignServicesState
from app.features.foreign_services.view_model import ForeignServicesViewModel
from app.runtime.destinations import ForeignServices
from app.runtime.text import as_of, time_and_day
from app.runtime.view_model import Phase
from app.shared.foreign import foreign_question, foreign_service
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_OUTCOMES: dict[str, tuple[str, str]] = {
    "answered": ("ok", "check"),
    "unprovable": ("warn", "eye-off-outline"),
    "declined": ("neutral", "close"),
    "expired": ("warn", "clock-outline"),
    "refused": ("error", "shield-alert-outline"),
    "withdrawn": ("info", "undo-variant"),
}
"""Outcome → tone and icon of its chip."""


class Message(NamedTuple):
    """A banner; without a title there is none."""

    tone: str = "info"
    title: str = ""
    text: str = ""
    icon: str = ""
    link: str = ""
    act: Callable[[], object] | None = None


class ForeignServicesScreen(BoundScreen):
    """The way in, and the memory."""

    skeleton: ClassVar[list[float]] = [48, 64, 64, 64]

    def is_content(self, state: ForeignServicesState) -> bool:
        """Whether the server or the copy has told."""
        return state.phase is Phase.CONTENT

    def can_type(self, state: ForeignServicesState) -> bool:
        """Whether a code leads anywhere under this rule set."""
        return self.is_content(state) and state.provided

    def message(self, state: ForeignServicesState, tr: Tr, lang: str) -> Message:
        """No network; a deed that failed; or that the rule set has no platform."""
        fault = state.fault
        if not self.is_content(state):
            return Message()
        if fault is not None and fault.offline:
            when = as_of(state.as_of, state.now, lang) if state.as_of and state.now else ""
            text = tr("foreign.offline_text", when=when) if when else tr(fault.key)
            return Message(
                "info", tr("foreign.offline"), text, "", tr("action.retry"), self.vm.refresh
            )
        if fault is not None:
            return Message(
                "error", tr(f"foreign.fault.{fault.deed}"), tr(fault.key, **fault.values)
            )
        if not state.provided:
            rule = rule_set(state.rules).rule("foreign_sign_in")
            said = tr(f"foreign.rule.{rule.value}", article=rule.source[lang])
            text = f"{said} {tr(f'rule_status.{rule.status}')}."
            return Message("info", tr("foreign.not_provided"), text, "scale-balance",
                           tr("foreign.compare_short"), self.vm.compare)  # fmt: skip
        return Message()

    # --- the code ---------------------------------------------------------------------------------
    def code(self, state: ForeignServicesState) -> str:
        """In two groups, as the page shows it."""
        return f"{state.code[:4]} {state.code[4:]}".rstrip()

    def code_fault(self, state: ForeignServicesState, tr: Tr) -> str:
        """How to put it right."""
        return (
            tr(f"foreign.code.{state.code_fault}", **dict(state.code_values))
            if state.code_fault
            else ""
        )

    def submit(self, state: ForeignServicesState, tr: Tr) -> list[Action]:
        """Find the question."""
        return [Action(tr("foreign.code.submit"), self.vm.submit, busy=state.doing == "type")]

    # --- lists ------------------------------------------------------------------------------------
    def waiting(self, state: ForeignServicesState, lang: str) -> list[Row]:
        """Each question, leading to its consent."""
        rows = []
        for one in state.waiting:
            icon, name, question = _who(one.service_id, one.question_id, lang)
            rows.append(
                Row(
                    name, question, icon, "info", act=lambda o=one.id: self.vm.open(o), chevron=True
                )
            )
        return rows

    def log(self, state: ForeignServicesState, tr: Tr, lang: str) -> list[Row]:
        """Who, when, what, and what came of it; each leads to its receipt."""
        rows = []
        for one in state.log:
            icon, name, question = _who(one.service_id, one.question_id, lang)
            tone, mark = _OUTCOMES[one.outcome]
            rows.append(
                Row(
                    name, f"{time_and_day(one.at, lang)}\n{question}", icon,
                    "error" if one.outcome == "refused" else "info",
                    act=lambda o=one.request_id: self.vm.open(o),
                    chip=tr(f"foreign.outcome.{one.outcome}"), chip_tone=tone, chip_icon=mark,
                )
            )  # fmt: skip
        return rows

    def kept(self, state: ForeignServicesState, tr: Tr, lang: str) -> str:
        """For how long it is kept, by which article."""
        if not state.rules:
            return ""
        rule = rule_set(state.rules).rule("use_history_years")
        return tr("foreign.log.kept", n=rule.value, article=rule.source[lang])

    # --- faults -----------------------------------------------------------------------------------
    def fault_text(self, state: ForeignServicesState, tr: Tr) -> str:
        """Why there is nothing to show."""
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    def retry(self, state: ForeignServicesState, tr: Tr) -> list[Action]:
        """Again."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def _who(service_id: str, question_id: str, lang: str) -> tuple[str, str, str]:
    """Icon, name with country, and question; ids where a newer server knows more."""
    try:
        service, question = foreign_service(service_id), foreign_question(question_id)
    except KeyError:
        return "earth", service_id, question_id
    return service.icon, f"{service.name[lang]}, {service.country[lang]}", question.ask[lang]


def build(app: Container, _: ForeignServices) -> ForeignServicesScreen:
    """The screen over services abroad."""
    return ForeignServicesScreen(ForeignServicesViewModel(app))
