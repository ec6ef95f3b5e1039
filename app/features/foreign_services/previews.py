"""Services abroad in their states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime

from app.features.foreign_services.state import ForeignServicesState
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.foreign import ForeignRequest, UseLogRow, UseOutcome

_NOW = datetime(2025, 10, 15, 4, 20, tzinfo=UTC)


def _row(number: int, service: str, question: str, outcome: UseOutcome) -> UseLogRow:
    return UseLogRow(
        request_id=f"{number:032x}",
        at=datetime(2025, 10, 15 - number, 4, 19, tzinfo=UTC),
        service_id=service,
        question_id=question,
        outcome=outcome,
        rule_id="foreign_consent",
        rule_set_id="draft_2025_10",
    )


_EMPTY = ForeignServicesState(
    phase=Phase.CONTENT, rules="draft_2025_10", as_of=_NOW, now=_NOW, abroad="lumen_utopia"
)
_FULL = replace(
    _EMPTY,
    waiting=(
        ForeignRequest(
            id="a" * 32, service_id="westmere_university", question_id="adult", state="asked",
            asked_at=_NOW, seconds_left=600, finding="yes",
        ),
    ),
    log=(
        _row(1, "lumen_hospital", "licensed_nurse", "answered"),
        _row(2, "lumen_hospital", "licensed_nurse", "withdrawn"),
        _row(3, "halcyon_staffing", "licensed_nurse", "refused"),
        _row(4, "westmere_university", "adult", "declined"),
        _row(5, "lumen_hospital", "licensed_nurse", "expired"),
        _row(6, "lumen_hospital", "licensed_nurse", "unprovable"),
    ),
)  # fmt: skip
PREVIEWS: dict[str, ForeignServicesState] = {
    "full": _FULL,
    "nothing_yet": _EMPTY,
    "code_wrong": replace(_EMPTY, code="K7MPQ2XA", code_fault="wrong", code_values=(("n", 3),)),
    "code_short": replace(_EMPTY, code="K7MPQ", code_fault="short", code_values=(("n", 3),)),
    "code_signs": replace(_EMPTY, code="K7MPO", code_fault="signs"),
    "code_wait": replace(_EMPTY, code="K7MPQ2XA", code_fault="wait", code_values=(("n", 48),)),
    "typing": replace(_EMPTY, code="K7MPQ2XA", doing="type"),
    "today": replace(_FULL, provided=False, rules="decree_69_2024", waiting=(), abroad=None),
    "offline": replace(_FULL, fault=Fault("refresh", "error.offline", offline=True)),
    "failed_code": replace(_EMPTY, code="K7MPQ2XA", fault=Fault("type", "error.rejected.internal")),
    "loading": ForeignServicesState(),
    "failed": ForeignServicesState(phase=Phase.FAILED, fault=Fault("refresh", "error.offline")),
}
