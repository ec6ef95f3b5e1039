"""The family: a row a ward with age and level, and a sheet with what can be done for a child."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.family.view_model import FamilyState, FamilyViewModel
from app.runtime.destinations import Family
from app.runtime.text import date_text, initials
from app.runtime.view_model import Phase
from app.shared.contract.family import Ward
from app.shared.rules.age import age_on
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]


class FamilyScreen(BoundScreen):
    """Whom one guards, and who guards oneself."""

    skeleton: ClassVar[list[float]] = [24, 76, 76, 76]

    def wards(self, state: FamilyState, tr: Tr) -> list[Row]:
        """Name, age and relation; the level, or that there is none."""
        return [self._row(ward, state, tr) for ward in state.wards]

    def _row(self, ward: Ward, state: FamilyState, tr: Tr) -> Row:
        under_way = ward.holder_id in dict(state.under_way)
        if not ward.controlled and ward.proof == "proven":
            chip, tone = tr("family.alone"), "neutral"
        elif ward.proof != "proven":
            chip, tone = tr(f"family.proof.{ward.proof}"), "warn"
        elif under_way:
            chip, tone = tr("family.under_way"), "info"
        else:
            chip = tr("home.level", n=ward.level) if ward.level else tr("family.none_yet")
            tone = "info" if ward.level else "neutral"
        return Row(
            ward.full_name,
            self.who(ward, state, tr),
            "human-male-child",
            "gold",
            chip=chip,
            chip_tone=tone,
            act=lambda: self.vm.open_ward(ward.holder_id),
        )

    def who(self, ward: Ward, state: FamilyState, tr: Tr) -> str:
        """Age, and what one is to the child."""
        age = age_on(ward.born_on, state.today) if state.today else 0
        return tr("family.who", age=age, relation=tr(f"family.relation.{ward.relation}"))

    def guardians(self, state: FamilyState, tr: Tr) -> list[Row]:
        """Who acts for oneself."""
        return [
            Row(name, tr("family.acts_for_you"), "account-circle-outline")
            for name in state.guardians
        ]

    def initials(self, state: FamilyState) -> str:
        """Of the chosen ward."""
        return initials(state.chosen.full_name) if state.chosen else ""

    def sheet_title(self, state: FamilyState) -> str:
        """The chosen ward."""
        return state.chosen.full_name if state.chosen else ""

    def sheet_text(self, state: FamilyState, tr: Tr, lang: str) -> str:
        """What is possible, and why not more; or what went wrong."""
        ward = state.chosen
        if ward is None:
            return ""
        if state.fault_key:
            return tr(state.fault_key)
        if state.barred:
            rule_id, asked = state.barred
            return tr(f"family.barred.{rule_id}", n=asked)
        return self._possible(ward, tr, lang)

    @staticmethod
    def _possible(ward: Ward, tr: Tr, lang: str) -> str:
        if ward.proof != "proven":
            return tr(f"family.proof.{ward.proof}.text")
        if not ward.controlled:
            return tr("family.alone.text", day=date_text(ward.own_from, lang))
        if not ward.may:
            return tr("family.not_eligible")
        if 2 not in ward.may:
            return tr("family.level_1_only", day=date_text(ward.level_2_from, lang))
        return tr("family.ask.text")

    def sheet_actions(self, state: FamilyState, tr: Tr) -> list[Action]:
        """What can be done for the chosen ward now."""
        ward, vm = state.chosen, self.vm
        if ward is None:
            return []
        actions: list[Action] = []
        if state.barred:
            return [Action(tr("family.shut"), vm.shut)]
        if ward.controlled and ward.holder_id in dict(state.under_way):
            actions.append(Action(tr("family.follow"), vm.follow))
        elif ward.controlled:
            actions += [
                Action(tr(f"family.ask.{level}"), lambda n=level: vm.ask_level(n),
                       "primary" if level == 1 else "outline")
                for level in ward.may
                if level > ward.level
            ]  # fmt: skip
        elif ward.proof in ("needed", "refused"):
            label = tr("family.proving" if state.proving else "family.prove")
            actions.append(Action(label, vm.give_proof, busy=state.proving))
        if ward.controlled:
            actions.append(Action(tr("family.documents"), vm.see_documents, "text"))
        return [*actions, Action(tr("family.shut"), vm.shut, "text", enabled=not state.proving)]

    def rule(self, state: FamilyState, tr: Tr, lang: str) -> str:
        """When a child's account is given, by which article."""
        if not state.rules:
            return ""
        source = rule_set(state.rules).rule("guardian_level").source[lang].partition(";")[0]
        return tr("family.rule", article=source)

    def is_failed(self, state: FamilyState) -> bool:
        """Nothing to show, for want of an answer."""
        return state.phase is Phase.FAILED

    def retry(self, state: FamilyState, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]


def build(app: Container, _: Family) -> FamilyScreen:
    """The screen over the family."""
    return FamilyScreen(FamilyViewModel(app))
