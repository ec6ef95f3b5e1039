"""The wallet's screen: documents and standings as cards, and the good news first."""

from collections.abc import Callable
from dataclasses import dataclass

from app.container import Container
from app.features.wallet.cards import asked_card, card_of
from app.features.wallet.view_model import Held, WalletState, WalletViewModel
from app.runtime.destinations import Wallet
from app.runtime.document_words import type_of
from app.runtime.text import as_of
from app.runtime.view_model import Phase
from app.shared.contract.integrations import Integration
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action, BarIcon
from app.ui.components.person_tabs import ME, Person, family_tabs
from app.ui.components.wallet_card import WalletCard
from app.ui.components.wallet_deck import DeckTitle, Entry
from app.ui.context import LARGE_TEXT
from app.ui.kv import load_beside

Tr = Callable[..., str]

load_beside(__file__)


@dataclass(frozen=True, slots=True)
class Message:
    """What the banner says; no title is no banner."""

    title: str = ""
    text: str = ""
    tone: str = "ok"
    icon: str = ""
    link: str = ""


class WalletScreen(BoundScreen):
    """Every document in its group."""

    _made: tuple[Entry, ...] = ()
    _shown: tuple[Held, ...] | None = None
    _asked: tuple[Integration, ...] | None = None
    _lang = ""

    def icons(self, state: WalletState, tr: Tr) -> list[BarIcon]:
        """Search where there is something to find."""
        if state.searching:
            return [BarIcon("close", tr("wallet.search_close"), self.vm.close_search)]
        add = BarIcon("plus-circle-outline", tr("wallet.add"), self.vm.integrate)
        if not state.total:
            return [add]
        return [BarIcon("magnify", tr("wallet.search"), self.vm.open_search), add]

    def whose(self, state: WalletState, tr: Tr) -> list[Person]:
        """Me, and each child whom one acts for."""
        return family_tabs(state.full_name, state.wards, tr)

    def choose_whose(self, whose: str) -> None:
        """A child's documents."""
        if whose != ME:
            self.vm.open_ward(whose)

    def message(self, state: WalletState, tr: Tr, lang: str, text_scale: float) -> Message:
        """How many are usable, before what is not; while there is a fault, with the copy's age."""
        if not state.total or state.query:
            return Message()
        count = tr("wallet.usable", usable=state.usable, total=state.total)
        if state.fault_key:
            copy = ""
            if state.as_of and state.now:
                copy = tr("wallet.as_of", age=as_of(state.as_of, state.now, lang))
            return Message(
                title=tr("wallet.offline" if state.offline else "wallet.not_refreshed"),
                text=f"{count}. {copy}",
                tone="info" if state.offline else "warn",
                icon="" if state.offline else "database-sync-outline",
                link="" if state.refreshing else tr("action.retry"),
            )
        if text_scale >= LARGE_TEXT:  # the cards below say the rest
            count = tr("wallet.usable_short", usable=state.usable, total=state.total)
            tone = "ok" if state.usable else "warn"
            return Message(count, tr("wallet.usable_rest"), tone)
        text = tr("wallet.all_well")
        if state.hidden:
            text = tr("wallet.hidden_count", n=state.hidden)
        elif state.expired:
            text = tr("wallet.expired_count", n=state.expired)
        if state.restricted:
            stopped = tr("wallet.restricted_count", n=state.restricted)
            text = f"{text} {stopped}" if state.hidden or state.expired else stopped
        return Message(title=count, text=text, tone="ok" if state.usable else "warn")

    def entries(self, state: WalletState, tr: Tr, lang: str) -> tuple[Entry, ...]:
        """Group titles and cards, in the wallet's order."""
        asked = () if state.query else state.asked
        same = state.shown is self._shown and asked is self._asked
        if same and lang == self._lang:  # the same documents: the same cards
            return self._made
        groups: dict[str, list[WalletCard]] = {}
        for held in state.shown:
            kind = type_of(held.document.type_id)
            group = kind.group if kind else "personal"
            groups.setdefault(group, []).append(card_of(held, kind, tr, lang))
        made: list[Entry] = []
        if asked:
            made += (DeckTitle(tr("wallet.asked"), len(asked)),)
            made += (asked_card(one, tr, lang) for one in asked)
        for name, cards in groups.items():
            made += (DeckTitle(tr(f"wallet.group.{name}"), len(cards)), *cards)
        self._made = tuple(made)
        self._shown, self._asked, self._lang = state.shown, asked, lang
        return self._made

    def is_loading(self, state: WalletState) -> bool:
        """Nothing known yet."""
        return state.phase is Phase.LOADING

    def is_empty(self, state: WalletState) -> bool:
        """Known, and nothing there."""
        return state.phase is Phase.EMPTY

    def is_failed(self, state: WalletState) -> bool:
        """Not known, and not to be had now."""
        return state.phase is Phase.FAILED

    def ways_on(self, state: WalletState, tr: Tr) -> list[Action]:
        """Ask again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]


def build(app: Container, _: Wallet) -> WalletScreen:
    """The screen over the phone's documents."""
    return WalletScreen(WalletViewModel(app))
