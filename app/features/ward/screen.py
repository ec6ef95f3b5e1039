"""A child's wallet on the guardian's phone: a countdown, the documents to read, what changes."""

from collections.abc import Callable
from typing import ClassVar

from app.container import Container
from app.features.ward import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.ward.view_model import WardState, WardViewModel
from app.runtime.document_words import type_of
from app.runtime.navigation import Ward as Destination
from app.runtime.text import date_text, weekday_date
from app.runtime.view_model import Phase
from app.shared.rules.age import age_on
from app.shared.rules.standing import DocumentState
from app.shared.rulesets import rule_set
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

Tr = Callable[..., str]


class WardScreen(BoundScreen):
    """One ward."""

    skeleton: ClassVar[list[float]] = [40, 170, 24, 76, 76]

    def tabs(self, state: WardState, tr: Tr) -> list[Choice]:
        """Me, and the child."""
        name = state.ward.full_name.split(" ")[-1] if state.ward else ""
        return [Choice("me", tr("ward.me")), Choice("ward", name)]

    def choose(self, tab: str) -> None:
        """One's own wallet."""
        if tab == "me":
            self.vm.open_own()

    def over(self, state: WardState, tr: Tr) -> str:
        """Who, how old, and that one acts for the child."""
        if state.ward is None or state.today is None:
            return ""
        age = age_on(state.ward.born_on, state.today)
        return tr("ward.acting", name=state.ward.full_name, age=age)

    def title(self, state: WardState, tr: Tr) -> str:
        """What comes."""
        if state.ward is None:
            return ""
        return tr("ward.own_at", age=age_on(state.ward.born_on, state.ward.own_from))

    def count(self, state: WardState, tr: Tr) -> str:
        """How long."""
        return tr("ward.days", n=state.days_left)

    def until(self, state: WardState, tr: Tr, lang: str) -> str:
        """To which moment."""
        if state.ward is None:
            return ""
        return tr("ward.until", day=weekday_date(state.ward.own_from, lang))

    def share(self, state: WardState) -> float:
        """How much of childhood is gone."""
        if state.ward is None or state.today is None:
            return 0.0
        whole = (state.ward.own_from - state.ward.born_on).days
        return 1 - state.days_left / whole if whole else 1.0

    def documents(self, state: WardState, tr: Tr, lang: str) -> list[Row]:
        """Each by name, and until when; a hidden one says so."""
        rows = []
        for document, standing in state.documents:
            kind = type_of(document.type_id)
            hidden = standing.state in (DocumentState.HIDDEN, DocumentState.EXPIRED)
            if hidden:
                key = "hidden" if standing.state is DocumentState.HIDDEN else "expired"
                text = tr(f"ward.{key}")
            elif document.expires_on:
                text = tr("ward.valid_until", day=date_text(document.expires_on, lang))
            else:
                text = tr("ward.endless")
            rows.append(
                Row(
                    kind.name[lang] if kind else document.type_id,
                    text,
                    "eye-off-outline" if hidden else kind.icon if kind else "file-document-outline",
                    "warn" if hidden else "gold",
                )
            )
        return rows

    def changes(self, state: WardState, tr: Tr, lang: str) -> list[Row]:
        """What is different from that birthday on."""
        if state.ward is None:
            return []
        day = date_text(state.ward.own_from, lang)
        return [
            Row(tr("ward.change.own"), tr("ward.change.own.text"), "account-key-outline", "gold",
                chip="00:00", chip_tone="warn"),
            Row(tr("ward.change.log"), tr("ward.change.log.text", day=day), "update"),
        ]  # fmt: skip

    def rule(self, state: WardState, tr: Tr, lang: str) -> str:
        """That a guardian only reads, and who says so."""
        if not state.rules:
            return ""
        rule = rule_set(state.rules).rule("guardian_may")
        unsure = f" {tr('rule_status.unconfirmed')}." if rule.status == "unconfirmed" else ""
        return f"{tr('ward.read_only')} {rule.source[lang]}.{unsure}"

    def gone(self, state: WardState, tr: Tr, lang: str) -> str:
        """Since when the child acts alone."""
        if state.ward is None:
            return ""
        if state.ward.proof != "proven":
            return tr("ward.not_proven")
        return tr("ward.gone.text", day=date_text(state.ward.own_from, lang))

    def is_content(self, state: WardState) -> bool:
        """Whether one acts for the child."""
        return state.phase is Phase.CONTENT

    def retry(self, tr: Tr) -> list[Action]:
        """Again."""
        return [Action(tr("action.retry"), self.vm.refresh, icon="refresh")]


def build(app: Container, destination: Destination) -> WardScreen:
    """The screen of one ward."""
    return WardScreen(WardViewModel(destination, app))
