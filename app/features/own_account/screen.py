"""Midnight: whose account it is from now on, and what there is to do."""

from collections.abc import Callable

from app.container import Container
from app.features.own_account import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.own_account.view_model import OwnAccountState, OwnAccountViewModel
from app.runtime.destinations import OwnAccount
from app.runtime.text import date_text, weekday_date
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.context import LARGE_TEXT
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]


class OwnAccountScreen(BoundScreen):
    """From now on the account is one's own."""

    def is_large(self, text_scale: float) -> bool:
        """Whether the midnight scrolls with the page, since its words may take many lines."""
        return text_scale >= LARGE_TEXT

    def title(self, state: OwnAccountState, tr: Tr) -> str:
        """A greeting by the given name."""
        return tr("own_account.hello", name=state.full_name.split(" ")[-1])

    def day(self, state: OwnAccountState, lang: str) -> str:
        """The birthday, by its name."""
        return weekday_date(state.since, lang) if state.since else ""

    def text(self, state: OwnAccountState, tr: Tr) -> str:
        """How old, and who acts no more."""
        key = "own_account.text" if state.guardian else "own_account.text_alone"
        return tr(key, age=state.age, guardian=state.guardian)

    def rows(self, state: OwnAccountState, tr: Tr, lang: str) -> list[Row]:
        """What has moved, and what there is to do."""
        moved = tr("own_account.moved", guardian=state.guardian)
        if not state.guardian:
            moved = tr("own_account.moved_alone")
        return [
            Row(moved, tr("own_account.moved.text"), "key-change", "gold",
                chip="00:00", chip_icon="check-circle"),
            self._passcode(state, tr),
            self._card(state, tr, lang),
            *self._level(state, tr),
        ]  # fmt: skip

    def _passcode(self, state: OwnAccountState, tr: Tr) -> Row:
        if not state.lent:
            return Row(tr("own_account.passcode"), tr("own_account.passcode.done"), "dialpad", "ok",
                       chip=tr("own_account.chip.done"), chip_icon="check-circle")  # fmt: skip
        whose = state.guardian or tr("own_account.guardian")
        return Row(
            tr("own_account.passcode"), tr("own_account.passcode.text", guardian=whose),
            "dialpad", "primary", chip=tr("own_account.chip.now"), chip_tone="warn",
            chip_icon="clock-outline", act=self.vm.choose_passcode,
        )  # fmt: skip

    def _card(self, state: OwnAccountState, tr: Tr, lang: str) -> Row:
        title, icon = tr("own_account.card", age=state.age), "card-account-details-outline"
        if state.card_due and not state.card_id:
            return Row(title, tr("own_account.card.counter"), icon, "warn")
        if state.card_due:
            return Row(title, tr("own_account.card.due"), icon, chevron=True,
                       act=self.vm.renew_card)  # fmt: skip
        if state.card_ends_on is None:
            return Row(title, tr("own_account.card.unknown"), icon)
        day = date_text(state.card_ends_on, lang)
        return Row(title, tr("own_account.card.later", day=day), icon)

    def _level(self, state: OwnAccountState, tr: Tr) -> list[Row]:
        if state.level != 1:
            return []
        days = rule_set(state.rules).value("citizen_level_2_days") if state.rules else 0
        text = tr("own_account.level.text", n=days)
        return [Row(tr("own_account.level"), text, "chevron-double-up", chevron=True,
                    act=self.vm.raise_level)]  # fmt: skip

    def rule(self, state: OwnAccountState, tr: Tr, lang: str) -> str:
        """The same today and under the draft."""
        if not state.rules:
            return ""
        source = rule_set(state.rules).rule("citizen_own_age").source[lang]
        return tr("own_account.rule", article=source.partition(";")[0])

    def actions(self, state: OwnAccountState, tr: Tr) -> list[Action]:
        """A passcode of one's own first; nobody is kept from going on."""
        if not state.lent:
            return [Action(tr("own_account.go_on"), self.vm.finish)]
        return [
            Action(tr("own_account.choose_passcode"), self.vm.choose_passcode),
            Action(tr("own_account.later"), self.vm.finish, "text"),
        ]


def build(app: Container, destination: OwnAccount) -> OwnAccountScreen:
    """The screen over the account."""
    return OwnAccountScreen(OwnAccountViewModel(destination, app))
