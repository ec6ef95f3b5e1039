"""The statement in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import timedelta

from app.features.payments.view_model import PaymentsState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.testing import mandate_samples as mandates
from app.testing import payment_samples as samples
from app.testing.samples import STORY

CONTENT = PaymentsState(
    phase=Phase.CONTENT,
    coming=(samples.NEXT, samples.REFUND),
    payments=(samples.CASH_READY, samples.past(9), samples.past(8), samples.past(7)),
    programmes=("social_pension",),
    total=1_500_000,
    rule_set_id="draft_2025_10",
    as_of=STORY - timedelta(minutes=18),
    now=STORY,
)
FAMILY = replace(
    CONTENT,
    coming=(),
    payments=(samples.GIFT,),
    programmes=("household_gift",),
    members=("Đoàn Gia Huy", "Phạm Gia Bảo", "Phạm An Nhiên"),
    total=400_000,
)

PREVIEWS: dict[str, PaymentsState] = {
    "content": CONTENT,
    "failed_one": replace(CONTENT, payments=(samples.FAILED, samples.REVERSED)),
    "family": FAMILY,
    "one_member": replace(FAMILY, chosen="Phạm Gia Bảo", total=100_000),
    "share": replace(FAMILY, payments=(samples.SHARED,), members=(), total=100_000),
    "only_coming": replace(CONTENT, payments=(), programmes=(), total=0),
    "company": replace(
        CONTENT,
        whose=mandates.COMPANY,
        coming=(mandates.SUPPORT,),
        payments=(),
        programmes=(),
        total=0,
    ),
    "form": replace(CONTENT, step="form"),
    "form_offline": replace(CONTENT, step="form", online=False),
    "form_refused": replace(CONTENT, step="form", deed_fault_key="error.rejected.internal"),
    "passcode": replace(CONTENT, step="passcode", entry=PasscodeEntry(digits="000")),
    "passcode_wrong": replace(
        CONTENT, step="passcode", entry=PasscodeEntry(wrong=True, tries_left=3)
    ),
    "saved": replace(CONTENT, step="done", saved="statements/statement.html"),
    "offline": replace(CONTENT, fault_key="error.offline", offline=True),
    "empty": PaymentsState(phase=Phase.EMPTY, now=STORY),
    "loading": PaymentsState(),
    "failed": PaymentsState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
