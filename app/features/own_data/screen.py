"""The page on which one fetches a file of one's own data."""

from collections.abc import Callable

from app.container import Container
from app.features.own_data.view_model import PARTS, OwnDataState, OwnDataViewModel
from app.runtime.destinations import OwnData
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.context import ui
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_ICONS = {
    "account": "card-account-details-outline",
    "documents": "file-document-outline",
    "benefits": "wallet-outline",
    "access": "shield-account-outline",
    "notices": "bell-outline",
}


class OwnDataScreen(BoundScreen):
    """What is in the file, and two forms of it."""

    def parts(self, tr: Tr) -> list[Row]:
        """What is in it."""
        return [
            Row(tr(f"own_data.part.{one}"), tr(f"own_data.part.{one}.text"), _ICONS[one], "info")
            for one in PARTS
        ]

    def hidden(self, state: OwnDataState, tr: Tr) -> str:
        """That documents that have ended are told without their values."""
        return tr("own_data.hidden", n=state.hidden) if state.hidden else ""

    def actions(self, state: OwnDataState, tr: Tr) -> list[Action]:
        """Two forms."""
        return [
            Action(
                tr("own_data.html"), lambda: self.vm.export("html"), icon="printer-outline",
                enabled=state.online,
            ),
            Action(
                tr("own_data.json"), lambda: self.vm.export("json"), "outline",
                "file-download-outline", enabled=state.online,
            ),
        ]  # fmt: skip

    def note(self, state: OwnDataState, tr: Tr) -> str:
        """Why there is no file now."""
        return "" if state.online else tr("own_data.needs_network")

    def passcode_note(self, state: OwnDataState, tr: Tr) -> str:
        """Tries left or the time to wait; that the file is being made."""
        return tr("own_data.making") if state.entry.busy else state.entry.note(tr)

    def passcode_actions(self, state: OwnDataState, tr: Tr) -> list[Action]:
        """Again, where nothing was decided; the way out."""
        busy = state.entry.busy
        out = Action(tr("own_data.shut"), self.vm.shut, kind="text", enabled=not busy)
        again = Action(tr("action.retry"), self.vm.retry, icon="refresh")
        return [again, out] if state.entry.fault_key else [out]

    def saved_actions(self, tr: Tr) -> list[Action]:
        """Open, share, done."""
        return [
            Action(tr("own_data.open"), self.vm.open_file, icon="open-in-new"),
            Action(tr("own_data.share"), self.vm.share_file, "outline", "share-variant-outline"),
            Action(tr("own_data.shut"), self.vm.done, kind="text"),
        ]


def build(app: Container, _: OwnData) -> OwnDataScreen:
    """The page over one's own data."""
    return OwnDataScreen(OwnDataViewModel(app, lambda: ui.lang))
