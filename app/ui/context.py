"""What a .kv file may read: the words, the theme, the text size and the pixel density."""

from collections.abc import Callable
from typing import Any

from kivy.event import EventDispatcher
from kivy.lang import global_idmap
from kivy.metrics import Metrics
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from app.ui.theme import Theme, theme


def _key_itself(key: str, **_: object) -> str:
    return key


class Context(EventDispatcher):
    """
    The one global of the user interface.

    Attributes:
        tr: Key and values → words in the language shown. A new function with each language, so that
            a .kv expression that calls it is evaluated again.
        lang: ``vi`` or ``en``.
        theme: The theme drawn with.
        text_scale: 1.0 to 2.0.
        reduced_motion: No slide, shimmer or shake.
        epoch: Grows when everything must be drawn again.
    """

    tr: Callable[..., str] = ObjectProperty(_key_itself)
    lang = StringProperty("vi")
    theme: Theme = ObjectProperty(None, rebind=True)
    text_scale = NumericProperty(1.0)
    reduced_motion = BooleanProperty(False)
    epoch = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.theme = theme("light")
        for name in ("theme", "text_scale", "tr"):
            self.fbind(name, self._advance)
        Metrics.fbind("density", self._advance)

    def speak(self, lang: str, tr: Callable[..., str]) -> None:
        """Change the language: the words first, then the tag that dates and money follow."""
        self.tr = tr  # first: what is kept by the language's tag must never hold the other's words
        self.lang = lang

    def colour(self, role: str) -> tuple[float, float, float, float]:
        """The colour of a role in the theme drawn with."""
        return self.theme.colour(role)

    @property
    def density(self) -> float:
        """Pixels per dp."""
        return float(Metrics.density)

    @property
    def large_text(self) -> bool:
        """Whether rows stack and columns become one: from 160 %."""
        return self.text_scale >= LARGE_TEXT

    def _advance(self, *_: object) -> None:
        self.epoch += 1


LARGE_TEXT = 1.6
ui = Context()
global_idmap["ui"] = ui
