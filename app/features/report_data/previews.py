"""Wrong data in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec

from app.features.report_data.state import ReportState
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.data_reports import DataReport, ReportEvent
from app.testing.specimens import CONFIRMED_AT, specimen, specimen_id

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
SENT = DataReport(
    id=specimen_id(71), code="SL-000-2606-0004", document_id=specimen_id(3),
    type_id="driving_licence", fact_id="first_passed_on", register_id="driving_licences",
    claimed="2011-04-23", state="sent", due_on=date(2026, 6, 22),
    events=(ReportEvent(kind="sent", at=CONFIRMED_AT),),
)  # fmt: skip


def _moved(number: int, state: str, fact_id: str, refusal: str | None = None) -> DataReport:
    last = ReportEvent(kind=state, at=NOW, refusal=refusal)  # type: ignore[arg-type]
    return msgspec.structs.replace(
        SENT, id=specimen_id(70 - number), code=f"SL-000-2606-000{4 - number}", state=state,
        fact_id=fact_id, claimed=None, events=(*SENT.events, last),
    )  # fmt: skip


ALL_STATES = (
    SENT,
    _moved(1, "checking", "class"),
    _moved(2, "refused", "born_on", "paper_needed"),
    _moved(3, "corrected", "full_name"),
)
CHOOSING = ReportState(
    phase=Phase.CONTENT,
    document=specimen("driving_licence", 3, "2031-04-22"),
    due_on=date(2026, 6, 22),
    as_of=CONFIRMED_AT,
    now=NOW,
    rules="draft_2025_10",
)
_DATE = replace(CHOOSING, fact_id="first_passed_on")
_HOME = replace(CHOOSING, document=specimen("identity_card", 1, "2045-10-14"), fact_id="residence")

PREVIEWS: dict[str, ReportState] = {
    "choosing": CHOOSING,
    "reported": replace(CHOOSING, reports=ALL_STATES),
    "date": _DATE,
    "date_wrong": replace(_DATE, typed="31022011", wrong="wrong_kind"),
    "place_masked": _HOME,
    "place_revealed": replace(_HOME, revealed=True, typed="Số 3 ngõ Lúa, phường Suối Mơ"),
    "codes": replace(
        CHOOSING, document=specimen("vehicle_registration", 4), fact_id="colour", typed="red"
    ),
    "sending": replace(_DATE, typed="23042011", doing="send"),
    "refused": replace(
        _DATE,
        typed="23042011",
        fault=Fault("send", "report_data.refused.open_already", {"code": SENT.code}),
    ),
    "offline": replace(_DATE, typed="2304", fault=Fault("refresh", "error.offline", offline=True)),
    "withdrawing": replace(CHOOSING, reports=ALL_STATES, confirming=SENT.id),
    "hidden": replace(CHOOSING, hidden=True),
    "not_found": ReportState(phase=Phase.EMPTY),
    "failed": ReportState(
        phase=Phase.FAILED, fault=Fault("refresh", "error.offline", offline=True)
    ),
    "loading": ReportState(),
}
