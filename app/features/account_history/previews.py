"""An account's history in its states, for the gallery and the tests."""

from datetime import UTC, datetime, timedelta

from app.features.account_history.view_model import Entry, HistoryState
from app.runtime.view_model import Phase

_AT = datetime(2025, 10, 15, 1, 30, tzinfo=UTC)
_FILE = "1" * 32


def _ago(days: int) -> datetime:
    return _AT - timedelta(days=days)


PREVIEWS: dict[str, HistoryState] = {
    "much": HistoryState(
        Phase.CONTENT,
        (
            Entry("issued", _AT, level=1, ward="Phạm Gia Bảo", file_id=_FILE),
            Entry("lifted", _ago(2), "own_request"),
            Entry("locked", _ago(3), "own_request"),
            Entry("refused", _ago(9), "face_mismatch", 2, file_id=_FILE),
            Entry("booked", _ago(12), level=2, file_id=_FILE),
            Entry("withdrawn", _ago(20), level=2, file_id=_FILE),
            Entry("locked", _ago(40), "authority_order"),
        ),
    ),
    "nothing": HistoryState(Phase.EMPTY),
    "loading": HistoryState(),
}
