"""One value of every type of the consultation's calls."""

from datetime import UTC, datetime

from app.shared.contract import consultation as con

ONE, SECRET = "1" * 32, "s" * 43
AT = datetime(2025, 10, 15, 2, 22, tzinfo=UTC)
SAID = {
    "article": 1, "stance": "change", "text": "Nên nhắc trước.", "rule_id": "abroad_use",
    "screen": "Wallet", "screen_state": "document_hidden",
}  # fmt: skip
COMMENT = con.Comment(id=ONE, code="GY-000-1015-000001", signed=True, sent_at=AT, **SAID)
TALLY = con.CommentTally(
    total=1, pinned=1, signed=1, answered=0,
    counts=(con.CommentCount(article=1, stance="change", n=1),),
)  # fmt: skip
NOW = con.ConsultationNow(
    state="closed", opens_at=AT, closes_at=AT,
    summary=con.ConsultationSummary(at=AT, foreword="Cảm ơn.", tally=TALLY),
)  # fmt: skip

CONSULTATION_SAMPLES = (
    con.CommentDraft(**SAID),
    con.AnonymousDraft(secret=SECRET, **SAID),
    con.CommentSecret(secret=SECRET),
    con.CommentSecrets(secrets=(SECRET,)),
    COMMENT,
    con.Comments(comments=(COMMENT,)),
    NOW,
    con.CommentSearch(article=1, signed=True, text="nhắc", after=50),
    con.CommentDesk(
        consultation=NOW, tally=TALLY, screens={"Wallet": 1}, tags={"reminder": 1}, found=1,
        comments=(con.DeskComment(comment=COMMENT, name="Lê Thị Hoa", tag="reminder", alike=1),),
    ),
    con.CommentAnswer(comment_ids=(ONE,), tag="reminder", answer="Đã ghi nhận."),
    con.SummaryStart(foreword="Cảm ơn."),
    con.CommentReport(form="csv", language="en"),
)  # fmt: skip
