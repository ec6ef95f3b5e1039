"""One article as a page: plain words, why, its rules and screens, each to comment on."""

from collections.abc import Callable

from app.container import Container
from app.features.draft_article.view_model import ArticleState, ArticleViewModel
from app.runtime.destinations import DraftArticle
from app.runtime.draft_words import OPENED
from app.shared.rulesets import RULE_SET_IDS, rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]


class ArticleScreen(BoundScreen):
    """Read it, look at what it changes, speak about any part of it."""

    def bar(self, state: ArticleState, tr: Tr) -> str:
        """Which article."""
        if state.article is None:
            return tr("consultation.title")
        return tr("comment.article", n=state.article.number)

    def heading(self, state: ArticleState, lang: str) -> str:
        """Its title."""
        return state.article.title[lang] if state.article else ""

    def why(self, state: ArticleState, lang: str) -> str:
        """What it is for."""
        return state.article.why[lang] if state.article else ""

    def plain(self, state: ArticleState, lang: str) -> list[Row]:
        """What it changes, a sentence a row."""
        one = state.article
        return [Row(said[lang], icon="check", bare_icon=True) for said in one.plain] if one else []

    def rules(self, state: ArticleState, tr: Tr, lang: str) -> list[Row]:
        """Each rule with its source; a tap speaks about it."""
        one, known = state.article, rule_set(RULE_SET_IDS[-1])
        rows = []
        for each in one.rules if one else ():
            rule = known.rule(each.id)
            source = rule.source[lang]
            if rule.status != "law":
                source = f"{source}. {tr('rule_status.' + rule.status)}"
            act = self._speak(rule_id=each.id) if state.stands == "open" else None
            rows.append(
                Row(each.name[lang], source, "scale-balance", act=act, chevron=act is not None)
            )
        return rows

    def screens(self, state: ArticleState, tr: Tr) -> list[Row]:
        """Each screen that it changes: open it, or speak about it."""
        rows = []
        for name in state.article.screens if state.article else ():
            words = tr(f"consultation.screen.{name}")
            act = (lambda name=name: self.vm.open(name)) if name in OPENED else None
            speak = state.stands == "open"
            rows.append(
                Row(words, tr("article.open" if act else "article.on_document"),
                    "cellphone-text", act=act,
                    button=tr("article.pin") if speak else "", kind="outline",
                    button_act=self._speak(screen=name) if speak else None)
            )  # fmt: skip
        return rows

    def source(self, state: ArticleState, tr: Tr, lang: str) -> str:
        """Who says that these are the articles."""
        one = state.article
        if one is None:
            return ""
        return f"{one.source[lang]}. {tr('rule_status.' + one.status)}"

    def compare(self, tr: Tr) -> list[Row]:
        """Before and after."""
        words = tr("consultation.compare")
        return [Row(tr("profile.compare"), words, "scale-balance", act=self.vm.compare,
                    chevron=True)]  # fmt: skip

    def actions(self, state: ArticleState, tr: Tr) -> list[Action]:
        """Speak about the whole article."""
        if state.article is None or state.stands != "open":
            return []
        return [Action(tr("article.comment"), self.vm.comment, icon="comment-text-outline")]

    def _speak(self, **about: str) -> Callable[[], object]:
        return lambda: self.vm.comment(**about)


def build(app: Container, destination: DraftArticle) -> ArticleScreen:
    """The page of one article."""
    return ArticleScreen(ArticleViewModel(destination, app))
