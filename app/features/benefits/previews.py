"""The benefits tab in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import timedelta

from app.features.benefits.state import BenefitsState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.rules.linking import compare_names
from app.shared.rules.remedies import REMEDIES
from app.testing import mandate_samples as mandates
from app.testing import payment_samples, routing_samples
from app.testing.samples import STORY, a_link, an_id

_NAMES = compare_names("Trần Minh Khôi", "TRAN MINH KHOI")
SEN = a_link(comparison=_NAMES)
XANH = a_link(
    id=an_id(41), provider_id="song_xanh", number_ending="0002", is_default=False,
    comparison=compare_names("Trần Minh Khôi", "Trần Minh Khôi"),
    linked_at=STORY - timedelta(days=9),
)  # fmt: skip
PAST = (
    *(
        a_link(
            id=an_id(70 + at), number_ending=f"{at:04}", state="rejected", rejection=why,
            is_default=False, linked_at=None,
        )
        for at, why in enumerate(REMEDIES)
    ),
    a_link(id=an_id(60), state="lapsed", is_default=False, linked_at=None),
    a_link(id=an_id(61), state="unlinked", is_default=False, unlinked_at=STORY),
)  # fmt: skip
WALLET = a_link(
    id=an_id(44), provider_id="vi_co_trang", number_ending="0001", is_default=False
)  # fmt: skip
LINE = a_link(id=an_id(45), provider_id="sao_bien", number_ending="0001", is_default=False)
BOOK = a_link(id=an_id(46), provider_id="buu_cuc_mau", number_ending="0001", is_default=False)
SHUT = a_link(
    id=an_id(47), provider_id="buu_cuc_mau", number_ending="0002", state="asking",
    is_default=False, linked_at=None, answers_from=STORY + timedelta(hours=23),
)  # fmt: skip
ASKING = a_link(id=an_id(42), state="asking", is_default=False, linked_at=None)
CODE = a_link(
    id=an_id(43), provider_id="song_xanh", number_ending="0002", state="awaiting_code",
    is_default=False, linked_at=None, code_tries_left=3,
)  # fmt: skip

ONE = BenefitsState(
    phase=Phase.CONTENT, linked=(SEN,), allowed=True,
    unread=3, as_of=STORY - timedelta(minutes=18), now=STORY,
)  # fmt: skip
TWO = replace(ONE, linked=(SEN, XANH))
EMPTY = replace(ONE, phase=Phase.EMPTY, linked=(), unread=0)

PAYS = replace(
    ONE, next=payment_samples.NEXT,
    payments=(payment_samples.past(9), payment_samples.past(8), payment_samples.past(7)),
    routes=routing_samples.LAN.programmes,
)  # fmt: skip

COMPANY = replace(
    ONE, people=(mandates.COMPANY,), own_name="Đặng Quốc Bình", whose=mandates.COMPANY,
    rules="draft_2025_10", next=mandates.SUPPORT, routes=(mandates.COMPANYS_ROUTE,),
)  # fmt: skip
CHILD = replace(
    EMPTY, people=(mandates.BAO, mandates.NHIEN), own_name="Phạm Thu Lan", whose=mandates.BAO,
    allowed=False, barred_by="link_age", rules="draft_2025_10", next=mandates.ASSISTANCE,
    routes=(mandates.BAOS_ROUTE,),
)  # fmt: skip
ABROAD = replace(
    EMPTY, abroad=True, rules="draft_2025_10", next=mandates.REFUND,
    routes=(mandates.KEPT_ROUTE,),
)  # fmt: skip

PREVIEWS: dict[str, BenefitsState] = {
    "paying": PAYS,
    "paying_later": replace(PAYS, next=payment_samples.REFUND, payments=(payment_samples.FAILED,)),
    "paying_nothing_linked": replace(
        EMPTY, next=payment_samples.NEXT_IN_CASH, payments=PAYS.payments
    ),
    "one": ONE,
    "two": replace(TWO, past=PAST[:1]),
    "four_kinds": replace(ONE, linked=(SEN, WALLET, LINE, BOOK)),
    "company": COMPANY,
    "company_nothing_linked": replace(COMPANY, phase=Phase.EMPTY, linked=()),
    "company_today": replace(
        COMPANY, phase=Phase.EMPTY, linked=(), allowed=False, rules="decree_69_2024",
        barred_by="organisations_may_link",
    ),
    "own_beside_company": replace(COMPANY, whose=None, next=None, routes=()),
    "child": CHILD,
    "child_nothing": replace(CHILD, whose=mandates.NHIEN, next=None, routes=()),
    "abroad": ABROAD,
    "foreigner": replace(EMPTY, is_foreigner=True, rules="draft_2025_10"),
    "foreigner_barred": replace(
        EMPTY, is_foreigner=True, rules="draft_2025_10", allowed=False,
        barred_by="foreigners_may_link",
    ),
    "too_young": replace(EMPTY, rules="draft_2025_10", allowed=False, barred_by="link_age"),
    "waiting": replace(ONE, open_links=(CODE, ASKING, SHUT)),
    "history": replace(TWO, past=PAST),
    "only_history": replace(EMPTY, phase=Phase.CONTENT, past=PAST[:2]),
    "empty": EMPTY,
    "account": replace(TWO, step="account", chosen_id=XANH.id),
    "account_default": replace(TWO, step="account", chosen_id=SEN.id),
    "account_offline": replace(TWO, step="account", chosen_id=XANH.id, online=False),
    "account_refused": replace(
        TWO, step="account", chosen_id=XANH.id, deed_fault_key="error.rejected.link_closed"
    ),
    "unlink_default": replace(TWO, step="unlink", chosen_id=SEN.id),
    "unlink_last": replace(ONE, step="unlink", chosen_id=SEN.id),
    "passcode": replace(
        TWO, step="passcode", chosen_id=XANH.id, entry=PasscodeEntry(digits="000")
    ),
    "passcode_wrong": replace(
        TWO, step="passcode", deed="unlink", chosen_id=SEN.id,
        entry=PasscodeEntry(wrong=True, tries_left=3),
    ),
    "passcode_wait": replace(
        TWO, step="passcode", chosen_id=XANH.id, entry=PasscodeEntry(wrong=True, wait_seconds=30)
    ),
    "passcode_busy": replace(
        TWO, step="passcode", chosen_id=XANH.id, entry=PasscodeEntry(digits="000000", busy=True)
    ),
    "passcode_offline": replace(
        TWO, step="passcode", chosen_id=XANH.id,
        entry=PasscodeEntry(digits="000000", fault_key="error.offline"),
    ),
    "offline": replace(TWO, fault_key="error.offline", offline=True, online=False),
    "not_refreshed": replace(TWO, fault_key="error.rejected.internal"),
    "loading": BenefitsState(),
    "failed": BenefitsState(phase=Phase.FAILED, fault_key="error.offline", offline=True),
}  # fmt: skip
