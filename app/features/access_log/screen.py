"""Who looked at one's data: a count, filters, looks by day, and asking the agency about one."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.access_log import wording
from app.features.access_log.blocks import Link, LookDay, LookList, LookRow
from app.features.access_log.state import REASONS, AccessLogState, Day
from app.features.access_log.view_model import AccessLogViewModel
from app.runtime.destinations import AccessLog
from app.runtime.text import as_of, date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.access_log import Access
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.context import ui
from app.ui.kv import load_beside

__all__ = ("LookList",)  # known to the .kv by name

load_beside(__file__)

Tr = Callable[..., str]


class AccessLogScreen(BoundScreen):
    """The log, and what one can do about it."""

    skeleton: ClassVar[list[float]] = [76, 40, 20, 120, 120]

    def title(self, state: AccessLogState, tr: Tr) -> str:
        """Whose data."""
        return tr("access.title.ward", name=state.ward) if state.ward else tr("access.title")

    # --- what there is ----------------------------------------------------------------------------
    def is_content(self, state: AccessLogState) -> bool:
        """Whether somebody ever looked."""
        return state.phase is Phase.CONTENT

    def is_copy(self, state: AccessLogState) -> bool:
        """Whether what is seen is not what the server says now."""
        known = state.phase in (Phase.CONTENT, Phase.EMPTY)
        return bool(known and state.fault and state.fault.deed == "refresh")

    def age(self, state: AccessLogState, tr: Tr, lang: str) -> str:
        """How old the copy is."""
        if state.as_of is None or state.now is None:
            return ""
        return tr("notices.as_of", age=as_of(state.as_of, state.now, lang))

    def summary(self, state: AccessLogState, tr: Tr) -> list[Row]:
        """How many looks lately, by how many, and whether all was in order."""
        refused = state.refused_recent
        text = tr("access.in_order", n=state.agencies_recent)
        if refused:
            text = tr("access.some_refused", n=refused)
        tone = "error" if refused else "info"
        title = tr("access.recent", n=state.recent) if state.recent else tr("access.recent.none")
        return [Row(title, text if state.recent else "", "shield-account-outline", tone)]

    def filters(self, state: AccessLogState, tr: Tr) -> list[Choice]:
        """Lately, all, refused ones, one agency's."""
        return [
            Choice("recent", tr("access.filter.recent")),
            Choice("all", tr("access.filter.all")),
            Choice("refused", tr("access.filter.refused")),
            *([Choice("agency", tr("access.filter.agency"))] if state.agencies else []),
        ]

    def of_agency(self, state: AccessLogState, lang: str) -> str:
        """Whose looks alone are shown; empty where it is everybody's."""
        return wording.who("agency", state.agency, lang) if state.chosen == "agency" else ""

    def days(self, state: AccessLogState, tr: Tr, lang: str) -> list[LookDay]:
        """Each day with its looks."""
        return [
            LookDay(
                self._day(day, state, tr, lang),
                tuple(self._row(look, state, tr, lang) for look in day.looks),
            )
            for day in state.days
        ]

    def nothing(self, state: AccessLogState, tr: Tr) -> str:
        """That the filter lets nothing through."""
        if not self.is_content(state) or state.total:
            return ""
        return tr(f"access.none.{state.chosen}")

    def kept(self, state: AccessLogState, tr: Tr, lang: str) -> str:
        """How long it is kept, and by which rule; what it may leave out."""
        if not state.rules:
            return ""
        rule = rule_set(state.rules).rule("use_history_years")
        return tr("access.kept", n=rule.value, article=rule.source[lang])

    def more(self, state: AccessLogState, tr: Tr) -> list[Action]:
        """Older looks."""
        return [Action(tr("access.more", n=state.hidden), self.vm.more, kind="outline")]

    def again(self, state: AccessLogState, tr: Tr) -> list[Action]:
        """Ask the server again."""
        busy = state.doing == "refresh"
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=busy)]

    def fault_text(self, state: AccessLogState, tr: Tr) -> str:
        """Why there is nothing to show, or why asking did not come about."""
        return tr(state.fault.key, **state.fault.values) if state.fault else ""

    # --- sheets -----------------------------------------------------------------------------------
    def sheet_icon(self, state: AccessLogState) -> str:
        """A mark over the sheet's title."""
        icons = {"agencies": "filter-variant", "complaint": "gavel", "sent": "check"}
        return icons.get(state.sheet, "comment-question-outline")

    def sheet_title(self, state: AccessLogState, tr: Tr) -> str:
        """What is asked."""
        if state.sheet == "sent" and state.asked:
            return tr(f"access.sent.{state.asked}")
        return tr(f"access.sheet.{state.sheet}") if state.sheet else ""

    def sheet_text(self, state: AccessLogState, tr: Tr, lang: str) -> str:
        """What follows, or why it did not come about."""
        if state.fault and state.fault.deed == "ask":
            return self.fault_text(state, tr)
        if state.sheet in ("why", "complaint") and state.about and state.rules:
            if not state.online:
                return tr("access.needs_network")
            rule = "agency_answer_days" if state.sheet == "why" else "complaint_decide_days"
            days = rule_set(state.rules).value(rule)
            name = wording.who(state.about.looker, state.about.looker_id, lang)
            return tr(f"access.sheet.{state.sheet}.text", agency=name, n=days)
        if state.sheet == "sent" and state.due_on:
            return tr("access.sent.text", day=weekday_date(state.due_on, lang))
        return ""

    def sheet_rows(self, state: AccessLogState, tr: Tr, lang: str) -> list[Row]:
        """Agencies to choose from, or what a complaint says."""
        if state.sheet == "agencies":
            return [
                Row(
                    wording.who("agency", one, lang),
                    act=lambda o=one: self.vm.choose_agency(o),
                    radio=state.chosen == "agency" and state.agency == one,
                )
                for one in state.agencies
            ]
        if state.sheet == "complaint":
            return [
                Row(
                    tr(f"access.reason.{one}"),
                    act=lambda o=one: self.vm.choose_reason(o),
                    radio=state.reason == one,
                )
                for one in REASONS
            ]
        return []

    def sheet_actions(self, state: AccessLogState, tr: Tr) -> list[Action]:
        """Send, then the harmless answer."""
        shut = Action(tr("access.shut"), self.vm.shut, kind="text", enabled=state.doing != "ask")
        if state.sheet in ("why", "complaint"):
            send = Action(
                tr(f"access.send.{state.sheet}"), self.vm.send, icon="send-outline",
                busy=state.doing == "ask",
            )  # fmt: skip
            return [send, shut]
        return [shut]

    # --- how --------------------------------------------------------------------------------------
    @staticmethod
    def _day(day: Day, state: AccessLogState, tr: Tr, lang: str) -> str:
        today = viet_nam_day(state.now) if state.now else None
        if today and (today - day.on).days in (0, 1):
            return tr("access.today" if today == day.on else "access.yesterday")
        return date_text(day.on, lang)

    def _row(self, look: Access, state: AccessLogState, tr: Tr, lang: str) -> LookRow:
        opened, refused = state.opened == look.id, look.outcome == "refused"
        name = wording.who(look.looker, look.looker_id, lang)
        title = tr("access.refused_look") if refused else name
        time = as_of(look.at, state.now, lang) if state.now else ""
        time = tr("access.who_when", name=name, time=time) if refused else time
        return LookRow(
            key=look.id,
            title=title,
            time=tr("access.flagged", time=time) if look.flagged else time,
            line=wording.line(look, tr, lang),
            icon=wording.icon_of(look),
            tone="error" if refused else "info" if look.looker != "agency" else "neutral",
            kinds=wording.kinds(look, tr, lang, every=opened),
            name=tr("access.close" if opened else "access.open"),
            refused=refused,
            opened=opened,
            facts=wording.facts(look, tr, lang) if opened else (),
            asked=tuple(wording.asked(one, tr, lang) for one in look.inquiries),
            links=self._links(look, state, tr) if opened or refused else (),
        )

    def _links(self, look: Access, state: AccessLogState, tr: Tr) -> tuple[Link, ...]:
        """What was not asked yet may be asked of an agency, about one's own data."""
        if look.looker != "agency" or state.ward:
            return ()
        icons = {"why": "comment-question-outline", "complaint": "gavel"}
        made = {one.kind for one in look.inquiries}
        return tuple(
            Link(icon, tr(f"access.ask.{kind}"), lambda k=kind: self.vm.ask(look.id, k))
            for kind, icon in icons.items()
            if kind not in made
        )


def build(app: Container, destination: AccessLog) -> AccessLogScreen:
    """The screen over the phone's log, or a ward's."""
    return AccessLogScreen(
        AccessLogViewModel(destination, app, lambda reason: ui.tr(f"access.reason.{reason}"))
    )
