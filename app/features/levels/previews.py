"""The ladder from each rung, for the gallery and the tests."""

from dataclasses import replace
from datetime import date

from app.features.levels.view_model import LevelsState
from app.runtime.view_model import Phase

_LEVEL_1 = LevelsState(
    phase=Phase.CONTENT,
    level=1,
    may=(1, 2),
    rules="draft_2025_10",
    earliest=date(2025, 10, 16),
)
PREVIEWS: dict[str, LevelsState] = {
    "level_1": _LEVEL_1,
    "wall_benefits": replace(_LEVEL_1, feature="benefits", rules="decree_69_2024"),
    "wall_documents": replace(_LEVEL_1, feature="documents"),
    "wall_presenting": replace(_LEVEL_1, feature="presenting"),
    "under_way": replace(_LEVEL_1, file_id="a" * 32),
    "level_2": replace(_LEVEL_1, level=2),
    "foreigner_0": replace(
        _LEVEL_1,
        level=0,
        kind="foreigner",
        days=("foreigner_level_1_days", "foreigner_no_biometrics_days"),
        longer="foreigner_no_biometrics_days",
    ),
    "not_eligible": replace(_LEVEL_1, level=0, kind="foreigner", may=()),
    "child": replace(_LEVEL_1, may=(1,), guardian=True, from_day=date(2027, 3, 27)),
    "guardian": replace(_LEVEL_1, guardian=True),
    "loading": LevelsState(),
    "failed": LevelsState(phase=Phase.FAILED, error_key="error.offline"),
}
