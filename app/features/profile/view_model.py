"""The resident and the app's settings: each choice is kept at once; signing out asks first."""

from dataclasses import dataclass

from app.runtime.view_model import Phase, ViewModel

TEXT_SCALES = (1.0, 1.3, 1.6, 2.0)
MODES = ("light", "dark", "auto")


@dataclass(frozen=True, slots=True)
class ProfileState:
    """
    What the profile shows.

    Attributes:
        text_step: Which of ``TEXT_SCALES``.
        mode: ``light``, ``dark`` or ``auto``, which follows the story's hour.
        unsaved: The disk did not take a choice: it holds until the app ends.
        confirming, leaving: Signing out is asked about, is under way.
    """

    phase: Phase = Phase.CONTENT
    full_name: str = ""
    personal_number: str = ""
    level: int = 0
    lang: str = "vi"
    text_step: int = 0
    mode: str = "light"
    high_contrast: bool = False
    reduced_motion: bool = False
    unsaved: bool = False
    confirming: bool = False
    leaving: bool = False


class ProfileViewModel(ViewModel[ProfileState]):
    pass
