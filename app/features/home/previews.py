"""Home in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.features.home.things import Thing
from app.features.home.view_model import HomeState
from app.runtime.view_model import Phase
from app.shared.rules.standing import DocumentState

_NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
DUE = Thing("due_soon", "identity_card", "0" * 32, days_left=30, ends_on=date(2026, 7, 15))
HIDDEN = Thing("hidden", "driving_licence", "1" * 32, days_left=-6, ends_on=date(2026, 6, 9))
LEVEL_2 = HomeState(
    phase=Phase.CONTENT,
    full_name="Nguyễn Thị Ánh Nguyệt",
    personal_number="000166004417",
    level=2,
    hour=8,
    unread=3,
    usable=5,
    total=6,
    things=(DUE, HIDDEN),
    residence_id="2" * 32,
    as_of=datetime(2026, 6, 15, 1, 12, tzinfo=UTC),
    now=_NOW,
)

PREVIEWS: dict[str, HomeState] = {
    "level_2": LEVEL_2,
    "revealed": replace(LEVEL_2, revealed=True),
    "all_well": replace(LEVEL_2, things=(), usable=6, unread=0, hour=14),
    "last_day": replace(LEVEL_2, things=(replace(DUE, days_left=0),), hour=19),
    "expired_today": replace(
        LEVEL_2, things=(replace(HIDDEN, kind="expired"),), full_name="Trần Minh Khôi"
    ),
    "in_renewal": replace(
        LEVEL_2,
        things=(
            replace(DUE, kind="paper_missing", renewal_id="3" * 32, paper="portrait_photo"),
            replace(
                HIDDEN,
                kind="in_renewal",
                renewal_id="4" * 32,
                due_on=date(2026, 6, 22),
                out_of_use=DocumentState.HIDDEN,
            ),
        ),
        unread=12,
    ),
    "refused": replace(LEVEL_2, things=(replace(HIDDEN, kind="refused", renewal_id="5" * 32),)),
    "level_1": replace(
        LEVEL_2,
        full_name="Bùi Nhật Nam",
        personal_number="000211000006",
        level=1,
        things=(Thing("raise_level"),),
        usable=2,
        total=2,
    ),
    "asked_from_abroad": replace(
        LEVEL_2,
        things=(
            Thing("foreign_question", request_id="a" * 32, service_id="lumen_hospital"),
            Thing("raise_level"),
        ),
    ),
    "own_passcode": replace(
        LEVEL_2,
        full_name="Bùi Nhật Nam",
        personal_number="000211000006",
        level=1,
        things=(Thing("own_passcode"), Thing("raise_level")),
        usable=2,
        total=2,
    ),
    "level_0": replace(
        LEVEL_2,
        full_name="Mira Calder",
        personal_number="000287000007",
        level=0,
        things=(),
        total=0,
    ),
    "abroad": replace(
        LEVEL_2,
        full_name="Vũ Ngọc Hạnh",
        personal_number="000196000009",
        hour=2,
        things=(
            Thing(
                "due_soon",
                "passport",
                "6" * 32,
                days_left=25,
                ends_on=date(2025, 11, 9),
                consulate="lumen_consulate",
            ),
        ),
        now=datetime(2025, 10, 15, 4, 20, tzinfo=UTC),
        as_of=datetime(2025, 10, 15, 4, 12, tzinfo=UTC),
        abroad="lumen_utopia",
    ),
    "abroad_booked": replace(
        LEVEL_2,
        full_name="Vũ Ngọc Hạnh",
        things=(
            Thing(
                "in_renewal",
                "passport",
                "6" * 32,
                "7" * 32,
                due_on=date(2025, 10, 23),
                consulate="lumen_consulate",
                slot_at=datetime(2025, 10, 16, 11, 0, tzinfo=UTC),
            ),
        ),
        now=datetime(2025, 10, 15, 4, 20, tzinfo=UTC),
        as_of=datetime(2025, 10, 15, 4, 12, tzinfo=UTC),
        abroad="lumen_utopia",
    ),
    "long_name": replace(LEVEL_2, full_name="Công Tằng Tôn Nữ Hoàng Thuỳ Dương Quỳnh Hương"),
    "offline": replace(LEVEL_2, error_key="error.offline", offline=True),
    "server_failed": replace(LEVEL_2, error_key="error.rejected.internal"),
    "loading": HomeState(full_name="Nguyễn Thị Ánh Nguyệt"),
    "failed": HomeState(
        phase=Phase.FAILED,
        full_name="Nguyễn Thị Ánh Nguyệt",
        error_key="error.offline",
        offline=True,
    ),
}
