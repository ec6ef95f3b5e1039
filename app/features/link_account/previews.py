"""Linking an account in its states, for the gallery and the tests."""

from dataclasses import replace

import msgspec

from app.features.link_account.account_number import account_fault
from app.features.link_account.state import LinkAccountState
from app.runtime.passcode_entry import PasscodeEntry
from app.runtime.view_model import Phase
from app.shared.contract.benefits import Link
from app.shared.rules.linking import compare_names
from app.testing.samples import STORY, a_link

_NAME = "Trần Minh Khôi"
_LONG = "Công Tằng Tôn Nữ Nguyễn Thị Ánh Nguyệt Hoàng Phương"
ASKED = a_link(state="asking", is_default=False, linked_at=None)
AWAITED = a_link(
    state="awaiting_code", is_default=False, linked_at=None, code_tries_left=3,
    comparison=compare_names(_NAME, "TRAN MINH KHOI"),
)  # fmt: skip


def rejected(why: str, theirs: str = "") -> Link:
    """A link that the bank's answer ended."""
    comparison = compare_names("Lê Thị Hoa", theirs) if theirs else None
    return a_link(
        state="rejected", is_default=False, linked_at=None, rejection=why, comparison=comparison
    )


FORM = LinkAccountState(
    phase=Phase.CONTENT, full_name=_NAME, phone_ending="001", has_default=True, now=STORY
)
TYPED = replace(FORM, provider_id="sen_vang", number="000000000001")
WAITING = replace(TYPED, stage="waiting", link=ASKED)
CODE = replace(TYPED, stage="code", link=AWAITED, code_tries_left=3)
REJECTED = replace(TYPED, stage="rejected", full_name="Lê Thị Hoa")


def _fault(number: str) -> LinkAccountState:
    return replace(TYPED, number=number, number_fault=account_fault(number))


PREVIEWS: dict[str, LinkAccountState] = {
    "form": FORM,
    "typed": TYPED,
    "found": replace(FORM, query="song"),
    "nothing_found": replace(FORM, query="kho bạc"),
    "letters": _fault("0000abc"),
    "short": _fault("000000"),
    "long": _fault("00000000000123"),
    "real_number": _fault("9704"),
    "refused": replace(TYPED, fault_key="error.rejected.already_linked"),
    "offline": replace(TYPED, online=False),
    "passcode": replace(TYPED, asking=True, entry=PasscodeEntry(digits="00")),
    "passcode_wrong": replace(TYPED, asking=True, entry=PasscodeEntry(wrong=True, tries_left=4)),
    "waiting": WAITING,
    "waiting_slow": replace(WAITING, slow=True),
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
    "not_yours": replace(REJECTED, link=rejected("not_yours")),
    "not_active": replace(REJECTED, link=rejected("not_active", "LE THI HOA")),
    "wrong_currency": replace(REJECTED, link=rejected("wrong_currency", "LE THI HOA")),
    "no_such_account": replace(REJECTED, link=rejected("no_such_account")),
    "provider_silent": replace(REJECTED, link=rejected("provider_silent")),
    "lapsed": replace(CODE, stage="lapsed"),
    "linked": replace(CODE, stage="linked", link=a_link(comparison=AWAITED.comparison)),
    "loading": LinkAccountState(),
    "failed": LinkAccountState(phase=Phase.FAILED, fault_key="error.offline"),
}  # fmt: skip
