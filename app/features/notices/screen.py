"""The notices' screen: days as cards, rows with one link each, and what was not read yet."""

from collections.abc import Callable
from dataclasses import dataclass

from app.container import Container
from app.features.notices.view_model import FILTERS, Day, NoticesState, NoticesViewModel
from app.features.notices.ways import leads_to
from app.features.notices.wording import look_of, words_of
from app.runtime.destinations import Notices
from app.runtime.text import as_of, clock_time, date_text, day_month
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.notices import Notice
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action, BarIcon
from app.ui.components.choices import Choice
from app.ui.components.notice_list import DayTitle, Entry
from app.ui.components.notice_row import NoticeRow
from app.ui.kv import load_beside

Tr = Callable[..., str]

load_beside(__file__)


@dataclass(frozen=True, slots=True)
class Message:
    """What the banner says; no title is no banner."""

    title: str = ""
    text: str = ""
    tone: str = "info"
    icon: str = ""
    link: str = ""


class NoticesScreen(BoundScreen):
    """Every notice in its day."""

    _made: tuple[Entry, ...] = ()
    _shown: tuple[Day, ...] | None = None
    _lang = ""

    def icons(self, state: NoticesState, tr: Tr) -> list[BarIcon]:
        """Mark all as read, while something is unread."""
        if not state.unread or state.marking:
            return []
        return [BarIcon("email-open-outline", tr("notices.read_all"), self.vm.read_all)]

    def filters(self, state: NoticesState, tr: Tr) -> list[Choice]:
        """What to show; beside the unread ones their count."""
        return [Choice(one, tr(f"notices.filter.{one}"), _count(one, state)) for one in FILTERS]

    def message(self, state: NoticesState, tr: Tr, lang: str) -> Message:
        """That what is seen is a copy, and how old it is."""
        if not state.fault_key or not state.as_of or not state.now or self.is_failed(state):
            return Message()
        return Message(
            title=tr("notices.offline" if state.offline else "notices.not_refreshed"),
            text=tr("notices.as_of", age=as_of(state.as_of, state.now, lang)),
            tone="info" if state.offline else "warn",
            icon="" if state.offline else "database-sync-outline",
            link="" if state.refreshing else tr("action.retry"),
        )

    def entries(self, state: NoticesState, tr: Tr, lang: str) -> tuple[Entry, ...]:
        """Days and rows, newest first."""
        if state.days is self._shown and lang == self._lang:  # the same notices: the same rows
            return self._made
        self._made = tuple(
            entry
            for day in state.days
            for entry in (
                DayTitle(tr(f"notices.{day.name}")),
                *(_row(notice, state, tr, lang) for notice in day.notices),
            )
        )
        self._shown, self._lang = state.days, lang
        return self._made

    def is_loading(self, state: NoticesState) -> bool:
        """Nothing known yet."""
        return state.phase is Phase.LOADING

    def is_failed(self, state: NoticesState) -> bool:
        """Not known, and not to be had now."""
        return state.phase is Phase.FAILED

    def is_empty(self, state: NoticesState) -> bool:
        """Known, and nothing there, or nothing that the filter lets through."""
        return state.phase in (Phase.CONTENT, Phase.EMPTY) and not state.days

    def empty(self, state: NoticesState) -> str:
        """The key of what an empty list says."""
        return "notices.empty." + (state.chosen if state.total else "all")

    def ways_on(self, state: NoticesState, tr: Tr) -> list[Action]:
        """Ask again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]


def _count(chosen: str, state: NoticesState) -> int | None:
    return state.unread if chosen == "unread" and state.unread else None


def _row(notice: Notice, state: NoticesState, tr: Tr, lang: str) -> NoticeRow:
    words = words_of(notice, tr, lang)
    icon, tone = look_of(notice)
    return NoticeRow(
        key=notice.key, title=words.title, text=words.text, time=_time(notice, state, lang),
        icon=icon, tone=tone, link=words.link if leads_to(notice) else "",
        unread="" if notice.read else tr("notices.unread"),
    )  # fmt: skip


def _time(notice: Notice, state: NoticesState, lang: str) -> str:
    """The hour today; the day before that, with its year where that is another."""
    day = viet_nam_day(notice.at)
    if state.today is None or day == state.today:
        return clock_time(notice.at)
    return day_month(day, lang) if day.year == state.today.year else date_text(day, lang)


def build(app: Container, _: Notices) -> NoticesScreen:
    """The screen over the phone's notices."""
    return NoticesScreen(NoticesViewModel(app))
