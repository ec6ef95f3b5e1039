"""The page in its states, for the gallery and the tests."""

from app.features.about.view_model import AboutState, sources
from app.runtime.view_model import Phase
from app.shared.rulesets import RULE_SET_IDS

PREVIEWS: dict[str, AboutState] = {
    "whole": AboutState(groups=sources()),
    "draft": AboutState(groups=sources(), looked_at=RULE_SET_IDS[1]),
    "loading": AboutState(phase=Phase.LOADING),
}
