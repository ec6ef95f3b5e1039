"""A document's changes in their states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.features.document_changes.view_model import ChangesState
from app.runtime.view_model import Phase
from app.shared.contract.documents import DocumentChange
from app.testing.specimens import CONFIRMED_AT, specimen

NOW = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)


def _change(register: str, fact: str, old: str | None, new: str, **more: str) -> DocumentChange:
    return DocumentChange(
        on=date(2026, 6, 15), title_vi="X", title_en="X", by="X", at=CONFIRMED_AT,
        register_id=register, fact_id=fact, old=old, new=new, **more,
    )  # fmt: skip


_HOME = _change(
    "population", "residence", "Số 12 ngõ Sen, phường Hoa Sen, tỉnh Bình Minh",
    "Số 3 ngõ Lúa, phường Suối Mơ, tỉnh Bình Minh",
)  # fmt: skip
_NAME = _change(
    "civil_status", "full_name", "Trần Minh Khôi", "Trần Minh Khôi Nguyên",
    reference="SL-000-2606-0001",
)  # fmt: skip
CARD = ChangesState(
    phase=Phase.CONTENT,
    document=specimen("identity_card", 1, "2045-10-14", history=(_HOME, _NAME)),
    changes=(_HOME, _NAME),
    as_of=CONFIRMED_AT,
    now=NOW,
)
_OFFICE = _change(
    "business_registration", "head_office",
    "Số 60 đường Cánh Diều, phường Hoa Sen, tỉnh Bình Minh",
    "18 đường Mây, phường Hoa Sen, tỉnh Bình Minh",
)  # fmt: skip
_ENDS = _change("driving_licences", "expires_on", "2031-04-22", "2027-04-22")

PREVIEWS: dict[str, ChangesState] = {
    "card": CARD,
    "card_revealed": replace(CARD, revealed=CARD.maskable),
    "company": replace(CARD, document=specimen("business_registration", 2), changes=(_OFFICE,)),
    "last_day": replace(
        CARD, document=specimen("driving_licence", 3, "2027-04-22"), changes=(_ENDS,)
    ),
    "nothing": replace(CARD, phase=Phase.EMPTY, changes=()),
    "hidden": replace(CARD, phase=Phase.EMPTY, changes=(), hidden=True),
    "offline": replace(CARD, fault_key="error.offline", offline=True),
    "not_found": ChangesState(phase=Phase.EMPTY),
    "failed": ChangesState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
    "loading": ChangesState(),
}
