"""A request in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec

from app.features.issuing.state import IssuingState
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.clock import viet_nam_day
from app.shared.contract.appointments import OfficeSlots
from app.shared.contract.issuing import IssuingEvent, IssuingFile
from app.shared.holidays import public_holidays
from app.shared.offices import office
from app.shared.rules.issuing import as_of, file_clock

_NOW = datetime(2025, 10, 22, 2, 20, tzinfo=UTC)


def _at(day: int, hour: int = 3, minute: int = 12) -> datetime:
    return datetime(2025, 10, day, hour, minute, tzinfo=UTC)


_FILE = IssuingFile(
    id="a" * 32,
    code="TK-000-2510-0007",
    holder_id="b" * 32,
    full_name="Mira Calder",
    through_guardian=False,
    level=2,
    state="supplement",
    rule_id="foreigner_no_biometrics_days",
    days=7,
    asked_at=_at(14),
    started_on=None,
    due_on=None,
    supplement=None,
    refusal=None,
    office="binh_minh_immigration",
    slot_at=_at(15, 1, 0),
    phone_ending="007",
    events=(
        IssuingEvent(kind="booked", at=_at(14), detail="binh_minh_immigration"),
        IssuingEvent(kind="accepted", at=_at(15, 1, 20)),
        IssuingEvent(kind="supplement", at=_at(21), detail="passport_page"),
        IssuingEvent(kind="supplied", at=_at(22, 4), detail="passport_page"),
        IssuingEvent(kind="issued", at=_at(27)),
    ),
)
_WAITING = msgspec.structs.replace(_FILE, events=_FILE.events[:2])
_REFUSED = msgspec.structs.replace(
    _FILE,
    level=1,
    rule_id="foreigner_level_1_days",
    days=1,
    events=(
        IssuingEvent(kind="submitted", at=_at(14)),
        IssuingEvent(kind="refused", at=_at(15), detail="face_mismatch"),
    ),
)


def _on(moment: datetime, file: IssuingFile = _FILE) -> IssuingState:
    today = viet_nam_day(moment)
    seen = as_of(file, moment, public_holidays())
    assert seen is not None
    return IssuingState(
        phase=Phase.CONTENT,
        stage="file",
        level=file.level,
        kind="foreigner",
        full_name=file.full_name,
        file=seen,
        clock=file_clock(seen.events, file.days, today, public_holidays()),
        rules="draft_2025_10",
        today=today,
        as_of=moment,
        now=moment,
    )


_FORM = IssuingState(
    phase=Phase.CONTENT,
    full_name="Mira Calder",
    kind="foreigner",
    rules="draft_2025_10",
    today=date(2025, 10, 15),
    now=_NOW,
)
_TYPED = replace(_FORM, phone="0000000007", email="mira@mail.example")
_DAYS = tuple(date(2025, 10, day) for day in (16, 17, 20))
_PLACES = tuple(
    OfficeSlots(
        office=name, slots=tuple(slot for day in _DAYS for slot in office(name).slots_on(day))
    )
    for name in ("hoa_sen_police", "suoi_mo_police")
)
_BOOK = replace(
    _FORM,
    stage="form_2",
    level=2,
    kind="citizen",
    full_name="Bùi Nhật Nam",
    offices=_PLACES,
    office="hoa_sen_police",
    day=date(2025, 10, 16),
)
PREVIEWS: dict[str, IssuingState] = {
    "level_1": _FORM,
    "level_1_wrong": replace(_FORM, phone="0912345678", phone_wrong=True, email_wrong=True),
    "level_1_sending": replace(_TYPED, doing="submit"),
    "face_blurred": replace(
        _TYPED, capture="blurred", fault=Fault("submit", "issuing.face.blurred", {"tries_left": 2})
    ),
    "face_used_up": replace(
        _TYPED, fault=Fault("submit", "issuing.face.used_up", {"tries_left": 0})
    ),
    "not_eligible": replace(_TYPED, fault=Fault("submit", "error.rejected.not_eligible")),
    "ward": replace(_TYPED, full_name="Phạm Gia Bảo", ward=True),
    "level_2": _BOOK,
    "level_2_chosen": replace(_BOOK, slot_at=_PLACES[0].slots[1]),
    "level_2_loading": replace(_BOOK, offices=None, office="", day=None, doing="slots"),
    "moving": replace(_BOOK, moving=True, slot_at=_PLACES[0].slots[2]),
    "booked": _on(_at(14, 5)),
    "runs": _on(_at(17)),
    "supplement": _on(_NOW),
    "giving": replace(_on(_NOW), doing="give"),
    "supplied": _on(_at(23)),
    "late": _on(
        datetime(2025, 11, 12, 3, 0, tzinfo=UTC),
        msgspec.structs.replace(_FILE, events=_FILE.events[:2]),
    ),
    "issued": _on(_at(27, 5)),
    "refused": _on(_at(16), _REFUSED),
    "withdrawing": replace(_on(_at(17)), confirming=True),
    "offline": replace(_on(_at(17)), fault=Fault("refresh", "error.offline", offline=True)),
    "loading": IssuingState(),
    "failed": IssuingState(phase=Phase.FAILED, fault=Fault("refresh", "error.offline")),
    "empty": IssuingState(phase=Phase.EMPTY),
}
