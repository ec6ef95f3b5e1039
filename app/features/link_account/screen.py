"""Linking an account: draws the three steps, the bank's answer and what a rejection means."""

from collections.abc import Callable

from kivy.clock import Clock

from app.container import Container
from app.features.link_account.blocks import Choice
from app.features.link_account.state import LinkAccountState
from app.features.link_account.view_model import LinkAccountViewModel
from app.runtime.document_words import folded
from app.runtime.navigation import LinkAccount
from app.runtime.text import moment_text
from app.runtime.view_model import Phase
from app.shared.providers import provider, providers
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.context import LARGE_TEXT, ui
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
_STEPS = {"form": 1, "waiting": 2, "rejected": 2, "code": 3, "lapsed": 3}


class LinkAccountScreen(TickingScreen):
    """From an account's number to a linked account."""

    def on_state(self, _: object, state: LinkAccountState) -> None:
        """A new step begins at its top."""
        before, self._stage = getattr(self, "_stage", state.stage), state.stage
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
        return tr("link_account.step_of", n=at, what=tr(f"link_account.step.{at}")) if at else ""

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

    # --- which account ----------------------------------------------------------------------------
    def choices(self, state: LinkAccountState, lang: str) -> list[Choice]:
        """Providers that the search finds, by name with or without marks."""
        wanted = folded(state.query)
        return [
            Choice(one.id, one.name[lang], one.pays[lang], one.initials, one.face)
            for one in providers()
            if wanted in folded(f"{one.name['vi']} {one.name['en']} {one.initials}")
        ]

    def number_kind(self, state: LinkAccountState) -> str:
        """Cells for digits; letters that were typed are shown as they are."""
        return "text" if state.number_fault and state.number_fault.kind == "letters" else "digits"

    def number_fault(self, state: LinkAccountState, tr: Tr) -> str:
        """How to fix it."""
        fault = state.number_fault
        return tr(f"link_account.fault.{fault.kind}", n=fault.count) if fault else ""

    # --- the bank's answer ------------------------------------------------------------------------
    def provider_name(self, state: LinkAccountState, lang: str) -> str:
        """The bank by name."""
        try:
            return provider(state.provider_id).name[lang]
        except KeyError:  # none chosen yet, or a newer server's provider
            return state.provider_id

    def account_words(self, state: LinkAccountState, tr: Tr) -> str:
        """The account by its last digits."""
        ending = state.link.number_ending if state.link else ""
        return tr("link_account.account", digits=ending)

    def change_label(self, state: LinkAccountState, tr: Tr) -> str:
        """Another account, while this one is not linked yet."""
        return tr("link_account.change") if state.stage == "code" else ""

    def wait_title(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What goes on."""
        key = "link_account.waiting_slow" if state.slow else "link_account.waiting"
        return tr(key, bank=self.provider_name(state, lang))

    def shows_names(self, state: LinkAccountState) -> bool:
        """Whether a name came back."""
        if state.phase is not Phase.CONTENT or state.link is None:
            return False
        if state.stage == "rejected":
            return state.link.rejection == "name_differs"
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

    # --- the code ---------------------------------------------------------------------------------
    def code_note(self, state: LinkAccountState, tr: Tr) -> str:
        """Wrong, or how many tries there are."""
        left = state.code_tries_left
        if left is None:
            return tr("link_account.code_wrong_plain") if state.code_wrong else ""
        return tr("link_account.code_wrong" if state.code_wrong else "link_account.tries", n=left)

    def resend_note(self, state: LinkAccountState, tr: Tr) -> str:
        """How long to wait, or that no more are sent."""
        if state.resends_over:
            return tr("link_account.resends_over")
        if not state.resend_wait:
            return ""
        minutes, seconds = divmod(state.resend_wait, 60)
        return tr("link_account.resend_wait", time=f"{minutes}:{seconds:02}")

    def where_sent(self, state: LinkAccountState, tr: Tr) -> str:
        """To the phone's number, or nowhere: it is on this screen."""
        if state.in_app:
            return tr("link_account.code_in_app")
        return tr("link_account.code_sent", ending=state.phone_ending)

    def shows_code(self, state: LinkAccountState) -> bool:
        """A code that came in the app is shown where it is asked for."""
        return self.at(state, "code") and state.in_app and state.message_code is not None

    def app_code(self, state: LinkAccountState, tr: Tr) -> str:
        """The code, in two groups as it is read."""
        code = state.message_code or ""
        return tr("link_account.app_code", code=f"{code[:3]} {code[3:]}")

    def app_fill(self, state: LinkAccountState, tr: Tr) -> str:
        """One tap fills it in."""
        filled = state.busy or state.message_code == state.code
        return "" if filled else tr("link_account.app_fill")

    def fill_label(self, state: LinkAccountState, tr: Tr) -> str:
        """Only while a text message holds a code that is not in."""
        if state.in_app or state.message_code is None or state.message_code == state.code:
            return ""
        return tr("link_account.fill")

    def default_rows(self, state: LinkAccountState, tr: Tr) -> list[Row]:
        """A switch; the first account is the default by itself."""
        title = tr("link_account.make_default")
        if not state.has_default:
            return [Row(title, tr("link_account.first_default"), chip=tr("benefits.default"))]
        text = tr("link_account.make_default_text")
        return [Row(title, text, act=self.vm.switch_default, switch=state.make_default)]

    # --- rejected, lapsed, linked -----------------------------------------------------------------
    def rejection(self, part: str, state: LinkAccountState, tr: Tr) -> str:
        """What happened, or what to do and who must."""
        why = "lapsed" if state.stage == "lapsed" else state.link and state.link.rejection
        if not why:
            return ""
        ending = state.link.number_ending if state.link else ""
        return tr(f"link_account.rejected.{part}.{why}", digits=ending)

    def kept(self, state: LinkAccountState, tr: Tr) -> list[str]:
        """What was not lost; a number that was typed before the app was closed is not here."""
        typed = [tr("link_account.kept.typed")] if state.number else []
        return [*typed, tr("link_account.kept.default")]

    def rejected_actions(self, state: LinkAccountState, tr: Tr) -> list[Action]:
        """Again where that can help, another account, or a better number."""
        other = Action(tr("link_account.other"), self.vm.restart, kind="outline")
        why = "lapsed" if state.stage == "lapsed" else state.link and state.link.rejection
        if why in ("lapsed", "provider_silent"):
            return [Action(tr("action.retry"), self.vm.again, icon="refresh"), other]
        if why == "no_such_account":
            return [Action(tr("link_account.edit"), self.vm.again, icon="pencil-outline"), other]
        return [Action(tr("link_account.other"), self.vm.restart)]

    def fault_code(self, state: LinkAccountState, tr: Tr, lang: str) -> str:
        """What to name at the counter."""
        if state.link is None or state.now is None:
            return ""
        code, moment = f"LK-{state.link.id[:6].upper()}", moment_text(state.link.asked_at, lang)
        return tr("link_account.fault_code", code=code, moment=moment)

    def copy_fault(self) -> None:
        """Onto the phone's clipboard."""
        self.vm.copy_code(self.fault_code(self.state, ui.tr, ui.lang))

    def linked_text(self, state: LinkAccountState, tr: Tr) -> str:
        """What follows."""
        default = state.link is not None and state.link.is_default
        return tr("link_account.linked_default" if default else "link_account.linked_text")

    # --- the bottom, and the passcode -------------------------------------------------------------
    def actions(self, state: LinkAccountState, tr: Tr) -> list[Action]:
        """One button a step."""
        if state.phase is not Phase.CONTENT:
            return []
        if state.stage == "form":
            return [Action(tr("link_account.continue"), self.vm.proceed, enabled=state.online)]
        if state.stage == "waiting":
            return [Action(tr("link_account.leave"), self.vm.finish, kind="outline")]
        if state.stage == "code":
            ready = state.ready and state.online
            confirm = tr("link_account.confirm")
            return [Action(confirm, self.vm.confirm, busy=state.busy, enabled=ready)]
        if state.stage == "linked":
            return [Action(tr("link_account.done"), self.vm.finish, icon="check")]
        return []

    def note(self, state: LinkAccountState, tr: Tr) -> str:
        """Why the button rests."""
        if state.phase is not Phase.CONTENT or not state.online:
            return ""
        if state.stage == "form" and not state.provider_id:
            return tr("link_account.choose_first")
        if state.stage == "code" and not state.ready and not state.code_wrong:
            return tr("link_account.code_first")
        return ""

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


def build(app: Container, destination: LinkAccount) -> LinkAccountScreen:
    """The screen that links an account."""
    del destination
    return LinkAccountScreen(LinkAccountViewModel(app))
