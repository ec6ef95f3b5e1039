"""Linking an account: draws the three steps, the bank's answer and what a rejection means."""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from app.container import Container
from app.features.link_account import doctor
from app.features.link_account.code_part import CodePart
from app.features.link_account.doctor_part import DoctorPart
from app.features.link_account.form_part import FormPart
from app.features.link_account.state import LinkAccountState
from app.features.link_account.view_model import LinkAccountViewModel
from app.runtime.destinations import LinkAccount
from app.runtime.text import date_text
from app.runtime.view_model import Phase
from app.shared.rules.routing import first_day
from app.shared.rulesets import rule_set
from app.ui.components.bars import Action
from app.ui.context import LARGE_TEXT, ui
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
_STEPS = {"kind": 1, "form": 2, "consent": 3, "waiting": 3, "code": 3, "lapsed": 3}
_BACK = ("form", "consent")
_EARLY = ("kind", "form")


class LinkAccountScreen(FormPart, CodePart, DoctorPart, TickingScreen):
    """From an account's number to a linked account."""

    def __init__(self, vm: LinkAccountViewModel) -> None:
        self._later: Any = None  # blocks that are made when they are first shown
        super().__init__(vm)
        self._make_later(self.state)

    def _make_later(self, state: LinkAccountState) -> None:
        """The blocks of the later steps, the first time that one of them is shown."""
        if self._later is None and self.body is not None and state.stage not in _EARLY:
            from app.features.link_account.later_steps import LaterSteps  # noqa: PLC0415 — as said

            self._later = LaterSteps(screen=self)
            self._later.hand_over()
            self.arrange_soon()

    def on_state(self, _: object, state: LinkAccountState) -> None:
        """A new step begins at its top."""
        before, self._stage = getattr(self, "_stage", state.stage), state.stage
        self._make_later(state)
        if before != state.stage and self.body is not None:
            self.body.offset = 0
            if state.stage == "code" and ui.text_scale >= LARGE_TEXT:
                Clock.schedule_once(lambda _: self._show_boxes(), -1)

    def _show_boxes(self) -> None:
        """At large text the names stand above the sight: what is asked for comes first."""
        title, boxes = self.ids.code_title, self.ids.boxes
        if self.body is not None and boxes.visible:
            self.arrange()
            self.body.reveal(boxes, 0, boxes.height / ui.density)
            self.body.reveal(title, 0, title.height / ui.density)

    # --- where on the way -------------------------------------------------------------------------
    def at(self, state: LinkAccountState, stage: str) -> bool:
        """Whether that part of the way is shown."""
        return state.phase is Phase.CONTENT and state.stage == stage

    def step(self, state: LinkAccountState) -> int:
        """Of three; 0 where there is no way to walk."""
        return _STEPS.get(state.stage, 0) if state.phase is Phase.CONTENT else 0

    def step_words(self, state: LinkAccountState, tr: Tr) -> str:
        """The step by number and name."""
        at = self.step(state)
        what = "number" if at == 2 else state.stage
        return tr("link_account.step_of", n=at, what=tr(f"link_account.step.{what}")) if at else ""

    def closes(self, state: LinkAccountState) -> bool:
        """Whether the way out of the bar leaves; otherwise it is one step back."""
        return state.stage not in _BACK

    def has_fault(self, state: LinkAccountState) -> bool:
        """Whether the last deed was refused, or none can be done."""
        if state.phase is not Phase.CONTENT or state.stage == "linked":
            return False
        return bool(state.fault_key) or not state.online

    def fault(self, state: LinkAccountState, tr: Tr) -> str:
        """In plain words; what was typed is kept."""
        if not state.online:
            waits = state.stage == "waiting"
            return tr("link_account.offline_waiting" if waits else "link_account.offline_text")
        return tr(state.fault_key) if state.fault_key else ""

    def load_again(self, tr: Tr) -> list[Action]:
        """Ask once more."""
        return [Action(tr("action.retry"), self.vm.start, icon="refresh")]

    def heading(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What this step asks, or what became of the link."""
        if state.phase is not Phase.CONTENT:
            return ""
        match state.stage:
            case "kind":
                return self.said("link_account.where", state, tr)
            case "form":
                return self.kind_words("which", state, tr, lang)
            case "consent":
                return tr("link_account.consent")
            case "rejected":
                return self.diagnosis("title", state, tr, lang)
        return ""

    def lead(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """The sentence below it."""
        if state.phase is not Phase.CONTENT:
            return ""
        match state.stage:
            case "kind":
                return self.said("link_account.where_text", state, tr)
            case "consent":
                return self.asked_account(state, tr, lang)
            case "rejected":
                return self.diagnosis("text", state, tr, lang)
        return ""

    # --- the bank's answer ------------------------------------------------------------------------
    def account_words(self, state: LinkAccountState, tr: Tr) -> str:
        """The account by its last digits."""
        ending = state.link.number_ending if state.link else ""
        return tr("link_account.account", digits=ending)

    def change_label(self, state: LinkAccountState, tr: Tr) -> str:
        """Another account, while this one is not linked yet."""
        return tr("link_account.change") if state.stage == "code" else ""

    def wait_title(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What goes on."""
        if opens := doctor.answers_at(state.link):
            bank = self.provider_name(state, lang)
            return tr("link_account.waiting_closed", bank=bank, opens=opens)
        key = "link_account.waiting_slow" if state.slow else "link_account.waiting"
        return tr(key, bank=self.provider_name(state, lang))

    def wait_text(self, state: LinkAccountState, tr: Tr) -> str:
        """That one may leave; how long it takes."""
        shut = doctor.answers_at(state.link)
        return tr("link_account.may_leave_closed" if shut else "link_account.may_leave")

    def their_place(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """Where the other name stands."""
        name = self.provider_name(state, lang)
        ending = state.link.number_ending if state.link else ""
        return tr("link_account.at_provider", provider=name, digits=ending)

    def shows_names(self, state: LinkAccountState) -> bool:
        """Whether a name came back."""
        if state.phase is not Phase.CONTENT or state.link is None:
            return False
        return state.stage in ("code", "linked")

    def matches(self, state: LinkAccountState) -> bool:
        """Whether the two names are one."""
        comparison = state.link.comparison if state.link else None
        return comparison is None or comparison.matches

    def verdict(self, state: LinkAccountState, tr: Tr) -> str:
        """The same in words; nothing where no name came back."""
        if state.link is None or state.link.comparison is None:
            return ""
        return tr("link_account.matches" if self.matches(state) else "link_account.differs")

    def name(self, whose: str, state: LinkAccountState) -> str:
        """As compared."""
        comparison = state.link.comparison if state.link else None
        return str(getattr(comparison, whose)) if comparison else ""

    def plain_note(self, state: LinkAccountState, tr: Tr) -> str:
        """That marks were not compared, where the bank prints none."""
        comparison = state.link.comparison if state.link else None
        return tr("link_account.plain") if comparison and comparison.plain else ""

    # --- rejected, lapsed, linked -----------------------------------------------------------------
    def lapsed(self, part: str, state: LinkAccountState, tr: Tr) -> str:
        """What happened, or what to do."""
        ending = state.link.number_ending if state.link else ""
        return tr(f"link_account.lapsed.{part}", digits=ending)

    def kept(self, state: LinkAccountState, tr: Tr) -> list[str]:
        """What was not lost; a number that was typed before the app was closed is not here."""
        typed = [tr("link_account.kept.typed")] if state.number else []
        return [*typed, tr("link_account.kept.default")]

    def lapsed_actions(self, tr: Tr) -> list[Action]:
        """The same account again, or another one."""
        other = Action(tr("link_account.other"), self.vm.restart, kind="outline")
        return [Action(tr("action.retry"), self.vm.again, icon="refresh"), other]

    def linked_text(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What follows."""
        link = state.link
        default = link is not None and link.is_default
        words = tr("link_account.linked_default" if default else "link_account.linked_text")
        if link is None or link.linked_at is None or not state.rules:
            return words
        day = date_text(first_day(link.linked_at, rule_set(state.rules)), lang)
        return f"{words} {tr('link_account.linked_from', day=day)}"

    # --- the bottom, and the passcode -------------------------------------------------------------
    def actions(self, state: LinkAccountState, tr: Tr) -> list[Action]:
        """One button a step; more where a link was rejected."""
        if state.phase is not Phase.CONTENT:
            return []
        match state.stage:
            case "kind" | "form":
                label, act, enabled = "link_account.continue", self.vm.proceed, state.ready
            case "consent":
                label, act, enabled = "link_account.ask", self.vm.proceed, state.ready
            case "waiting":
                return [Action(tr("link_account.leave"), self.vm.finish, kind="outline")]
            case "code":
                label, act, enabled = "link_account.confirm", self.vm.confirm, state.ready
            case "linked":
                where = Action(tr("link_account.routing"), self.vm.see_routing, kind="outline")
                return [Action(tr("link_account.done"), self.vm.finish, icon="check"), where]
            case "rejected":
                return self.doctor_actions(state, tr, ui.lang)
            case _:
                return []
        return [Action(tr(label), act, busy=state.busy, enabled=enabled and state.online)]

    def note(self, state: LinkAccountState, tr: Tr) -> str:
        """Why the button rests."""
        if state.phase is not Phase.CONTENT or not state.online:
            return ""
        missing = _missing(state)
        return tr(f"link_account.{missing}") if missing else ""

    def passcode_text(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """For exactly which account."""
        bank, ending = self.provider_name(state, lang), state.number[-4:]
        return tr("link_account.passcode_text", bank=bank, digits=ending)

    def passcode_actions(self, state: LinkAccountState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("benefits.cancel"), self.vm.shut, kind="text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]


def _missing(state: LinkAccountState) -> str | None:
    """What has to be done before one goes on; None where the field itself says it."""
    if state.ready:
        return None
    match state.stage:
        case "kind" | "consent" as stage:
            return f"{stage}_first"
        case "form" if not state.provider_id:
            return "choose_first"
        case "form":
            return "number_first" if state.number_fault is None else None
        case "code":
            return None if state.code_wrong else "code_first"
    return None


def build(app: Container, destination: LinkAccount) -> LinkAccountScreen:
    """The screen that links an account, or shows how one link stands."""
    return LinkAccountScreen(LinkAccountViewModel(app, destination=destination))
