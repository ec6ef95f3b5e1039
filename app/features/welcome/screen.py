"""The first screen of all: draws the choices of ``view_model`` and passes them on."""

from collections.abc import Callable
from typing import ClassVar

from kivy.properties import StringProperty

from app.container import Container
from app.features.welcome import blocks  # noqa: F401 — registers the blocks that the .kv names
from app.features.welcome.view_model import WelcomeViewModel
from app.runtime.destinations import Welcome
from app.runtime.i18n import LANGUAGES
from app.runtime.preferences import TEXT_SCALES
from app.ui.bound_screen import BoundScreen
from app.ui.components.bars import Action
from app.ui.components.choices import Choice
from app.ui.components.radio_cards import RadioCard
from app.ui.context import LARGE_TEXT
from app.ui.kv import load_beside

load_beside(__file__)


class WelcomeScreen(BoundScreen):
    """Language and text size before anything else."""

    ground = StringProperty("lacquer")
    samples: ClassVar[list[float]] = list(TEXT_SCALES)

    def is_large(self, text_scale: float) -> bool:
        """Whether the promise has moved into the body."""
        return text_scale >= LARGE_TEXT

    def languages(self, tr: Callable[..., str]) -> list[RadioCard]:
        """Each language in its own words."""
        return [
            RadioCard(lang, tr(f"language.{lang}"), tr(f"welcome.use.{lang}"), code=lang.upper())
            for lang in LANGUAGES
        ]

    def sizes(self, tr: Callable[..., str]) -> list[Choice]:
        """The same two letters in growing sizes."""
        return [
            Choice(
                str(scale),
                tr("text_size.sample"),
                spoken=tr("text_size.percent", n=round(scale * 100)),
            )
            for scale in TEXT_SCALES
        ]

    def actions(self, tr: Callable[..., str]) -> list[Action]:
        """On to signing in, or to who may have an account."""
        return [
            Action(tr("welcome.continue"), self.vm.proceed),
            Action(tr("welcome.abroad"), self.vm.tell_abroad, "text", icon="earth"),
            Action(tr("welcome.eligibility"), self.vm.check_eligibility, "text"),
        ]


def build(app: Container, _: Welcome) -> WelcomeScreen:
    """The screen over the phone's preferences."""
    return WelcomeScreen(WelcomeViewModel(app.preferences, app.navigator))
