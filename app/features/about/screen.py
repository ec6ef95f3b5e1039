"""The page about the prototype: words from the catalogue, sources from the rules."""

from collections.abc import Callable

from app.container import Container
from app.features.about.blocks import SourceCard, SourceLine
from app.features.about.view_model import LEFT_OUT, AboutState, AboutViewModel
from app.runtime.navigation import About
from app.ui.bound_screen import BoundScreen
from app.ui.components.rows import Row
from app.ui.kv import load_beside

load_beside(__file__)

_HOW = (
    ("people", "account-group-outline"),
    ("numbers", "card-account-details-outline"),
    ("machine", "cellphone"),
    ("examples", "cash"),
)
_STATUS = {
    "law": ("ok", "check-circle-outline"),
    "team_choice": ("neutral", "pencil-outline"),
    "unconfirmed": ("warn", "help-circle-outline"),
}


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

    def sources(self, state: AboutState, tr: Callable[..., str], lang: str) -> list[SourceCard]:
        """A card a rule set."""
        return [
            SourceCard(
                group.name[lang],
                tuple(
                    SourceLine(
                        source.words[lang],
                        tr("about.rules", n=source.rules),
                        tr(f"rule_status.{source.status}"),
                        *_STATUS[source.status],
                    )
                    for source in group.sources
                ),
            )
            for group in state.groups
        ]


def build(app: Container, _: About) -> AboutScreen:
    """The page; it needs no server."""
    return AboutScreen(AboutViewModel(app.navigator.back))
