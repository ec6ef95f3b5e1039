"""The account's phones: who asks to be the next, the one linked, earlier ones, a lost one."""

from collections.abc import Callable
from datetime import datetime

from app.container import Container
from app.features.devices.blocks import Request
from app.features.devices.view_model import DevicesState, DevicesViewModel
from app.runtime.destinations import Devices
from app.runtime.policy import rule_words
from app.runtime.text import as_of, date_text
from app.shared.clock import viet_nam_day
from app.shared.contract.devices import LinkedDevice
from app.shared.devices import model_name
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]


def _day(moment: datetime | None, lang: str) -> str:
    return date_text(viet_nam_day(moment), lang) if moment else ""


class DevicesScreen(TickingScreen):
    """One phone counts; the others are history."""

    def fault(self, state: DevicesState, tr: Tr) -> str:
        """What happened, and that nothing was changed."""
        return tr(state.fault_key) if state.fault_key else ""

    def as_of(self, state: DevicesState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("devices.copy.text", moment=as_of(state.as_of, state.now, lang))

    def requests(self, state: DevicesState, tr: Tr, lang: str) -> list[Request]:
        """Each phone that waits."""
        return [
            Request(
                tr("devices.request", model=model_name(one.model)),
                tr("devices.request.text", moment=as_of(one.asked_at, state.now, lang))
                if state.now
                else "",
                one.number,
                tr("devices.request.compare"),
                tr("devices.approve"),
                lambda one=one: self.vm.approve(one.id),
                tr("devices.refuse"),
                lambda one=one: self.vm.refuse(one.id),
                busy=state.refusing == one.id,
            )
            for one in state.asked
        ]

    def linked(self, state: DevicesState, tr: Tr, lang: str) -> list[Row]:
        """The phone that counts."""
        return [
            Row(
                model_name(one.model),
                tr(f"devices.by.{one.way}", day=_day(one.linked_at, lang)),
                "cellphone-check",
                "ok",
                chip=tr("devices.this") if one.this else "",
                chip_tone="ok",
            )
            for one in state.devices
            if one.ended is None
        ]

    def earlier(self, state: DevicesState, tr: Tr, lang: str) -> list[Row]:
        """Those that were, and why they are no more."""
        return [
            Row(model_name(one.model), self._ended(one, tr, lang), "cellphone-remove")
            for one in state.devices
            if one.ended is not None
        ]

    @staticmethod
    def _ended(one: LinkedDevice, tr: Tr, lang: str) -> str:
        return tr(f"devices.ended.{one.ended}", day=_day(one.unlinked_at, lang))

    def more(self, state: DevicesState, tr: Tr) -> list[Row]:
        """Letting this phone go; a phone that is lost."""
        rows = [
            Row(tr("devices.lost"), tr("devices.lost.text"), "cellphone-lock", chevron=True,
                act=self.vm.lost)
        ]  # fmt: skip
        linked = state.linked
        if linked is not None and linked.this:
            rows.insert(0, Row(tr("devices.unlink"), tr("devices.unlink.short"),
                               "cellphone-remove", chevron=True,
                               act=self.vm.ask_to_unlink))  # fmt: skip
        return rows

    def rule(self, state: DevicesState, tr: Tr, lang: str) -> str:
        """One phone: as the app in use behaved."""
        if not state.rules:
            return ""
        return tr("devices.rule", source=rule_words(state.rules, "device_count", lang, tr))

    def retry(self, state: DevicesState, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    # --- deeds ------------------------------------------------------------------------------------
    def unlink_actions(self, tr: Tr) -> list[Action]:
        """On to the passcode, or not."""
        return [
            Action(tr("devices.unlink"), self.vm.unlink),
            Action(tr("devices.not_now"), self.vm.shut, "text"),
        ]

    def passcode_title(self, state: DevicesState, tr: Tr) -> str:
        """What the passcode is for."""
        return tr(f"devices.passcode.{state.asking}") if state.asking else ""

    def passcode_text(self, state: DevicesState, tr: Tr) -> str:
        """What follows, with the number to compare once more."""
        if state.asking == "approve":
            number = state.request.number if state.request else ""
            return tr("devices.passcode.approve.text", number=number)
        return tr("devices.passcode.unlink.text") if state.asking else ""

    def passcode_actions(self, state: DevicesState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        out = Action(tr("devices.not_now"), self.vm.shut, "text", enabled=not state.entry.busy)
        if state.entry.fault_key:
            return [Action(tr("action.retry"), self.vm.retry, icon="refresh"), out]
        return [out]


def build(app: Container, _: Devices) -> DevicesScreen:
    """The screen over the account's phones."""
    return DevicesScreen(DevicesViewModel(app))
