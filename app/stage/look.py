"""The look in force: flags at the start, then whatever the resident or the panel chooses."""

from typing import TYPE_CHECKING, Any

from app.runtime.i18n import catalogue
from app.ui.context import ui
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.runtime.preferences import Preferences
    from app.runtime.settings import Settings

_PARTS = ("lang", "theme", "text_scale", "reduced_motion")


class Look:
    """
    Puts language, theme, text size and motion on ``ui`` and keeps them there.

    A flag holds for this start and is not written to the preferences; a later choice is.
    """

    def __init__(self, preferences: "Preferences", settings: "Settings") -> None:
        self._preferences = preferences
        self._last = {part: getattr(preferences, part) for part in _PARTS}
        asked = {part: getattr(settings, part, None) for part in _PARTS}
        put_on(**self._last | {part: value for part, value in asked.items() if value is not None})
        preferences.subscribe(lambda _: self._follow())

    def choose(self, **wanted: Any) -> None:
        """A choice of the panel: shown at once and kept."""
        put_on(**wanted)
        self._preferences.change(**wanted)

    def _follow(self) -> None:
        now = {part: getattr(self._preferences, part) for part in _PARTS}
        put_on(**{part: value for part, value in now.items() if value != self._last[part]})
        self._last = now


def put_on(**wanted: Any) -> None:
    """Change the parts of the look that differ from what is shown."""
    lang = wanted.pop("lang", None)
    if lang and (lang != ui.lang or ui.tr != catalogue(lang).tr):
        ui.speak(lang, catalogue(lang).tr)
    name = wanted.pop("theme", None)
    if name:
        ui.theme = theme("light" if name == "auto" else name)
    for part, value in wanted.items():
        setattr(ui, part, value)
