"""One question of a service abroad: consent for this once, or why nothing can be sent; receipt."""

from typing import ClassVar

from app.container import Container
from app.features.foreign_sign_in import wording
from app.features.foreign_sign_in.blocks import Leaf, ReceiptLine
from app.features.foreign_sign_in.state import ForeignSignInState
from app.features.foreign_sign_in.view_model import ForeignSignInViewModel
from app.features.foreign_sign_in.wording import Asker, Message, Tr
from app.runtime.destinations import ForeignSignIn
from app.runtime.document_words import type_of
from app.runtime.view_model import Phase
from app.ui.components.bars import Action
from app.ui.context import LARGE_TEXT
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

_LAST_SECONDS = 10
_RULES = {
    "consent": "foreign_consent", "sent": "foreign_consent", "unprovable": "foreign_unprovable",
    "blocked": "foreign_sign_in", "not_provided": "foreign_sign_in", "over": "foreign_consent",
}  # fmt: skip


class ForeignSignInScreen(TickingScreen):
    """Asked, answered once, told in full."""

    skeleton: ClassVar[list[float]] = [180, 220, 56]

    def is_content(self, state: ForeignSignInState) -> bool:
        """Whether there is a question."""
        return state.phase is Phase.CONTENT

    def is_at(self, state: ForeignSignInState, *stages: str) -> bool:
        """Whether one of these faces is shown."""
        return self.is_content(state) and state.stage in stages

    def shows_clocks(self, state: ForeignSignInState, text_scale: float) -> bool:
        """Both clocks abroad; at large text the question alone has room for the first sight."""
        return self.is_content(state) and state.abroad is not None and text_scale < LARGE_TEXT

    def agrees_at_foot(self, state: ForeignSignInState, text_scale: float) -> bool:
        """The tick stands beside the button it opens, whatever is scrolled to."""
        return self.is_at(state, "consent") and text_scale < LARGE_TEXT

    def agrees_in_body(self, state: ForeignSignInState, text_scale: float) -> bool:
        """Except at large text, where the foot would cover the question."""
        return self.is_at(state, "consent") and text_scale >= LARGE_TEXT

    def is_trusted(self, state: ForeignSignInState) -> bool:
        """Whether the platform let it ask."""
        return state.request is not None and state.request.refusal is None

    def message(self, state: ForeignSignInState, tr: Tr, lang: str) -> Message:
        """The banner."""
        return wording.message(state, tr, lang) if self.is_content(state) else Message()

    # --- who asks what ----------------------------------------------------------------------------
    def asker(self, state: ForeignSignInState, lang: str) -> Asker:
        """Tile and name."""
        return wording.asker(state, lang)

    def check(self, state: ForeignSignInState, tr: Tr, lang: str) -> str:
        """What the platform found."""
        return wording.check(state, tr, lang)

    def time_left(self, state: ForeignSignInState, tr: Tr) -> str:
        """Until it ends."""
        return wording.left_words(state.seconds_left, tr)

    def is_short(self, state: ForeignSignInState) -> bool:
        """Whether the last seconds run."""
        return 0 < state.seconds_left <= _LAST_SECONDS

    def question(self, state: ForeignSignInState, lang: str) -> str:
        """The one thing asked."""
        question = wording.question_of(state)
        return question.ask[lang] if question else ""

    def purpose(self, state: ForeignSignInState, lang: str) -> str:
        """What for, as the service says."""
        service = wording.service_of(state)
        return service.purpose[lang] if service else ""

    # --- what leaves ------------------------------------------------------------------------------
    def leaves(self, state: ForeignSignInState, tr: Tr, lang: str) -> list[Leaf]:
        """What they get, and what not."""
        return wording.leaves(state, tr, lang)

    def reference(self, state: ForeignSignInState) -> str:
        """The receipt's number."""
        return state.request.receipt.reference if state.request and state.request.receipt else ""

    def receipt(self, state: ForeignSignInState, tr: Tr, lang: str) -> list[ReceiptLine]:
        """What was sent, word for word."""
        return wording.receipt(state, tr, lang)

    def rule(self, state: ForeignSignInState, tr: Tr, lang: str) -> str:
        """By which rule."""
        rule_id = _RULES.get(state.stage)
        if rule_id is None or not self.is_content(state):
            return ""
        return wording.rule_words(state, rule_id, tr, lang)

    def reach(self, state: ForeignSignInState, tr: Tr, lang: str) -> str:
        """Which countries the platform reaches: nobody has said."""
        shown = self.is_at(state, "consent", "unprovable", "not_provided")
        return wording.rule_words(state, "abroad_reach", tr, lang) if shown else ""

    # --- what can be done -------------------------------------------------------------------------
    def actions(self, state: ForeignSignInState, tr: Tr, lang: str) -> list[Action]:
        """One thing to do, and the way out."""
        if not self.is_content(state):
            return []
        if state.stage in ("sent", "over", "blocked"):
            return self._afterwards(state, tr)
        free, declining = state.doing in (None, "refresh", "see"), state.doing == "decline"
        decline = Action(tr("foreign.send_nothing"), self.vm.decline, "text", busy=declining,
                         enabled=free)  # fmt: skip
        return [*self._first(state, tr, lang), decline]

    def _first(self, state: ForeignSignInState, tr: Tr, lang: str) -> list[Action]:
        if state.stage == "not_provided":
            return [Action(tr("foreign.compare"), self.vm.compare, icon="scale-balance")]
        if state.stage == "unprovable":
            kind = type_of(state.request.type_id or "") if state.request else None
            if kind is None or kind.renew is None:
                return []
            return [Action(kind.renew[lang], self.vm.renew, icon="refresh")]
        return [Action(self.passcode_title(state, tr), self.vm.send, enabled=state.can_send)]

    def _afterwards(self, state: ForeignSignInState, tr: Tr) -> list[Action]:
        log = Action(tr("foreign.open_log"), self.vm.open_log, "soft", icon="history")
        if state.request is None or state.request.state != "answered":
            return [log]
        free = state.doing in (None, "refresh", "see")
        return [log, Action(tr("foreign.withdraw"), self.vm.ask_withdraw, "text", enabled=free)]

    def note(self, state: ForeignSignInState, tr: Tr) -> str:
        """Why the button waits."""
        waits = self.is_at(state, "consent") and not state.agreed
        return tr("foreign.tick_first") if waits else ""

    def passcode_title(self, state: ForeignSignInState, tr: Tr) -> str:
        """What the passcode sends."""
        no = state.request is not None and state.request.finding == "no"
        return tr("foreign.send.no" if no else "foreign.send.yes")

    def passcode_text(self, state: ForeignSignInState, tr: Tr, lang: str) -> str:
        """To whom."""
        return tr("foreign.passcode.text", service=wording.asker(state, lang).name)

    def passcode_actions(self, state: ForeignSignInState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("foreign.not_now"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]

    def withdraw_text(self, state: ForeignSignInState, tr: Tr, lang: str) -> str:
        """What follows from taking consent back."""
        return tr("foreign.withdraw_text", service=wording.asker(state, lang).name)

    def confirming(self, state: ForeignSignInState, tr: Tr) -> list[Action]:
        """Take it back, or leave it."""
        busy = state.doing == "withdraw"
        return [
            Action(tr("foreign.withdraw"), self.vm.withdraw, busy=busy),
            Action(tr("foreign.keep"), self.vm.keep, "text", enabled=not busy),
        ]

    def fault_text(self, state: ForeignSignInState, tr: Tr) -> str:
        """Why there is nothing to show."""
        if state.phase is Phase.EMPTY:
            return tr("foreign.not_found")
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    def retry(self, state: ForeignSignInState, tr: Tr) -> list[Action]:
        """Again."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]


def build(app: Container, destination: ForeignSignIn) -> ForeignSignInScreen:
    """The screen of one question."""
    return ForeignSignInScreen(ForeignSignInViewModel(destination, app))
