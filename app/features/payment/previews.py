"""One payment in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import timedelta

import msgspec

from app.features.payment.view_model import PaymentState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.testing import mandate_samples as mandates
from app.testing import payment_samples as samples
from app.testing.samples import STORY

FAILED = PaymentState(
    phase=Phase.CONTENT, payment=samples.FAILED, standing=samples.STANDING,
    as_of=STORY - timedelta(minutes=18), now=STORY,
)  # fmt: skip
GIFT = replace(FAILED, payment=samples.GIFT, standing=samples.GIFT_STANDING)

PREVIEWS: dict[str, PaymentState] = {
    "failed": FAILED,
    "retried": replace(FAILED, payment=samples.RETRIED),
    "prepared": replace(FAILED, payment=samples.a_payment()),
    "paid": replace(FAILED, payment=samples.PAID),
    "cash_ready": replace(FAILED, payment=samples.CASH_READY),
    "no_place": replace(FAILED, payment=samples.NO_PLACE),
    "cash_paid": replace(FAILED, payment=samples.past(9)),
    "reversed": replace(FAILED, payment=samples.REVERSED),
    "gift": GIFT,
    "share": replace(FAILED, payment=samples.SHARED, standing=None),
    "childs": replace(
        FAILED,
        whose=mandates.BAO,
        standing=None,
        payment=msgspec.structs.replace(
            samples.a_payment(),
            programme_id="social_assistance",
            place=mandates.LANS,
            rungs=mandates.FOR_BAO,
        ),
    ),
    "to_cash": replace(FAILED, payment=samples.TO_CASH),
    "agreed": replace(FAILED, payment=samples.AGREED),
    "agree_passcode": replace(FAILED, asking=samples.LOTUS, entry=PasscodeEntry(digits="000")),
    "agree_wrong": replace(
        FAILED, asking=samples.CASH, entry=PasscodeEntry(wrong=True, tries_left=2)
    ),
    "agree_offline": replace(FAILED, deed_fault_key="benefits.needs_network"),
    "not_agreed": replace(FAILED, deed_fault_key="error.rejected.routing_refused"),
    "offline": replace(FAILED, fault_key="error.offline", offline=True),
    "gone": PaymentState(phase=Phase.EMPTY, now=STORY, as_of=STORY),
    "loading": PaymentState(),
    "failed_to_load": PaymentState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}
