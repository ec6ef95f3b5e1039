"""The midnight of a birthday, for the gallery and the tests."""

from dataclasses import replace
from datetime import date

from app.features.own_account.view_model import OwnAccountState

_NAM = OwnAccountState(
    full_name="Bùi Nhật Nam",
    guardian="Đỗ Thị Vân",
    since=date(2025, 10, 16),
    age=14,
    level=1,
    rules="draft_2025_10",
)
PREVIEWS: dict[str, OwnAccountState] = {
    "midnight": _NAM,
    "today": replace(_NAM, rules="decree_69_2024"),
    "level_2": replace(_NAM, level=2),
    "no_guardian": replace(_NAM, guardian=""),
}
