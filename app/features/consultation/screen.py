"""The consultation: the time that is left, the articles, the scope, and one's own comments."""

from collections.abc import Callable

import app.features.consultation.blocks  # noqa: F401  # the .kv names them
from app.container import Container
from app.features.consultation.blocks import ArticleCard
from app.features.consultation.view_model import ConsultationView, ConsultationViewModel
from app.runtime.destinations import Consultation
from app.runtime.text import date_text, moment_text, weekday_date
from app.shared.clock import viet_nam_day
from app.shared.contract.consultation import STANCES, Comment
from app.shared.draft import articles, consultation
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.kv import load_beside
from app.ui.ticking_screen import TickingScreen

load_beside(__file__)

Tr = Callable[..., str]
LOOKS = {"agree": "thumb-up-outline", "change": "pencil-outline", "disagree": "thumb-down-outline"}


class ConsultationScreen(TickingScreen):
    """Read, compare, speak."""

    def title(self, state: ConsultationView, tr: Tr) -> str:
        """Over the time that is left."""
        return tr(f"consultation.{state.stands}")

    def left(self, state: ConsultationView, tr: Tr) -> str:
        """How long; thanks after the close."""
        if state.stands == "closed":
            return tr("consultation.thanks")
        days, hours, minutes = state.left
        if days:
            return tr("consultation.left_days", days=days, hours=hours, minutes=minutes)
        return tr("consultation.left_hours", hours=hours, minutes=minutes)

    def until(self, state: ConsultationView, tr: Tr, lang: str) -> str:
        """From which day, or until which day."""
        days = consultation()
        if state.stands == "coming":
            return tr("consultation.from", day=weekday_date(days.opens_on.value, lang))
        return tr(f"consultation.until.{state.stands}", day=weekday_date(days.last_day, lang))

    def unconfirmed(self, tr: Tr, lang: str) -> str:
        """Where the days come from."""
        source = consultation().days.source[lang]
        return f"{source}. {tr('rule_status.unconfirmed')}. {tr('consultation.articles_note')}"

    def cards(self, state: ConsultationView, tr: Tr, lang: str) -> list[ArticleCard]:
        """One an article."""
        label = tr("consultation.comment" if state.stands == "open" else "consultation.read")
        return [
            ArticleCard(
                str(one.number), one.title[lang], one.summary[lang],
                tr("consultation.screens", n=len(one.screens)) if one.screens
                else tr("consultation.no_screen"),
                label, lambda number=one.number: self.vm.read(number),
            )
            for one in articles()
        ]  # fmt: skip

    def here(self, state: ConsultationView, tr: Tr) -> list[Row]:
        """The screen that was left just now, and the comparison."""
        rows = []
        if state.last_screen and state.stands == "open":
            name = tr(f"consultation.screen.{state.last_screen}")
            rows.append(
                Row(tr("consultation.on_last"), name, "map-marker-outline", "info",
                    act=self.vm.comment_on_last, chevron=True)
            )  # fmt: skip
        rows.append(
            Row(tr("profile.compare"), tr("consultation.compare"), "scale-balance",
                act=self.vm.compare, chevron=True)
        )  # fmt: skip
        return rows

    def kinds(self, lang: str) -> list[Choice]:
        """Every kind of holder."""
        return [Choice(one.kind, one.name[lang], icon=one.icon) for one in consultation().scope]

    def applies(self, part: str, state: ConsultationView, tr: Tr, lang: str) -> str:
        """Whether it applies to the chosen kind, and which articles."""
        one = next(each for each in consultation().scope if each.kind == state.kind)
        if part == "title":
            return one.name[lang]
        numbers = ", ".join(str(number) for number in one.articles)
        return f"{one.answer[lang]} {tr('consultation.in_articles', numbers=numbers)}"

    def own(self, state: ConsultationView, tr: Tr, lang: str) -> list[Row]:
        """One's own comments."""
        return [self._row(one, tr, lang) for one in state.comments]

    def _row(self, one: Comment, tr: Tr, lang: str) -> Row:
        key = "withdrawn" if one.withdrawn else "answered" if one.answer else "sent"
        at = moment_text(one.sent_at, lang)
        if not one.signed:
            at = date_text(viet_nam_day(one.sent_at), lang)
        about = tr("comment.article", n=one.article)
        tone = {"answered": "ok", "withdrawn": "neutral"}.get(key, "info")
        return Row(
            one.code, f"{about}. {tr('comment.stance.' + one.stance)}. {at}",
            LOOKS[one.stance], chip=tr(f"comment.is.{key}"), chip_tone=tone,
            act=lambda: self.vm.follow_comment(one.id),
        )  # fmt: skip

    def summary(self, part: str, state: ConsultationView, tr: Tr, lang: str) -> str:
        """What the drafters published; that it is to come before that."""
        told = state.summary
        if told is None:
            return tr(f"consultation.summary_none.{part}")
        if part == "title":
            return tr("consultation.summary", day=moment_text(told.at, lang))
        n, pinned = told.tally.total, told.tally.pinned
        return f"{told.foreword}\n{tr('consultation.tally', n=n, pinned=pinned)}"

    def tally(self, state: ConsultationView, tr: Tr) -> list[Row]:
        """How many of each view, an article a row."""
        told = state.summary
        if told is None:
            return []
        rows = []
        for one in articles():
            n = {each.stance: each.n for each in told.tally.counts if each.article == one.number}
            words = ". ".join(f"{tr('comment.stance.' + s)}: {n.get(s, 0)}" for s in STANCES)
            rows.append(Row(tr("comment.article", n=one.number), words, "chart-bar"))
        return rows

    def offline(self, state: ConsultationView, tr: Tr) -> str:
        """Why one's own comments may be older."""
        return tr(state.fault.key, **state.fault.values) if state.fault else ""


def build(app: Container, _: Consultation) -> ConsultationScreen:
    """The screen of the draft."""
    return ConsultationScreen(ConsultationViewModel(app))
