"""The look in force: flags at the start, then whatever the resident or the panel chooses."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.runtime.i18n import catalogue
from app.shared.clock import VIET_NAM
from app.ui.context import ui
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.runtime.preferences import Preferences
    from app.runtime.settings import Settings
    from app.runtime.story_clock import StoryClock

AUTO = "auto"
_DAYLIGHT = range(6, 18)
_PARTS = ("lang", "theme", "text_scale", "reduced_motion")


class Look:
    """
    Puts language, theme, text size and motion on ``ui`` and keeps them there.

    A flag is a choice like any other, so that every screen shows it as the one chosen. The theme
    ``auto`` is dark in the story's evening and night.
    """

    def __init__(
        self, preferences: "Preferences", settings: "Settings", clock: "StoryClock"
    ) -> None:
        self._preferences, self._clock = preferences, clock
        asked = {part: getattr(settings, part, None) for part in _PARTS}
        preferences.change(**{part: value for part, value in asked.items() if value is not None})
        self._last = {part: getattr(preferences, part) for part in _PARTS}
        self._theme = ""
        self._wear(**self._last)
        preferences.subscribe(lambda _: self._follow())
        clock.subscribe(lambda _: self.look_at_the_clock())

    def choose(self, **wanted: Any) -> None:
        """A choice of the panel: shown at once and kept."""
        self._wear(**wanted)
        self._preferences.change(**wanted)

    def look_at_the_clock(self) -> None:
        """Evening may have come: called with a moved clock and now and then."""
        if self._theme == AUTO:
            self._wear(theme=AUTO)

    def _follow(self) -> None:
        now = {part: getattr(self._preferences, part) for part in _PARTS}
        self._wear(**{part: value for part, value in now.items() if value != self._last[part]})
        self._last = now

    def _wear(self, **wanted: Any) -> None:
        if "theme" in wanted:
            self._theme = wanted["theme"]
            wanted["theme"] = theme_at(self._theme, self._clock.now())
        put_on(**wanted)


def theme_at(choice: str, moment: datetime) -> str:
    """The theme that a choice means at a moment: ``auto`` is dark from 18:00 to 06:00."""
    if choice != AUTO:
        return choice
    return "light" if moment.astimezone(VIET_NAM).hour in _DAYLIGHT else "dark"


def put_on(**wanted: Any) -> None:
    """Change the parts of the look that differ from what is shown."""
    lang = wanted.pop("lang", ui.lang)
    if ui.tr != catalogue(lang).tr:
        ui.speak(lang, catalogue(lang).tr)
    name = wanted.pop("theme", ui.theme.name)
    if name != ui.theme.name:
        ui.theme = theme(name)
    for part, value in wanted.items():
        setattr(ui, part, value)
