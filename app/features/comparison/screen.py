"""The comparison: today's rule and the draft, one card each, from the same answers that decide."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.comparison.answers import Answer, DocumentAnswer
from app.features.comparison.blocks import ComparedDocument, ComparedFact
from app.features.comparison.view_model import ComparisonState, ComparisonViewModel
from app.runtime.destinations import Comparison
from app.runtime.text import date_text
from app.shared.doctypes import DocumentType, document_type
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]
_MARKS = {
    DocumentState.VALID: ("check-circle", "comparison.usable"),
    DocumentState.DUE_SOON: ("check-circle", "comparison.usable"),
    DocumentState.EXPIRED: ("clock-alert-outline", "comparison.expired"),
    DocumentState.HIDDEN: ("eye-off-outline", "comparison.hidden"),
}


def _type(type_id: str) -> DocumentType | None:
    try:
        return document_type(type_id)
    except KeyError:  # a newer server's type: it is named by its id
        return None


class ComparisonScreen(BoundScreen):
    """Same person, same day, two rule sets."""

    skeleton: ClassVar[list[float]] = [20, 320, 320]

    def who(self, state: ComparisonState, tr: Tr, lang: str) -> str:
        """Who, when, and what has ended."""
        if state.day is None:
            return ""
        words = tr("comparison.who", name=state.full_name, day=date_text(state.day, lang))
        known = _type(state.identity_type)
        if state.ended_on is None or known is None:
            return words
        name = known.name[lang]
        within = name[:1].lower() + name[1:]
        ended = tr("comparison.ended", document=within, day=date_text(state.ended_on, lang))
        return f"{words} {ended}"

    def days(self, state: ComparisonState, tr: Tr, lang: str) -> list[Choice]:
        """Today, and the day after the identity document ends."""
        if state.today is None or state.after is None:
            return []
        return [
            Choice("today", tr("comparison.today", day=date_text(state.today, lang))),
            Choice("after", tr("comparison.after", day=date_text(state.after, lang))),
        ]

    def chosen(self, state: ComparisonState) -> str:
        """Which of the two days is compared."""
        return "after" if state.day == state.after else "today"

    def same(self, state: ComparisonState) -> bool:
        """Whether both rule sets leave the same documents usable."""
        usable = {(a.usable, a.headline in ("account_locked", "real_lock")) for a in state.answers}
        return len(state.answers) > 1 and len(usable) == 1

    def retry_actions(self, state: ComparisonState, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh", busy=state.refreshing)]

    # --- one card ---------------------------------------------------------------------------------
    def _answer(self, state: ComparisonState, at: int) -> Answer | None:
        return state.answers[at] if at < len(state.answers) else None

    def over(self, state: ComparisonState, lang: str, at: int) -> str:
        """The rule set's short name."""
        found = self._answer(state, at)
        if found is None:
            return ""
        return rule_set(found.rule_set_id).names.short[lang]

    def headline(self, state: ComparisonState, tr: Tr, at: int) -> str:
        """What it does."""
        found = self._answer(state, at)
        return tr(f"comparison.{found.headline}", n=found.hidden) if found else ""

    def count(self, state: ComparisonState, tr: Tr, at: int) -> str:
        """X of n usable."""
        found = self._answer(state, at)
        return tr("comparison.count", usable=found.usable, total=found.total) if found else ""

    def works(self, state: ComparisonState, at: int) -> bool:
        """Whether the account is open."""
        found = self._answer(state, at)
        return found is not None and found.headline not in ("account_locked", "real_lock")

    def documents(
        self, state: ComparisonState, tr: Tr, lang: str, at: int
    ) -> list[ComparedDocument]:
        """Each document and the word for how it stands: locked, hidden and ended never mix."""
        found = self._answer(state, at)
        return [_compared(document, tr, lang) for document in found.documents] if found else []

    def facts(self, state: ComparisonState, tr: Tr, lang: str, at: int) -> list[ComparedFact]:
        """Three, each with its source."""
        found = self._answer(state, at)
        if found is None:
            return []
        rules = rule_set(found.rule_set_id)
        facts = []
        for fact in found.facts:
            rule = rules.rule(fact.rule_id)
            source = rule.source[lang]
            if rule.status == "unconfirmed":
                source = f"{source} · {tr('rule_status.unconfirmed')}"
            facts.append(ComparedFact(tr(fact.key, n=fact.n), fact.good, source))
        return facts


def _compared(document: DocumentAnswer, tr: Tr, lang: str) -> ComparedDocument:
    known = _type(document.type_id)
    mark, word = ("lock", "comparison.locked") if document.behind_lock else _MARKS[document.state]
    return ComparedDocument(
        icon=known.icon if known else "file-document-outline",
        name=known.name[lang] if known else document.type_id,
        word=tr(word),
        mark=mark,
        usable=document.usable,
        hidden=not document.behind_lock and document.state is DocumentState.HIDDEN,
    )


def build(app: Container, _: Comparison) -> ComparisonScreen:
    """The screen over the resident's account and documents."""
    return ComparisonScreen(ComparisonViewModel(app))
