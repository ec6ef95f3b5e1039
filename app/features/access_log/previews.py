"""The log of looks in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import date

from app.features.access_log.state import AccessLogState, Day
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.access_log import Access
from app.testing import access_samples as looks
from app.testing.samples import STORY


def _days(*entries: Access) -> tuple[Day, ...]:
    days: dict[date, list[Access]] = {}
    for one in entries:
        days.setdefault(viet_nam_day(one.at), []).append(one)
    return tuple(Day(on, tuple(found)) for on, found in days.items())


_FULL = AccessLogState(
    phase=Phase.CONTENT,
    days=_days(looks.a_look(), looks.a_wards_look(), looks.ASKED, looks.ABROAD, looks.PROVIDER),
    total=5,
    recent=4,
    agencies_recent=3,
    agencies=("sao_mai_hospital", "hoa_sen_committee"),
    chosen="all",
    opened=looks.a_look().id,
    rules="draft_2025_10",
    kept_since=looks.SINCE,
    as_of=STORY,
    now=STORY,
)
_REFUSED = replace(
    _FULL,
    days=_days(looks.REFUSED, looks.PARTLY, looks.FLAGGED),
    total=3,
    recent=3,
    agencies_recent=1,
    refused_recent=2,
    chosen="refused",
    opened=looks.PARTLY.id,
)
_WHY = replace(_FULL, sheet="why", about=looks.a_look())
PREVIEWS: dict[str, AccessLogState] = {
    "full": _FULL,
    "closed": replace(_FULL, opened="", chosen="recent", hidden=12),
    "refused": _REFUSED,
    "complained": replace(
        _REFUSED,
        days=_days(looks.COMPLAINED),
        total=1,
        opened="",
        chosen="agency",
        agency="hoa_sen_committee",
    ),
    "presented": replace(
        _FULL,
        days=_days(looks.NOT_LET, looks.PRESENTED),
        total=2,
        recent=2,
        refused_recent=1,
        opened=looks.PRESENTED.id,
    ),
    "agencies": replace(_FULL, sheet="agencies"),
    "why": _WHY,
    "why_offline": replace(_WHY, online=False),
    "why_failed": replace(_WHY, fault=Fault("ask", "error.rejected.internal")),
    "complaint": replace(_REFUSED, sheet="complaint", about=looks.REFUSED),
    "sent": replace(_FULL, sheet="sent", asked="why", due_on=looks.WHY.due_on),
    "none_lately": replace(_FULL, days=(), total=0, recent=0, chosen="recent", opened=""),
    "ward": replace(_FULL, ward="Phạm Gia Bảo"),
    "empty": AccessLogState(phase=Phase.EMPTY, rules="draft_2025_10", now=STORY),
    "offline": replace(_FULL, fault=Fault("refresh", "error.offline", offline=True), online=False),
    "loading": AccessLogState(),
    "failed": AccessLogState(phase=Phase.FAILED, fault=Fault("refresh", "error.offline")),
}
