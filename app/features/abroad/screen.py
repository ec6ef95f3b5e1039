"""Being abroad: the switch, two clocks, what changes, what stays, and what the rules say."""

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from app.container import Container
from app.features.abroad.view_model import AbroadState, AbroadViewModel, found
from app.runtime.destinations import Abroad
from app.runtime.text import hours_apart, time_and_day, weekday_day_month
from app.runtime.view_model import Phase
from app.shared.clock import start_of_day, viet_nam_day
from app.shared.offices import office
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_DAY = timedelta(days=1)


class AbroadScreen(BoundScreen):
    """One switch and what follows from it."""

    skeleton: ClassVar[list[float]] = [140, 72, 160]

    def is_content(self, state: AbroadState) -> bool:
        """Whether the account is known."""
        return state.phase is Phase.CONTENT

    def is_abroad(self, state: AbroadState) -> bool:
        """Whether there are two times to show."""
        return self.is_content(state) and state.place is not None

    def tells(self, state: AbroadState) -> bool:
        """What follows is told unless a place is being chosen."""
        return self.is_content(state) and not state.choosing

    def has_fault(self, state: AbroadState) -> bool:
        """A place was not taken; a whole screen without an account has its own card."""
        return state.fault_key is not None and self.is_content(state)

    def finds_nothing(self, state: AbroadState) -> bool:
        """The search has no place."""
        return state.choosing and not found(state.query)

    def retry_actions(self, state: AbroadState, tr: Tr) -> list[Action]:
        """Ask again."""
        del state
        return [Action(tr("action.retry"), self.vm.retry, icon="refresh")]

    # --- the switch -------------------------------------------------------------------------------
    def switches(self, state: AbroadState, tr: Tr, lang: str) -> list[Row]:
        """On or off; where, once on. Before signing in, the way to that."""
        if not state.signed_in:
            return [Row(tr("abroad.switch"), tr("abroad.sign_in_text"), "earth", bare_icon=True,
                        button=tr("abroad.sign_in"), button_act=self.vm.sign_in)]  # fmt: skip
        place, busy = state.place, state.telling is not None
        on = state.abroad is not None or state.choosing
        rows = [
            Row(tr("abroad.switch"), tr("abroad.switch_text"), "earth",
                bare_icon=True, switch=None if state.telling == "" else on, act=self.vm.switch,
                enabled=not busy, busy=state.telling == ""),
        ]  # fmt: skip
        if place is not None:
            rows.append(
                Row(place.full_name(lang), tr("abroad.change_place"), "map-marker-outline",
                    bare_icon=True, chevron=True, act=self.vm.change_place, enabled=not busy)
            )  # fmt: skip
        return rows

    def places(self, state: AbroadState, tr: Tr, lang: str) -> list[Row]:
        """Those that the search finds, each with what Viet Nam's clocks show beyond its own."""
        return [
            Row(
                one.full_name(lang),
                tr("abroad.place", apart=hours_apart(one.minutes_to_viet_nam(), lang)),
                act=lambda place=one.id: self.vm.choose(place),
                radio=None if state.telling == one.id else one.id == state.abroad,
                busy=state.telling == one.id,
                enabled=state.telling is None,
            )
            for one in found(state.query)
        ]

    # --- what follows -----------------------------------------------------------------------------
    def changes(self, state: AbroadState, tr: Tr, lang: str) -> list[Row]:
        """Codes, clocks, and who renews what must be fetched in person."""
        rows = [
            Row(tr("abroad.codes"), self._codes(state, tr), "sim-off-outline", "info"),
            Row(tr("abroad.times"), tr("abroad.times_text"), "clock-outline", "info"),
        ]  # fmt: skip
        if state.place is None:
            rows.append(
                Row(tr("abroad.consulate"), tr("abroad.consulate_text"), "bank-outline", "info")
            )
            return rows
        desk = office(state.place.consulate)
        rows.append(Row(desk.name[lang], desk.address[lang], "bank-outline", "info"))
        return rows

    def services(self, tr: Tr) -> list[Row]:
        """The way to what services abroad ask."""
        return [
            Row(tr("abroad.services"), tr("abroad.services_text"), "earth", "info",
                act=self.vm.open_services, chevron=True),
        ]  # fmt: skip

    @staticmethod
    def _codes(state: AbroadState, tr: Tr) -> str:
        if not state.phone_ending:
            return tr("abroad.codes_text_plain")
        return tr("abroad.codes_text", ending=state.phone_ending)

    def stays(self, state: AbroadState, tr: Tr, lang: str) -> list[Row]:
        """Account, documents, benefits, and whose days count."""
        return [
            Row(tr("abroad.account"), tr("abroad.account_text"), "shield-check-outline", "ok"),
            Row(tr("abroad.benefits"), tr("abroad.benefits_text"), "hand-coin-outline", "ok"),
            Row(tr("abroad.days"), self._midnight(state, tr, lang), "calendar-outline", "ok"),
        ]

    def _midnight(self, state: AbroadState, tr: Tr, lang: str) -> str:
        """When the next day begins in Viet Nam, as the clocks here show it."""
        if state.place is None or state.now is None:
            return tr("abroad.days_text")
        day = viet_nam_day(state.now) + _DAY
        here = time_and_day(start_of_day(day), lang, state.place.zone)
        return tr("abroad.midnight", day=weekday_day_month(day, lang), here=here,
                  place=state.place.name[lang])  # fmt: skip

    def rule_text(self, state: AbroadState, rule_id: str, tr: Tr, lang: str) -> str:
        """What the rule set says, its source, and how sure that is."""
        if not state.rules:
            return ""
        rule = rule_set(state.rules).rule(rule_id)
        said = tr(f"abroad.rule.{rule.value}", article=rule.source[lang])
        status = "" if rule.status == "law" else tr(f"rule_status.{rule.status}")
        return f"{said} {status}".strip()


def build(app: Container, _: Abroad) -> AbroadScreen:
    """The screen over the account."""
    return AbroadScreen(AbroadViewModel(app))
