"""The ladder: level 2 above level 1, where one stands, and the one way up."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.levels.blocks import Line
from app.features.levels.view_model import LevelsState, LevelsViewModel, next_level
from app.runtime.destinations import Levels
from app.runtime.text import date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.rules.levels import opened_by, rule_of
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_ICONS = {
    "identity": "account-circle-outline",
    "notices": "bell-outline",
    "booking": "calendar-check-outline",
    "documents": "card-account-details-outline",
    "presenting": "qrcode-scan",
    "benefits": "hand-coin-outline",
    "foreign_sign_in": "earth",
}


class LevelsScreen(BoundScreen):
    """Two rungs."""

    skeleton: ClassVar[list[float]] = [28, 20, 300, 200]

    def is_content(self, state: LevelsState) -> bool:
        """Whether the account is known."""
        return state.phase is Phase.CONTENT

    def headline(self, state: LevelsState, tr: Tr) -> str:
        """What it takes for what somebody came for; or where one stands."""
        if not self.is_content(state):
            return ""
        if state.feature:
            level = rule_set(state.rules).value(rule_of(state.feature))  # type: ignore[arg-type]
            return tr("levels.needs", feature=tr(f"levels.feature.{state.feature}"), level=level)
        return tr("levels.at", level=state.level) if state.level else tr("levels.at_none")

    def subline(self, state: LevelsState, tr: Tr, lang: str) -> str:
        """What is possible next."""
        if not self.is_content(state):
            return ""
        if state.file_id:
            return tr("levels.under_way")
        if state.from_day is not None and state.level:
            return tr("levels.too_young", day=date_text(state.from_day, lang))
        if not state.may:
            return tr("levels.not_eligible")
        if state.guardian and not next_level_of(state):
            return tr("levels.guardian")
        return tr(f"levels.next.{state.level}")

    def chip(self, state: LevelsState, tr: Tr, level: int) -> str:
        """That one is here."""
        return tr("levels.here") if state.level == level else ""

    def opens(self, state: LevelsState, tr: Tr, level: int) -> list[Line]:
        """The features that this level opens."""
        if not state.rules:
            return []
        return [
            Line(_ICONS[feature], tr(f"levels.opens.{feature}"))
            for feature in opened_by(level, rule_set(state.rules))
        ]

    def ways(self, state: LevelsState, tr: Tr, lang: str, level: int) -> list[Line]:
        """Where, what to bring, how long, by which article."""
        if not state.rules:
            return []
        rules = rule_set(state.rules)
        rule = rules.rule(state.days[level - 1])
        days = tr("levels.days", n=rule.value)
        if state.longer not in state.days and (level > 1 or state.kind == "citizen"):
            longer = rules.value(state.longer)
            days = tr(f"levels.days_longer.{state.kind}", n=rule.value, longer=longer)
        lines = [Line("cellphone", tr("levels.where.1"), tr("levels.where"))]
        if level > 1:
            lines = [
                Line("map-marker", tr(f"levels.where.2.{state.kind}"), tr("levels.where")),
                Line("fingerprint", tr(f"levels.bring.{state.kind}"), tr("levels.bring")),
            ]
        return [
            *lines,
            Line("calendar-clock-outline", days, tr("levels.wait")),
            Line("scale-balance", self._article(state, lang, level), tr("levels.rule")),
        ]  # fmt: skip

    @staticmethod
    def _article(state: LevelsState, lang: str, level: int) -> str:
        rules = rule_set(state.rules)
        parts = (rules.rule(rule_of("documents")), rules.rule(state.days[level - 1]))
        return "; ".join(dict.fromkeys(part.source[lang].partition(";")[0] for part in parts))

    def actions(self, state: LevelsState, tr: Tr) -> list[Action]:
        """The one way up."""
        if not self.is_content(state):
            return []
        if state.file_id:
            return [Action(tr("levels.follow"), self.vm.ask)]
        level = next_level(state)
        if level:
            icon = "calendar-plus" if level > 1 else None
            return [Action(tr(f"levels.ask.{level}"), self.vm.ask, icon=icon)]
        if not state.level:
            return [Action(tr("levels.check"), self.vm.check, "outline")]
        return []

    def note(self, state: LevelsState, tr: Tr, lang: str) -> str:
        """The soonest day."""
        if next_level(state) > 1 and state.earliest and not state.file_id:
            return tr("levels.earliest", day=weekday_date(state.earliest, lang))
        return ""

    def retry(self, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh")]


def next_level_of(state: LevelsState) -> bool:
    """Whether the holder may ask alone for a higher level."""
    return bool(next_level(state))


def build(app: Container, destination: Levels) -> LevelsScreen:
    """The ladder over the account."""
    return LevelsScreen(LevelsViewModel(destination, app))
