"""An account's history: a row an event, newest first; a request leads to all its steps."""

from collections.abc import Callable

from app.container import Container
from app.features.account_history.view_model import Entry, HistoryState, HistoryViewModel
from app.runtime.destinations import AccountHistory
from app.runtime.text import moment_text
from app.shared.offices import issuing_terms
from app.ui.bound_screen import BoundScreen
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_LOOKS = {
    "locked": ("lock-outline", "error"),
    "lifted": ("lock-open-variant-outline", "ok"),
    "submitted": ("file-document-check-outline", "info"),
    "booked": ("calendar-clock-outline", "info"),
    "refused": ("account-cancel-outline", "error"),
    "withdrawn": ("account-clock-outline", "neutral"),
    "issued": ("account-check-outline", "ok"),
}
"""Kind → icon and tone of its tile."""


class AccountHistoryScreen(BoundScreen):
    """What happened, and when."""

    def rows(self, state: HistoryState, tr: Tr, lang: str) -> list[Row]:
        """One each."""
        return [self._row(entry, tr, lang) for entry in state.entries]

    def _row(self, entry: Entry, tr: Tr, lang: str) -> Row:
        icon, tone = _LOOKS[entry.kind]
        leads = bool(entry.file_id)
        return Row(
            self._title(entry, tr),
            self._text(entry, tr, lang),
            icon,
            tone,
            chevron=leads,
            act=(lambda: self.vm.open(entry)) if leads else None,
        )

    @staticmethod
    def _title(entry: Entry, tr: Tr) -> str:
        if entry.kind == "locked":
            return tr(f"locked.real.{entry.detail}")
        title = tr(f"account_history.{entry.kind}", level=entry.level)
        return tr("account_history.for", what=title, name=entry.ward) if entry.ward else title

    @staticmethod
    def _text(entry: Entry, tr: Tr, lang: str) -> str:
        moment = moment_text(entry.at, lang)
        reasons = {one.id: one.name[lang] for one in issuing_terms().refusals}
        if entry.detail in reasons:
            return tr("account_history.why", moment=moment, why=reasons[entry.detail])
        return moment


def build(app: Container, _: AccountHistory) -> AccountHistoryScreen:
    """The screen over account and requests."""
    return AccountHistoryScreen(HistoryViewModel(app))
