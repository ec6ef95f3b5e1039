"""Presenting in person: the choice, and the face with a clock that runs beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kivy.clock import Clock

from app.container import Container
from app.features.present import blocks  # noqa: F401 — registers the block that the .kv names
from app.features.present.view_model import Choice, PresentState, PresentViewModel
from app.runtime.destinations import Present
from app.runtime.document_words import card_words, field_words, type_of
from app.runtime.text import as_of, date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.clock import VIET_NAM, viet_nam_day
from app.shared.doctypes import DocumentType, document_types
from app.shared.rules.standing import DocumentState
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.document_face import FaceField, portrait_of
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.theme import motion

load_beside(__file__)

Tr = Callable[..., str]
_WITH_PORTRAIT = "identity_card"


@dataclass(frozen=True, slots=True)
class Message:
    """What the banner says; no title is no banner."""

    title: str = ""
    text: str = ""
    tone: str = "warn"
    link: str = ""


class PresentScreen(BoundScreen):
    """The tab: one document at a time, for a minute at a time."""

    def __init__(self, vm: PresentViewModel, **kwargs: Any) -> None:
        self._tick: Any = None
        super().__init__(vm, **kwargs)

    def enter(self) -> None:
        """What is shown from the start needs its clock too."""
        super().enter()
        self.on_state(self, self.state)

    def leave(self) -> None:
        """Nobody sees the clock any more."""
        super().leave()
        self._run_clock(on=False)

    def on_state(self, _: object, state: PresentState) -> None:
        """The clock runs while something is shown, and only then."""
        self._run_clock(on=state.showing)

    def _run_clock(self, *, on: bool) -> None:
        if on and self._tick is None:
            self._tick = Clock.schedule_interval(self.vm.pass_time, 1)
        elif not on and self._tick is not None:
            self._tick.cancel()
            self._tick = None

    # --- which blocks -----------------------------------------------------------------------------
    def is_open(self, state: PresentState) -> bool:
        """A document is shown, or was until it masked itself."""
        return state.showing or state.masked_again

    def is_choosing(self, state: PresentState) -> bool:
        """The list is shown, and something in it can be presented."""
        return state.phase is Phase.CONTENT and not self.is_open(state) and bool(state.presentable)

    def has_face(self, state: PresentState) -> bool:
        """Whether there is a document to draw."""
        return state.chosen is not None

    def is_loading(self, state: PresentState) -> bool:
        """Nothing known yet."""
        return state.phase is Phase.LOADING

    def is_empty(self, state: PresentState) -> bool:
        """Nothing that can be presented."""
        nothing = state.phase is Phase.CONTENT and not state.presentable
        return state.phase is Phase.EMPTY or nothing

    def space_above_empty(self, state: PresentState) -> float:
        """Less where rows with reasons follow."""
        return 8 if state.choices else 72

    def is_failed(self, state: PresentState) -> bool:
        """Not known, and not to be had now."""
        return state.phase is Phase.FAILED

    def message(self, state: PresentState, tr: Tr, lang: str) -> Message:
        """That what was shown has ended; or the copy's age."""
        if state.taken_away:
            return Message(tr("present.ended"), tr("present.ended_text"))
        if not state.fault_key or not state.as_of or not state.now or self.is_open(state):
            return Message()
        return Message(
            title=tr("present.offline" if state.offline else "present.not_refreshed"),
            text=tr("present.as_of", age=as_of(state.as_of, state.now, lang)),
            tone="info" if state.offline else "warn",
            link="" if state.refreshing else tr("action.retry"),
        )

    # --- the face ---------------------------------------------------------------------------------
    def face_title(self, state: PresentState, lang: str) -> str:
        """Its name."""
        return card_words(state.chosen.document, lang)[0] if state.chosen else ""

    def face_note(self, state: PresentState, lang: str) -> str:
        """That it is a sample."""
        return _kind(state.chosen).specimen[lang]

    def face_colour(self, state: PresentState) -> str:
        """A token of the theme."""
        return _kind(state.chosen).face

    def portrait(self, state: PresentState) -> str:
        """Only the identity card carries one."""
        if state.chosen is None or state.chosen.document.type_id != _WITH_PORTRAIT:
            return ""
        return portrait_of(state.chosen.document.fields)

    def face_fields(self, state: PresentState, tr: Tr, lang: str) -> list[FaceField]:
        """What is printed on it; unmasked only while it is shown."""
        if state.chosen is None:
            return []
        document = state.chosen.document
        found = [
            FaceField(spec.label[lang], field_words(spec, value, lang, revealed=state.showing))
            for spec in _kind(state.chosen).fields
            if spec.on_face and (value := document.fields.get(spec.id))
        ]
        if document.expires_on:
            day = date_text(document.expires_on, lang)
            found.append(FaceField(tr("present.valid_until"), day))
        return found

    # --- while it is shown ------------------------------------------------------------------------
    def open_title(self, state: PresentState, tr: Tr, lang: str) -> str:
        """What is being presented."""
        return tr("present.presenting", document=_kind(state.chosen).short[lang])

    def clock(self, state: PresentState) -> str:
        """Hours, minutes and seconds."""
        return f"{state.now.astimezone(VIET_NAM):%H:%M:%S}" if state.now else ""

    def day(self, state: PresentState, lang: str) -> str:
        """The date, with its weekday."""
        return weekday_date(viet_nam_day(state.now), lang) if state.now else ""

    def left(self, state: PresentState) -> str:
        """``0:47``."""
        return f"{state.seconds_left // 60}:{state.seconds_left % 60:02}"

    # --- lists ------------------------------------------------------------------------------------
    def others(self, state: PresentState, lang: str) -> list[Row]:
        """What else can be presented."""
        if not self.is_choosing(state):
            return []
        return [
            _row(choice, lang, act=lambda choice=choice: self.vm.show(choice.document.id))
            for choice in state.presentable
            if state.chosen is None or choice.document.id != state.chosen.document.id
        ]

    def blocked(self, state: PresentState, tr: Tr, lang: str) -> list[Row]:
        """What cannot, and why; nothing to tap."""
        if self.is_open(state):
            return []
        return [_blocked_row(choice, state, tr, lang) for choice in state.blocked]

    def open_first(self, state: PresentState, tr: Tr, lang: str) -> list[Action]:
        """The one used last, or the first of the wallet."""
        label = tr("present.show", document=_kind(state.chosen).short[lang])
        return [Action(label, self.vm.show_chosen, icon="eye-outline")]

    def actions(self, state: PresentState, tr: Tr) -> list[Action]:
        """Mask it now; or show it again, or choose another."""
        if state.showing:
            return [
                Action(tr("present.hide"), self.vm.mask, kind="outline", icon="eye-off-outline")
            ]
        again = Action(tr("present.again"), self.vm.show_chosen, icon="eye-outline")
        return [again, Action(tr("present.another"), self.vm.close, kind="text")]

    def ways_on(self, state: PresentState, tr: Tr) -> list[Action]:
        """Ask again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]


def _kind(choice: Choice | None) -> DocumentType:
    known = type_of(choice.document.type_id) if choice else None
    return known or document_types()[0]


def _row(choice: Choice, lang: str, act: Callable[[], object] | None) -> Row:
    title, line = card_words(choice.document, lang)
    return Row(title, line, _kind(choice).icon, "primary", act=act, chevron=True)


def _blocked_row(choice: Choice, state: PresentState, tr: Tr, lang: str) -> Row:
    title, ends_on = card_words(choice.document, lang)[0], choice.document.expires_on
    day = date_text(ends_on, lang) if ends_on else ""
    if state.locked:
        return Row(title, tr("present.locked"), "lock-outline")
    if choice.standing.restricted:
        stopped = choice.standing.restricted[0]
        icon = "file-cancel-outline" if stopped == "revoked" else "file-lock-outline"
        return Row(title, tr(f"document.state.{stopped}"), icon)
    if choice.standing.state is DocumentState.HIDDEN:
        return Row(title, tr("present.hidden", day=day), "eye-off-outline")
    return Row(title, tr("present.expired", day=day), "clock-alert-outline")


def build(app: Container, destination: Present) -> PresentScreen:
    """The tab; opened on one document where its id is given."""
    period = round(motion("qr_period"))
    return PresentScreen(PresentViewModel(destination.document_id, app, period))
