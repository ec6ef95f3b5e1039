"""The page about the prototype: words from the catalogue, sources from the rules."""

from collections.abc import Callable

from app.container import Container
from app.features.about import blocks as _blocks  # noqa: F401 — known to the .kv by name once imported
from app.features.about.view_model import LEFT_OUT, AboutState, AboutViewModel
from app.runtime.destinations import About
from app.shared.rulesets import RuleStatus
from app.ui.bound_screen import BoundScreen
from app.ui.components.choices import Choice
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

_HOW = (
    ("people", "account-group-outline"),
    ("numbers", "card-account-details-outline"),
    ("machine", "cellphone"),
    ("examples", "cash"),
)


class AboutScreen(BoundScreen):
    """What it is, what it is not, what is left out, where the rules come from."""

    def how(self, tr: Callable[..., str]) -> list[Row]:
        """How one sees that nothing here is real."""
        return [
            Row(tr(f"about.how.{key}"), tr(f"about.how.{key}_text"), icon) for key, icon in _HOW
        ]

    def left_out(self, tr: Callable[..., str]) -> list[Row]:
        """What a real one has and this one has not."""
        return [
            Row(
                tr(f"about.left_out.{key}"),
                tr(f"about.left_out.{key}_text"),
                "minus-circle",
                bare_icon=True,
            )
            for key in LEFT_OUT
        ]

    def sets(self, state: AboutState, lang: str) -> list[Choice]:
        """The rule sets, today's first."""
        return [Choice(group.rule_set_id, group.tag[lang]) for group in state.groups]

    def source_lines(
        self, state: AboutState, tr: Callable[..., str], lang: str, status: RuleStatus
    ) -> list[str]:
        """What the rule set looked at takes from sources that are equally sure."""
        return [
            f"{source.words[lang]} · {tr('about.rules', n=source.rules)}"
            for group in state.groups
            if group.rule_set_id == state.looked_at
            for source in group.sources
            if source.status == status
        ]


def build(app: Container, _: About) -> AboutScreen:
    """The page; it needs no server."""
    return AboutScreen(AboutViewModel(app.navigator.back))
