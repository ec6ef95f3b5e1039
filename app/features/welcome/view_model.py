"""The first choices, asked before anything else: language and text size."""

from collections.abc import Callable
from dataclasses import dataclass

from app.runtime.destinations import Abroad, Eligibility, SignIn
from app.runtime.navigation import Navigator
from app.runtime.preferences import Preferences
from app.runtime.view_model import Phase, ViewModel


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
        self._end: Callable[[], None] | None = None

    def start(self) -> None:
        """Follow the preferences: the panel and the next screen may change them too."""
        if self._end is None:
            self._end = self._preferences.subscribe(lambda _: self._look())
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        if self._end is not None:
            self._end()
            self._end = None

    def choose_language(self, lang: str) -> None:
        """Everything is written in it from now on."""
        self._preferences.change(lang=lang)
        self._look()

    def choose_text_scale(self, scale: str) -> None:
        """Everything is drawn at this size from now on."""
        self._preferences.change(text_scale=float(scale))
        self._look()

    def proceed(self) -> None:
        """On to signing in."""
        self._preferences.change(welcomed=True)
        self._navigator.go(SignIn())

    def _look(self) -> None:
        self._update(lang=self._preferences.lang, text_scale=self._preferences.text_scale)

    def tell_abroad(self) -> None:
        """What being abroad changes; it can be read before signing in."""
        self._navigator.go(Abroad())

    def check_eligibility(self) -> None:
        """Who may have an account: anybody may try."""
        self._navigator.go(Eligibility())
