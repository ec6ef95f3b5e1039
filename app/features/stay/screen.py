"""The timeline of a foreigner's papers, and what follows when they lapse."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from app.container import Container
from app.features.stay.blocks import Bar
from app.features.stay.view_model import Paper, StayState, StayViewModel
from app.runtime.destinations import Stay
from app.runtime.text import date_text
from app.runtime.view_model import Phase
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_ICONS = {
    "passport": "passport",
    "visa": "file-document-outline",
    "permission": "calendar-clock-outline",
    "residence_card": "card-account-details-outline",
}
_LEANT_ON = ("account_after_lapse", "passport_expiry_effect")
_BEFORE, _AFTER = timedelta(days=90), timedelta(days=365)
"""How much of the line lies before the permission begins, and after today."""


class StayScreen(BoundScreen):
    """Passport, visa, permission, residence card."""

    skeleton: ClassVar[list[float]] = [24, 300, 120]

    def is_content(self, state: StayState) -> bool:
        """Whether there are papers."""
        return state.phase is Phase.CONTENT

    def who(self, state: StayState, tr: Tr) -> str:
        """Whose papers; the name as the passport has it."""
        if state.stay is None:
            return ""
        number, nationality = state.stay.passport_number, state.stay.nationality
        return tr("stay.who", name=state.full_name, number=number, nationality=nationality)

    def _span(self, state: StayState) -> tuple[date, date]:
        first = (state.stay.permitted_from if state.stay else state.today or date.max) - _BEFORE
        last = (state.today or first) + _AFTER
        return min(first, state.today or first), last

    def _share(self, state: StayState, day: date) -> float:
        first, last = self._span(state)
        return min(1.0, max(0.0, (day - first).days / max(1, (last - first).days)))

    def bars(self, state: StayState, tr: Tr, lang: str) -> list[Bar]:
        """One a paper; what ends beyond the line fills it to its end."""
        if state.today is None:
            return []
        return [self._bar(paper, state, tr, lang) for paper in state.papers]

    def _bar(self, paper: Paper, state: StayState, tr: Tr, lang: str) -> Bar:
        title, icon = tr(f"stay.paper.{paper.kind}"), _ICONS[paper.kind]
        if not paper.held:
            return Bar(icon, title, tr("stay.none"), 0, 0, "none")
        if paper.until is None or state.today is None:
            return Bar(icon, title, tr("stay.endless"), 0, 1, "ok")
        left = (paper.until - state.today).days
        start = self._share(state, paper.since) if paper.since else 0.0
        tone = "error" if left < 0 else "warn" if left <= state.due_soon_days else "ok"
        day = date_text(paper.until, lang)
        text = tr("stay.ended", day=day) if left < 0 else tr("stay.left", day=day, n=left)
        if paper.since:
            length = (paper.until - paper.since).days + 1
            text = f"{text} · {tr('stay.length', n=length)}"
        return Bar(icon, title, text, start, self._share(state, paper.until), tone)

    def today(self, state: StayState) -> float:
        """Where today stands."""
        return self._share(state, state.today) if state.today else 0.0

    def now(self, state: StayState, tr: Tr, lang: str) -> str:
        """Which day the mark is."""
        return tr("stay.today", day=date_text(state.today, lang)) if state.today else ""

    def end(self, state: StayState, lang: str, at: int) -> str:
        """What an end of the line is called."""
        return date_text(self._span(state)[at], lang) if state.today else ""

    def after(self, state: StayState, tr: Tr, lang: str) -> list[Row]:
        """What each rule set says of the day after everything has lapsed."""
        rows = []
        for one in state.after:
            rules = rule_set(one.rule_set_id)
            short = rules.names.short[lang]
            leant_on = [
                rules.rule(name) for name in ("account_after_lapse", "passport_expiry_effect")
            ]
            words = [tr(f"stay.after.{one.answer}")]
            words.append(tr("stay.account_kept" if one.kept else "stay.account_ends"))
            words.append(tr("stay.passport_locks" if one.locks else "stay.passport_hides"))
            if any(rule.status == "unconfirmed" for rule in leant_on):
                words.append(f"{tr('rule_status.unconfirmed')}.")
            icon = "check-circle-outline" if one.answer == "yes" else "close-circle-outline"
            rows.append(Row(short, " ".join(words), icon, "ok" if one.answer == "yes" else "warn"))
        return rows

    def after_title(self, state: StayState, tr: Tr, lang: str) -> str:
        """From which day."""
        return tr("stay.after", day=date_text(state.lapse_on, lang)) if state.lapse_on else ""

    def actions(self, state: StayState, tr: Tr) -> list[Action]:
        """To an account, and to why."""
        if not self.is_content(state):
            return []
        return [
            Action(tr("stay.ask"), self.vm.ask),
            Action(tr("stay.check"), self.vm.check, "text"),
        ]


def build(app: Container, _: Stay) -> StayScreen:
    """The screen over the account's papers."""
    return StayScreen(StayViewModel(app))
