"""The queue as it moves, stands still and ends, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime

from app.features.queue.view_model import QueueState
from app.runtime.view_model import Phase

_MOVES = QueueState(
    phase=Phase.CONTENT,
    ahead=18_204,
    began_ahead=42_000,
    seconds=365,
    turn_at=datetime(2025, 10, 15, 1, 36, tzinfo=UTC),
    has_copy=True,
)
PREVIEWS: dict[str, QueueState] = {
    "moves": _MOVES,
    "form": replace(_MOVES, in_form=True, has_copy=False),
    "soon": replace(_MOVES, ahead=1, seconds=2),
    "province": replace(
        _MOVES, ahead=709_412, began_ahead=709_412, seconds=14_200,
        turn_at=datetime(2025, 10, 15, 5, 27, tzinfo=UTC), has_copy=False,
    ),
    "still": replace(_MOVES, seconds=None, turn_at=None),
    "offline": replace(_MOVES, online=False),
    "lost": replace(_MOVES, again="lost", ahead=21, began_ahead=21, seconds=61),
    "passed": replace(_MOVES, again="passed"),
    "leaving": replace(_MOVES, leaving=True),
    "loading": QueueState(),
    "failed": QueueState(phase=Phase.FAILED, fault_key="error.unanswered", in_form=True),
}  # fmt: skip
