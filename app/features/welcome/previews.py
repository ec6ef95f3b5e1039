"""The first screen in its states, for the gallery and the tests."""

from app.features.welcome.view_model import WelcomeState

PREVIEWS: dict[str, WelcomeState] = {
    "vietnamese": WelcomeState(),
    "english": WelcomeState(lang="en"),
    "largest_text": WelcomeState(text_scale=2.0),
}
