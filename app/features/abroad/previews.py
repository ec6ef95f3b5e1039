"""Being abroad in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime

from app.features.abroad.view_model import AbroadState
from app.runtime.view_model import Phase

_HOME = AbroadState(
    phase=Phase.CONTENT,
    now=datetime(2025, 10, 15, 4, 20, tzinfo=UTC),
    rules="draft_2025_10",
    phone_ending="009",
)
_ABROAD = replace(_HOME, abroad="lumen_utopia")
PREVIEWS: dict[str, AbroadState] = {
    "abroad": _ABROAD,
    "today": replace(_ABROAD, rules="decree_69_2024"),
    "in_viet_nam": _HOME,
    "not_signed_in": replace(_HOME, signed_in=False, phone_ending=""),
    "choosing": replace(_HOME, choosing=True),
    "telling": replace(_HOME, choosing=True, telling="ashra_solandia"),
    "nothing_found": replace(_HOME, choosing=True, query="atlantis"),
    "ahead": replace(
        _ABROAD, abroad="tidewater_meridia", now=datetime(2025, 12, 31, 14, 5, tzinfo=UTC)
    ),
    "half_hour": replace(_ABROAD, abroad="ashra_solandia"),
    "same_time": replace(_ABROAD, abroad="bayan_solandia"),
    "offline": replace(_ABROAD, online=False, fault_key="error.offline"),
    "loading": AbroadState(),
    "failed": AbroadState(phase=Phase.FAILED, fault_key="error.offline"),
}
