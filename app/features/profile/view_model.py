"""The resident and the app's settings: each choice is kept at once; signing out asks first."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.runtime.destinations import About, Abroad, Destination
from app.runtime.preferences import TEXT_SCALES
from app.runtime.tasks import Done
from app.runtime.view_model import Phase, ViewModel

if TYPE_CHECKING:
    from app.container import Container
    from app.data.devices import DevicesAsOf

MODES = ("light", "dark", "auto")


@dataclass(frozen=True, slots=True)
class ProfileState:
    """
    What the profile shows.

    Attributes:
        text_step: Which of ``TEXT_SCALES``.
        abroad: Id of the place abroad where the holder is; None in Viet Nam.
        mode: ``light``, ``dark`` or ``auto``, which follows the story's hour.
        devices: Phones that are linked, and those that ask to be.
        unsaved: The disk did not take a choice: it holds until the app ends.
        confirming, leaving: Signing out is asked about, is under way.
    """

    phase: Phase = Phase.CONTENT
    full_name: str = ""
    personal_number: str = ""
    level: int = 0
    foreigner: bool = False
    abroad: str | None = None
    lang: str = "vi"
    text_step: int = 0
    mode: str = "light"
    high_contrast: bool = False
    reduced_motion: bool = False
    devices: int = 0
    unsaved: bool = False
    confirming: bool = False
    leaving: bool = False


class ProfileViewModel(ViewModel[ProfileState]):
    """Forwards each choice to the preferences, which the whole phone follows."""

    def __init__(self, app: "Container") -> None:
        super().__init__(ProfileState())
        self._app = app
        self._look()

    def start(self) -> None:
        """Follow preferences and account: the panel may change the look too."""
        self._follow(self._app.preferences, self._app.account, self._app.devices)
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._leave()
        self.stay()

    # --- the look ---------------------------------------------------------------------------------
    def choose_language(self, lang: str) -> None:
        """Everything is written in it from now on."""
        self._app.preferences.change(lang=lang)

    def choose_text_step(self, step: int) -> None:
        """One of ``TEXT_SCALES``."""
        if 0 <= step < len(TEXT_SCALES):
            self._app.preferences.change(text_scale=TEXT_SCALES[step])

    def choose_mode(self, mode: str) -> None:
        """Light, dark, or by the story's hour, which is in the usual contrast."""
        contrast = self.state.high_contrast and mode != "auto"
        self._app.preferences.change(theme=_theme(mode, contrast=contrast))

    def switch_contrast(self) -> None:
        """High contrast, of the mode that is shown."""
        mode = "light" if self.state.mode == "auto" else self.state.mode
        theme = _theme(mode, contrast=not self.state.high_contrast)
        self._app.preferences.change(theme=theme)

    def switch_motion(self) -> None:
        """No slide, shimmer or shake; or all of them again."""
        self._app.preferences.change(reduced_motion=not self.state.reduced_motion)

    # --- ways on ----------------------------------------------------------------------------------
    def open(self, destination: Destination) -> None:
        """Another screen."""
        self._app.navigator.go(destination)

    def open_abroad(self) -> None:
        """Where being abroad is said and taken back."""
        self._app.navigator.go(Abroad())

    def open_about(self) -> None:
        """What this prototype is."""
        self._app.navigator.go(About())

    def ask_to_leave(self) -> None:
        """Ask before signing out."""
        self._update(confirming=True)

    def stay(self) -> None:
        """Not now."""
        if not self.state.leaving:
            self._update(confirming=False)

    def leave(self) -> None:
        """Sign out; who is signed out sees the passcode screen."""
        if self.state.leaving:
            return
        self._update(leaving=True)
        self._app.tasks.submit(self._app.session.sign_out, self._left, key="session.sign_out")

    def _left(self, done: Done[None]) -> None:
        self._update(leaving=False, confirming=False)
        done.unwrap()

    def _look(self) -> None:
        preferences, account = self._app.preferences, self._app.account.known
        theme = preferences.theme
        nearest = min(TEXT_SCALES, key=lambda scale: abs(scale - preferences.text_scale))
        self._update(
            full_name=account.full_name if account else self._app.session.full_name,
            personal_number=self._app.session.personal_number,
            level=account.level if account else 0,
            foreigner=account is not None and account.kind == "foreigner",
            abroad=account.abroad if account else None,
            lang=preferences.lang,
            text_step=TEXT_SCALES.index(nearest),
            mode="auto" if theme == "auto" else "dark" if theme.endswith("dark") else "light",
            high_contrast=theme.startswith("high_contrast"),
            reduced_motion=preferences.reduced_motion,
            devices=_count(self._app.devices.stored()),
            unsaved=preferences.unsaved,
        )


def _count(known: "DevicesAsOf | None") -> int:
    """Nothing is known before the first answer."""
    if known is None:
        return 0
    linked = sum(one.ended is None for one in known.listed.devices)
    return linked + len(known.listed.asked)


def _theme(mode: str, *, contrast: bool) -> str:
    """The name that the preferences keep."""
    if not contrast:
        return mode
    return "high_contrast_dark" if mode == "dark" else "high_contrast"
