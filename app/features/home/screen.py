"""Home: draws the resident's card, what there is to do and the shortcuts; forwards every tap."""

from collections.abc import Callable
from typing import Any, ClassVar

from kivy.clock import Clock

from app.container import Container
from app.features.home.things import Thing
from app.features.home.view_model import HomeState, HomeViewModel
from app.features.home.wording import words_of
from app.runtime.destinations import Home
from app.runtime.text import as_of
from app.runtime.view_model import Phase
from app.shared.identity import grouped, masked_number
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.components.shortcuts import Shortcut
from app.ui.context import LARGE_TEXT
from app.ui.kv import load_beside
from app.ui.theme import motion

load_beside(__file__)

Tr = Callable[..., str]
_NOON, _EVENING = 11, 18


class HomeScreen(BoundScreen):
    """One lacquered card, then what waits for the resident."""

    skeleton: ClassVar[list[float]] = [176, 20, 76, 76, 20, 96]

    def __init__(self, vm: HomeViewModel, **kwargs: Any) -> None:
        self._mask: Any = None
        super().__init__(vm, **kwargs)

    def on_state(self, _: object, state: HomeState) -> None:
        """A number that was revealed masks itself again."""
        if state.revealed and self._mask is None:
            self._mask = Clock.schedule_once(lambda _: self.vm.mask_number(), motion("reveal_hold"))
        elif not state.revealed and self._mask is not None:
            self._mask.cancel()
            self._mask = None

    def is_large(self, text_scale: float) -> bool:
        """Whether the name scrolls with the body, since it may take many lines."""
        return text_scale >= LARGE_TEXT

    # --- the resident -----------------------------------------------------------------------------
    def hello(self, state: HomeState, tr: Tr) -> str:
        """By the story's hour."""
        part = (
            "morning" if state.hour < _NOON else "afternoon" if state.hour < _EVENING else "evening"
        )
        return tr(f"home.hello.{part}")

    def has_account(self, state: HomeState) -> bool:
        """Whether there is a card to show."""
        return state.phase is Phase.CONTENT and state.level > 0

    def level(self, state: HomeState, tr: Tr, text_scale: float) -> str:
        """Short at large text."""
        return tr("home.level_short" if self.is_large(text_scale) else "home.level", n=state.level)

    def number_label(self, tr: Tr, text_scale: float) -> str:
        """Short at large text."""
        return tr("home.number_short" if self.is_large(text_scale) else "home.number")

    def number(self, state: HomeState, text_scale: float) -> str:
        """Masked; its last group alone at large text."""
        if state.revealed:
            return grouped(state.personal_number)
        masked = masked_number(state.personal_number)
        return masked[-7:] if self.is_large(text_scale) else masked

    # --- how old, what failed ---------------------------------------------------------------------
    def stale(self, state: HomeState) -> bool:
        """Whether a copy is shown because the last refresh failed."""
        return state.phase is Phase.CONTENT and state.error_key is not None

    def fault_icon(self, state: HomeState) -> str:
        """No network, or something else."""
        return "cloud-off-outline" if state.offline else "alert-circle-outline"

    def fault_title(self, state: HomeState, tr: Tr) -> str:
        """What happened."""
        return tr("home.offline" if state.offline else "home.not_fresh")

    def age(self, state: HomeState, tr: Tr, lang: str) -> str:
        """How old the copy is, and what still works."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("home.age", when=as_of(state.as_of, state.now, lang))

    def retry_actions(self, state: HomeState, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    # --- what to do -------------------------------------------------------------------------------
    def all_well(self, state: HomeState) -> bool:
        """Nothing waits, and the copy is fresh."""
        return not state.things and state.total > 0 and state.error_key is None

    def things(self, state: HomeState, tr: Tr, lang: str) -> list[Row]:
        """One button each; only the first is the screen's primary one."""
        return [
            self._row(thing, tr, lang, "primary" if at == 0 else "soft")
            for at, thing in enumerate(state.things)
        ]

    def _row(self, thing: Thing, tr: Tr, lang: str, kind: str) -> Row:
        words = words_of(thing, tr, lang)
        quiet = thing.kind == "in_renewal"
        return Row(
            words.title,
            words.text,
            words.icon,
            words.tone,
            button=words.button,
            kind="soft" if quiet else kind,
            button_act=lambda: self.vm.do(thing),
        )

    def shortcuts(self, state: HomeState, tr: Tr) -> list[Shortcut]:
        """Only to what exists."""
        items = [
            Shortcut("link-variant-plus", tr("home.shortcut.link"), self.vm.link_account),
            Shortcut("file-refresh-outline", tr("home.shortcut.renew"), self.vm.renew),
            Shortcut("eye-check-outline", tr("home.shortcut.access"), self.vm.open_access),
            Shortcut("bell-outline", tr("home.shortcut.notices"), self.vm.open_notices),
            Shortcut("scale-balance", tr("home.shortcut.compare"), self.vm.compare),
            Shortcut("home-map-marker", tr("home.shortcut.residence"), self.vm.open_residence),
            Shortcut("lifebuoy", tr("home.shortcut.about"), self.vm.open_about),
        ]
        if not state.level:
            return items[4:5] + items[6:]
        return items if state.residence_id else items[:5] + items[6:]


def build(app: Container, _: Home) -> HomeScreen:
    """The screen over the resident's account, documents, files and notices."""
    return HomeScreen(HomeViewModel(app))
