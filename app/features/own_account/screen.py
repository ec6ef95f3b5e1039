"""Midnight: whose account it is from now on, and what there is to do."""

from collections.abc import Callable

from app.container import Container
from app.features.own_account import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.own_account.view_model import OwnAccountState, OwnAccountViewModel
from app.runtime.navigation import OwnAccount
from app.runtime.text import date_text
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]


class OwnAccountScreen(BoundScreen):
    """From now on the account is one's own."""

    def title(self, state: OwnAccountState, tr: Tr) -> str:
        """A greeting by the given name."""
        return tr("own_account.hello", name=state.full_name.split(" ")[-1])

    def text(self, state: OwnAccountState, tr: Tr, lang: str) -> str:
        """How old, since when, and who acts no more."""
        if state.since is None:
            return ""
        day = date_text(state.since, lang)
        key = "own_account.text" if state.guardian else "own_account.text_alone"
        return tr(key, age=state.age, day=day, guardian=state.guardian)

    def rows(self, state: OwnAccountState, tr: Tr) -> list[Row]:
        """What has moved, and what there is to do."""
        days = rule_set(state.rules).value("citizen_level_2_days") if state.rules else 0
        rows = [
            Row(tr("own_account.moved"), tr("own_account.moved.text"), "key-change", "ok",
                chip="00:00"),
            Row(tr("own_account.card"), tr("own_account.card.text"),
                "card-account-details-outline"),
        ]  # fmt: skip
        if state.level == 1:
            rows.append(
                Row(tr("own_account.level"), tr("own_account.level.text", n=days),
                    "chevron-double-up", chevron=True, act=self.vm.raise_level)
            )  # fmt: skip
        return rows

    def rule(self, state: OwnAccountState, tr: Tr, lang: str) -> str:
        """The same today and under the draft."""
        if not state.rules:
            return ""
        source = rule_set(state.rules).rule("citizen_own_age").source[lang]
        return tr("own_account.rule", article=source.partition(";")[0])

    def actions(self, tr: Tr) -> list[Action]:
        """On."""
        return [Action(tr("own_account.go_on"), self.vm.finish)]


def build(app: Container, destination: OwnAccount) -> OwnAccountScreen:
    """The screen over the account."""
    return OwnAccountScreen(OwnAccountViewModel(destination, app))
