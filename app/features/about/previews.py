"""The page in its states, for the gallery and the tests."""

from app.features.about.view_model import AboutState, sources
from app.runtime.view_model import Phase

PREVIEWS: dict[str, AboutState] = {
    "whole": AboutState(groups=sources()),
    "loading": AboutState(phase=Phase.LOADING),
}
