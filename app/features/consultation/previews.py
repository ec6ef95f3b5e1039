"""The consultation in its states, for the gallery and the tests."""

from dataclasses import replace
from datetime import UTC, datetime

from app.features.consultation.view_model import ConsultationView
from app.runtime.fault import Fault
from app.shared.contract.consultation import (
    Comment,
    CommentCount,
    CommentTally,
    ConsultationSummary,
)
from app.testing.specimens import specimen_id

_OWN = Comment(
    id=specimen_id(81), code="GY-000-1015-004711", article=1, rule_id=None, screen=None,
    screen_state=None, stance="agree", text="Nên làm.", signed=True,
    sent_at=datetime(2025, 10, 15, 2, 22, tzinfo=UTC),
)  # fmt: skip
_SUMMARY = ConsultationSummary(
    at=datetime(2025, 10, 21, 2, tzinfo=UTC),
    foreword="Cảm ơn mọi người đã góp ý.",
    tally=CommentTally(
        total=1284, pinned=212, signed=900, answered=1284,
        counts=(
            CommentCount(article=1, stance="agree", n=640),
            CommentCount(article=1, stance="change", n=180),
            CommentCount(article=2, stance="disagree", n=24),
        ),
    ),
)  # fmt: skip
_OPEN = ConsultationView(left=(5, 14, 40), last_screen="Wallet", last_state="document_hidden")
_CLOSED = replace(_OPEN, stands="closed", left=(0, 0, 0), comments=(_OWN,))
PREVIEWS: dict[str, ConsultationView] = {
    "open": _OPEN,
    "own": replace(_OPEN, comments=(_OWN,)),
    "last_hours": replace(_OPEN, left=(0, 3, 1), last_screen=""),
    "foreigner": replace(_OPEN, kind="foreign_organisation"),
    "coming": replace(_OPEN, stands="coming", left=(1, 2, 0)),
    "closed": _CLOSED,
    "summary": replace(_CLOSED, summary=_SUMMARY),
    "offline": replace(_OPEN, fault=Fault("refresh", "error.offline", offline=True)),
}
