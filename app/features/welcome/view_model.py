"""The first choices, asked before anything else: language and text size."""

from dataclasses import dataclass

from app.runtime.navigation import Navigator, SignIn
from app.runtime.preferences import Preferences
from app.runtime.view_model import Phase, ViewModel

TEXT_SCALES = (1.0, 1.3, 1.6, 2.0)


@dataclass(frozen=True, slots=True)
class WelcomeState:
    """What the first screen shows: the two choices as they are now."""

    phase: Phase = Phase.CONTENT
    lang: str = "vi"
    text_scale: float = 1.0


class WelcomeViewModel(ViewModel[WelcomeState]):
    """Keeps each choice at once, so that the next tap is already made in that language and size."""

    def __init__(self, preferences: Preferences, navigator: Navigator) -> None:
        super().__init__(WelcomeState(lang=preferences.lang, text_scale=preferences.text_scale))
        self._preferences, self._navigator = preferences, navigator

    def choose_language(self, lang: str) -> None:
        """Everything is written in it from now on."""
        self._preferences.change(lang=lang)
        self._update(lang=lang)

    def choose_text_scale(self, scale: str) -> None:
        """Everything is drawn at this size from now on."""
        self._preferences.change(text_scale=float(scale))
        self._update(text_scale=float(scale))

    def proceed(self) -> None:
        """On to signing in."""
        self._preferences.change(welcomed=True)
        self._navigator.go(SignIn())
