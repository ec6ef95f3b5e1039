"""Linking an account in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec

from app.features.link_account.state import LinkAccountState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.account_kinds import account_kind
from app.shared.contract.benefits import Link
from app.shared.rules.account_numbers import account_fault
from app.shared.rules.linking import compare_names
from app.shared.rules.remedies import REMEDIES
from app.testing import mandate_samples as mandates
from app.testing.samples import STORY, a_link

_NAME = "Trần Minh Khôi"
_LONG = "Công Tằng Tôn Nữ Nguyễn Thị Ánh Nguyệt Hoàng Phương"
ASKED = a_link(state="asking", is_default=False, linked_at=None)
AWAITED = a_link(
    state="awaiting_code", is_default=False, linked_at=None, code_tries_left=3,
    comparison=compare_names(_NAME, "TRAN MINH KHOI"),
)  # fmt: skip


def rejected(why: str, theirs: str = "", ours: str = "Lê Thị Hoa") -> Link:
    """A link that the provider's answer ended."""
    comparison = compare_names(ours, theirs) if theirs else None
    return a_link(
        state="rejected", is_default=False, linked_at=None, rejection=why, comparison=comparison
    )


KIND = LinkAccountState(
    phase=Phase.CONTENT, full_name=_NAME, phone_ending="001", has_default=True, now=STORY
)
FORM = replace(KIND, stage="form", kind="bank")
TYPED = replace(FORM, provider_id="sen_vang", number="000000000001")
CONSENT = replace(TYPED, stage="consent")
WALLET = replace(FORM, kind="e_wallet", provider_id="vi_co_trang", number="0000000001")
PHONE_LINE = replace(FORM, kind="telecom_e_wallet", provider_id="sao_bien", number="0000000001")
BOOK = replace(FORM, kind="other_payment_account", provider_id="buu_cuc_mau", number="00000001")
WAITING = replace(TYPED, stage="waiting", link=ASKED)
CODE = replace(TYPED, stage="code", link=AWAITED, code_tries_left=3)
REJECTED = replace(TYPED, stage="rejected", full_name="Lê Thị Hoa")


def _fault(number: str) -> LinkAccountState:
    return replace(
        TYPED, number=number, number_fault=account_fault(number, account_kind("bank").number)
    )


_COMPANY: dict[str, Any] = {
    "whose": mandates.COMPANY, "full_name": mandates.COMPANY.full_name, "phone_ending": "010",
}  # fmt: skip

PREVIEWS: dict[str, LinkAccountState] = {
    "kind": KIND,
    "kind_chosen": replace(KIND, kind="telecom_e_wallet"),
    "form": FORM,
    "wallet": WALLET,
    "phone_line": PHONE_LINE,
    "book": BOOK,
    "consent": CONSENT,
    "consented": replace(CONSENT, consented=True),
    "typed": TYPED,
    "found": replace(FORM, query="song"),
    "nothing_found": replace(FORM, query="kho bạc"),
    "letters": _fault("0000abc"),
    "short": _fault("000000"),
    "long": _fault("00000000000123"),
    "real_number": _fault("9704"),
    "look_alikes": _fault("\uff10\uff10\uff10\uff10\uff10\uff10\uff10\uff11"),
    "refused": replace(CONSENT, fault_key="error.rejected.already_linked"),
    "offline": replace(CONSENT, online=False),
    "passcode": replace(CONSENT, consented=True, asking=True, entry=PasscodeEntry(digits="00")),
    "passcode_wrong": replace(
        CONSENT, consented=True, asking=True, entry=PasscodeEntry(wrong=True, tries_left=4)
    ),
    "waiting": WAITING,
    "waiting_slow": replace(WAITING, slow=True),
    "waiting_closed": replace(
        WAITING, kind="other_payment_account", provider_id="buu_cuc_mau",
        link=msgspec.structs.replace(
            ASKED, provider_id="buu_cuc_mau", answers_from=STORY + timedelta(hours=23)
        ),
    ),
    "waiting_offline": replace(WAITING, online=False),
    "code": CODE,
    "code_in_app": replace(
        CODE,
        message_code="749201",
        link=msgspec.structs.replace(AWAITED, code_channel="app"),
    ),
    "code_half": replace(CODE, code="749", message_code="749201"),
    "code_first": replace(CODE, code="749201", has_default=False),
    "code_wrong": replace(CODE, code="749201", code_wrong=True, code_tries_left=2),
    "code_wait": replace(CODE, resend_wait=18),
    "code_over": replace(CODE, resends_over=True),
    "code_busy": replace(CODE, code="749201", busy=True),
    "code_long_name": replace(
        CODE, link=a_link(
            state="awaiting_code", is_default=False, linked_at=None, code_tries_left=3,
            comparison=compare_names(_LONG, _LONG),
        ),
    ),
    "name_differs": replace(REJECTED, link=rejected("name_differs", "LÊ THỊ HOÀ")),
    "name_order": replace(
        REJECTED, link=rejected("name_differs", "Minh Khôi Trần", "Trần Minh Khôi")
    ),
    "name_missing": replace(
        REJECTED, link=rejected("name_differs", "TRẦN KHÔI", "Trần Minh Khôi")
    ),
    "name_letter": replace(
        REJECTED, link=rejected("name_differs", "TRẦN MINH KHÔA", "Trần Minh Khôi")
    ),
    "name_long": replace(
        REJECTED, link=rejected("name_differs", _LONG.replace("Ánh", "Anh").upper(), _LONG)
    ),
    "card_wrong": replace(
        REJECTED, link=rejected("name_differs", "LÊ THỊ HOÀ"), explains_card=True
    ),
    **{
        why: replace(REJECTED, link=rejected(why))
        for why in REMEDIES
        if why != "name_differs"
    },
    "company_form": replace(FORM, **_COMPANY),
    "company_consent": replace(CONSENT, **_COMPANY),
    "company_name_differs": replace(
        REJECTED, link=rejected(
            "name_differs", "Công ty TNHH Cánh Diêu", mandates.COMPANY.full_name
        ), **_COMPANY,
    ),
    "company_not_yours": replace(REJECTED, link=rejected("not_yours"), **_COMPANY),
    "lapsed": replace(CODE, stage="lapsed"),
    "linked": replace(
        CODE, stage="linked", link=a_link(comparison=AWAITED.comparison), rules="draft_2025_10"
    ),
    "loading": LinkAccountState(),
    "failed": LinkAccountState(phase=Phase.FAILED, fault_key="error.offline"),
}  # fmt: skip
