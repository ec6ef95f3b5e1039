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
    lent=True,
    card_ends_on=date(2036, 10, 16),
    card_id="1" * 32,
    rules="draft_2025_10",
)
PREVIEWS: dict[str, OwnAccountState] = {
    "midnight": _NAM,
    "today": replace(_NAM, rules="decree_69_2024"),
    "level_2": replace(_NAM, level=2),
    "own_passcode": replace(_NAM, lent=False),
    "card_due": replace(_NAM, card_ends_on=date(2025, 10, 16), card_due=True),
    "card_due_level_1": replace(_NAM, card_ends_on=date(2025, 10, 16), card_due=True, card_id=""),
    "no_guardian": replace(_NAM, guardian="", card_ends_on=None),
}
