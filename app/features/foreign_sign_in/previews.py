"""One question in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec

from app.features.foreign_sign_in.state import ForeignSignInState
from app.runtime.fault import Fault
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.foreign import ForeignReceipt, ForeignRequest

_NOW = datetime(2025, 10, 15, 4, 20, tzinfo=UTC)
_ASKED = datetime(2025, 10, 15, 4, 19, tzinfo=UTC)
_REQUEST = ForeignRequest(
    id="a" * 32,
    service_id="lumen_hospital",
    question_id="licensed_nurse",
    state="seen",
    asked_at=_ASKED,
    seconds_left=581,
    finding="yes",
)
_RECEIPT = ForeignReceipt(
    reference="DV-000-2510-0001",
    at=_NOW,
    audience="https://lumen.utopia.example",
    subject="q7Xk2mWc9TfB4nPz8LsDvH3yJr6GtE5uKa1oNiVbQxM",
    answer="yes",
    valid_seconds=60,
)


def _with(shown: ForeignSignInState, **changed: object) -> ForeignSignInState:
    request = msgspec.structs.replace(_REQUEST, **changed)
    return replace(shown, request=request, seconds_left=request.seconds_left)


_ASKING = ForeignSignInState(
    phase=Phase.CONTENT,
    request=_REQUEST,
    seconds_left=581,
    rules="draft_2025_10",
    abroad="lumen_utopia",
    as_of=_NOW,
    now=_NOW,
)
_OVER = {"seconds_left": 0, "finding": None}
_SENT = _with(_ASKING, state="answered", receipt=_RECEIPT, **_OVER)
PREVIEWS: dict[str, ForeignSignInState] = {
    "asked": _ASKING,
    "agreed": replace(_ASKING, agreed=True),
    "in_viet_nam": replace(_with(_ASKING, finding="no"), abroad=None),
    "adult": _with(_ASKING, service_id="westmere_university", question_id="adult"),
    "passcode": replace(_ASKING, agreed=True, asking=True, entry=PasscodeEntry(digits="471")),
    "sending": replace(
        _ASKING, agreed=True, asking=True, doing="send",
        entry=PasscodeEntry(digits="471902", busy=True),
    ),
    "last_seconds": replace(_ASKING, seconds_left=9),
    "sent": _SENT,
    "withdrawing": replace(_SENT, confirming=True),
    "withdrawn": _with(_ASKING, state="withdrawn", receipt=_RECEIPT, **_OVER),
    "declined": _with(_ASKING, state="declined", **_OVER),
    "expired": _with(_ASKING, state="expired", **_OVER),
    "hidden": _with(
        _ASKING, finding="unprovable", document_id="b" * 32, type_id="nursing_licence",
        ended_on=date(2026, 3, 14),
    ),
    "lapsed": _with(
        _ASKING, service_id="halcyon_staffing", state="refused", refusal="lapsed", **_OVER
    ),
    "unlisted": _with(
        _ASKING, service_id="quill_market", question_id="adult", state="refused",
        refusal="unregistered", **_OVER,
    ),
    "today": replace(_ASKING, provided=False, rules="decree_69_2024"),
    "changed": replace(_ASKING, fault_key="error.rejected.answer_changed"),
    "offline": replace(_ASKING, fault=Fault("send", "error.offline", offline=True)),
    "loading": ForeignSignInState(),
    "failed": ForeignSignInState(phase=Phase.FAILED, fault=Fault("refresh", "error.offline")),
    "empty": ForeignSignInState(phase=Phase.EMPTY),
}  # fmt: skip
