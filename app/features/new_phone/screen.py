"""A new phone: the ways that are open and why others are not, who is asked, and what came of it."""

from collections.abc import Callable

from app.container import Container
from app.features.new_phone.view_model import NewPhoneState, NewPhoneViewModel
from app.runtime.destinations import NewPhone
from app.runtime.policy import rule_words
from app.shared.offices import office
from app.ui.components.bars import Action
from app.ui.components.radio_cards import RadioCard
from app.ui.components.readings import reading_rows
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
_ICONS = {
    "old_device": "cellphone-link", "card": "cellphone-nfc", "in_person": "map-marker-outline",
}  # fmt: skip


class NewPhoneScreen(TickingScreen):
    """Three ways, one at a time."""

    def is_at(self, state: NewPhoneState, *stages: str) -> bool:
        """Whether it stands at one of these."""
        return state.stage in stages

    def is_locked(self, state: NewPhoneState) -> bool:
        """Whether the lock screen will stand there once the phone is linked."""
        return state.link is not None and state.link.locked

    def fault(self, state: NewPhoneState, tr: Tr) -> str:
        """What went wrong; while the reader is open it is said there."""
        if state.fault_key is None or state.reading:
            return ""
        values = dict(state.fault_values or {})
        if state.fault_key == "error.rejected.card_not_read":
            return tr("new_phone.card_shut_now")
        return tr(state.fault_key, **values)

    # --- choosing ---------------------------------------------------------------------------------
    def head(self, state: NewPhoneState, tr: Tr) -> str:
        """What holds; or that somebody said no."""
        if state.stage == "refused":
            return tr(f"new_phone.refused.{state.link.way if state.link else ''}")
        known = state.link is not None and state.link.device is not None
        return tr("new_phone.head" if known else "new_phone.head.none")

    def lead(self, state: NewPhoneState, tr: Tr) -> str:
        """The passcode was right; which phone it is, and what follows."""
        if state.stage == "refused":
            return tr("new_phone.refused.text")
        device = state.link.device if state.link else None
        return tr("new_phone.lead", device=device) if device else tr("new_phone.lead.none")

    def ways(self, state: NewPhoneState, tr: Tr, lang: str) -> list[RadioCard]:
        """Those that are open, each with what it needs."""
        link = state.link
        if link is None:
            return []
        where = office(link.office).name[lang]
        return [
            RadioCard(
                one.way,
                tr(f"new_phone.way.{one.way}"),
                tr(f"new_phone.way.{one.way}.needs", office=where, n=link.tries_left),
                _ICONS[one.way],
            )
            for one in link.ways
            if one.shut is None
        ]

    def shut_ways(self, state: NewPhoneState, tr: Tr) -> list[Row]:
        """The others, each with the reason."""
        return [
            Row(
                tr(f"new_phone.way.{one.way}"),
                tr(f"new_phone.shut.{one.shut}"),
                _ICONS[one.way],
                enabled=False,
            )
            for one in (state.link.ways if state.link else ())
            if one.shut is not None
        ]

    def more(self, tr: Tr) -> list[Row]:
        """The old phone is lost."""
        return [
            Row(tr("new_phone.lost"), tr("new_phone.lost.text"), "cellphone-remove",
                chevron=True, act=self.vm.lost)
        ]  # fmt: skip

    def rule(self, state: NewPhoneState, tr: Tr, lang: str) -> str:
        """Where the ways come from: nobody found an instrument that says so."""
        if not state.rules:
            return ""
        return tr("new_phone.rule", source=rule_words(state.rules, "device_ways", lang, tr))

    def time_left(self, state: NewPhoneState, tr: Tr) -> str:
        """Minutes and seconds."""
        minutes, seconds = divmod(state.seconds_left, 60)
        return tr("new_phone.time_left", time=f"{minutes}:{seconds:02}")

    # --- waiting ----------------------------------------------------------------------------------
    def waiting_for(self, state: NewPhoneState, tr: Tr) -> str:
        """Who is asked."""
        return tr(f"new_phone.waiting.{state.link.way}") if state.link and state.link.way else ""

    def number(self, state: NewPhoneState) -> str:
        """What both sides see."""
        return (state.link.number or "") if state.link else ""

    def number_text(self, state: NewPhoneState, tr: Tr) -> str:
        """What to do with it."""
        if state.link is None or state.link.way is None:
            return ""
        return tr(f"new_phone.number.{state.link.way}")

    def steps(self, state: NewPhoneState, tr: Tr, lang: str) -> list[Row]:
        """What the other side does."""
        link = state.link
        if link is None or link.way is None:
            return []
        if link.way == "in_person":
            where = office(link.office)
            return [
                Row(where.name[lang], f"{where.address[lang]}. {tr('new_phone.step.abroad')}",
                    "map-marker-outline"),
                Row(tr("new_phone.step.bring"), tr("new_phone.step.bring.text"),
                    "card-account-details-outline"),
            ]  # fmt: skip
        return [
            Row(tr("new_phone.step.open", device=link.device or ""),
                tr("new_phone.step.open.text"), "cellphone-link"),
            Row(tr("new_phone.step.then"), tr("new_phone.step.then.text"), "cellphone-check"),
        ]  # fmt: skip

    # --- deeds ------------------------------------------------------------------------------------
    def actions(self, state: NewPhoneState, tr: Tr) -> list[Action]:
        """On; or another way, more time, out."""
        vm, leave = self.vm, Action(tr("new_phone.leave"), self.vm.leave, "text")
        if state.stage in ("open", "refused"):
            label = tr(f"new_phone.go_on.{state.chosen}") if state.chosen else ""
            on = [Action(label, vm.go_on, busy=state.busy)] if label else []
            return [*on, leave]
        if state.stage == "waiting":
            more = Action(tr("new_phone.more_time"), vm.more_time, icon="autorenew")
            other = Action(tr("new_phone.other_way"), vm.withdraw, "outline", busy=state.busy)
            return [*([more] if state.soon_over else []), other, leave]
        return []

    def after_overtaken(self, state: NewPhoneState, tr: Tr) -> list[Action]:
        """Ask anew who is linked now, or leave it."""
        return [
            Action(tr("new_phone.again"), self.vm.more_time, icon="refresh", busy=state.busy),
            Action(tr("new_phone.lost"), self.vm.lost, "outline"),
        ]

    def after_over(self, tr: Tr) -> list[Action]:
        """Type the passcode again."""
        return [Action(tr("new_phone.type_again"), self.vm.leave)]

    # --- the reader -------------------------------------------------------------------------------
    def readings(self, state: NewPhoneState, tr: Tr) -> list[Row]:
        """What the simulated reader may see."""
        return reading_rows(tr, self.vm.read, enabled=not state.busy)

    def reading_text(self, state: NewPhoneState, tr: Tr) -> str:
        """What is asked; or why it did not work, and how often it may still be tried."""
        if state.fault_key == "error.rejected.card_not_read":
            values = state.fault_values or {}
            reason = values.get("reason", "no_match")
            return tr(f"new_phone.not_read.{reason}", n=values.get("tries_left", 0))
        return tr(state.fault_key) if state.fault_key else tr("locked.reading.text")

    def reading_actions(self, state: NewPhoneState, tr: Tr) -> list[Action]:
        """Not now."""
        label = tr("new_phone.reading" if state.busy else "locked.reading.later")
        return [Action(label, self.vm.shut, "text", busy=state.busy)]


def build(app: Container, _: NewPhone) -> NewPhoneScreen:
    """The screen over what is pending."""
    return NewPhoneScreen(NewPhoneViewModel(app))
