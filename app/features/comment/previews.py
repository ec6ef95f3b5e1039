"""A comment in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from app.features.comment.state import CommentState
from app.runtime.fault import Fault
from app.runtime.view_model import Phase
from app.shared.contract.consultation import Comment
from app.testing.specimens import specimen_id

_TEXT = "Nên nhắc thêm qua tin nhắn cho người lớn tuổi trước 30 ngày."
SIGNED = Comment(
    id=specimen_id(81), code="GY-000-1015-004711", article=1, rule_id=None, screen="Wallet",
    screen_state="document_hidden", stance="agree", text=_TEXT, signed=True,
    sent_at=datetime(2025, 10, 15, 2, 22, tzinfo=UTC),
)  # fmt: skip
ANONYMOUS = msgspec.structs.replace(
    SIGNED, id=specimen_id(82), code="GY-000-1015-830152", signed=False, screen=None,
    screen_state=None, rule_id="permitted_stay_days", stance="change",
    sent_at=datetime(2025, 10, 14, 17, tzinfo=UTC),
)  # fmt: skip
ANSWERED = msgspec.structs.replace(
    SIGNED, answer="Ban soạn thảo ghi nhận và sẽ xem xét.",
    answered_at=datetime(2025, 10, 16, 2, tzinfo=UTC),
)  # fmt: skip
WITHDRAWN = msgspec.structs.replace(SIGNED, withdrawn=True, text="")
_FORM = CommentState(article=1, name="Trần Minh Khôi")
_PINNED = replace(
    _FORM, screen="Wallet", screen_state="document_hidden", stance="agree", text=_TEXT, kept=True
)
_SENT = replace(_PINNED, sent=SIGNED, text="", stance=None, kept=False)

PREVIEWS: dict[str, CommentState] = {
    "empty_form": _FORM,
    "pinned": _PINNED,
    "anonymous": replace(_PINNED, signed=False, screen="", rule_id="permitted_stay_days"),
    "nothing_said": replace(_FORM, wrong="empty", stance="change"),
    "no_stance": replace(_FORM, text=_TEXT, wrong="no_stance"),
    "too_long": replace(_FORM, stance="change", text=(_TEXT + " ") * 40, wrong="too_long"),
    "sending": replace(_PINNED, doing="send"),
    "offline": replace(_PINNED, fault=Fault("send", "error.offline", offline=True)),
    "slowed": replace(
        _PINNED,
        fault=Fault("send", "error.rejected.comments_slowed", {"wait_seconds": 540}),
    ),
    "closed": replace(_PINNED, stands="closed"),
    "receipt": _SENT,
    "receipt_anonymous": replace(_SENT, sent=ANONYMOUS, screen="", rule_id="permitted_stay_days"),
    "answered": replace(_SENT, sent=ANSWERED, stands="closed"),
    "withdrawn": replace(_SENT, sent=WITHDRAWN),
    "withdrawing": replace(_SENT, confirming="withdraw"),
    "editing": replace(_SENT, editing=True, stance="agree", text=_TEXT),
    "loading": CommentState(phase=Phase.LOADING),
    "none": CommentState(phase=Phase.EMPTY),
    "failed": CommentState(
        phase=Phase.FAILED, fault=Fault("refresh", "error.offline", offline=True)
    ),
}
