"""The calls of the consultation: reading, speaking with or without a name, the drafters' desk."""

from app.shared.contract import consultation as con
from app.shared.contract.endpoint import Endpoint, Right
from app.shared.contract.payments import Sheet

_U, _S, _A = Right.HOLDER_UNLOCKED, Right.STAGE, Right.ANYBODY

READ_CONSULTATION = Endpoint(
    name="readConsultation", method="GET", path="/v1/consultation", right=_A,
    reply=con.ConsultationNow,
)  # fmt: skip
LIST_COMMENTS = Endpoint(
    name="listComments", method="GET", path="/v1/comments", right=_U, reply=con.Comments
)
SEND_COMMENT = Endpoint(
    name="sendComment", method="POST", path="/v1/comments", right=_U, body=con.CommentDraft,
    reply=con.Comment, status=201, idempotent=True,
    failures=("consultation_shut", "comment_refused", "comments_slowed"),
)  # fmt: skip
CHANGE_COMMENT = Endpoint(
    name="changeComment", method="PUT", path="/v1/comments/{comment_id}", right=_U,
    body=con.CommentDraft, reply=con.Comment, idempotent=True,
    failures=("consultation_shut", "comment_refused"),
)  # fmt: skip
WITHDRAW_COMMENT = Endpoint(
    name="withdrawComment", method="POST", path="/v1/comments/{comment_id}/withdrawal", right=_U,
    reply=con.Comment, idempotent=True, failures=("consultation_shut",),
)  # fmt: skip
SEND_ANONYMOUS = Endpoint(
    # No first answer is kept: it would name the writer. The secret makes it one comment.
    name="sendAnonymousComment", method="POST", path="/v1/anonymous-comments", right=_U,
    body=con.AnonymousDraft, reply=con.Comment, status=201,
    failures=("consultation_shut", "comment_refused", "comments_slowed"),
)  # fmt: skip
READ_ANONYMOUS = Endpoint(
    # A body keeps the secrets out of addresses; nothing is written.
    name="readAnonymousComments", method="POST", path="/v1/anonymous-comments/reading", right=_A,
    body=con.CommentSecrets, reply=con.Comments,
)  # fmt: skip
CHANGE_ANONYMOUS = Endpoint(
    name="changeAnonymousComment", method="PUT", path="/v1/anonymous-comments/{comment_id}",
    right=_A, body=con.AnonymousDraft, reply=con.Comment,
    failures=("consultation_shut", "comment_refused"),
)  # fmt: skip
WITHDRAW_ANONYMOUS = Endpoint(
    name="withdrawAnonymousComment", method="POST",
    path="/v1/anonymous-comments/{comment_id}/withdrawal", right=_A, body=con.CommentSecret,
    reply=con.Comment, failures=("consultation_shut",),
)  # fmt: skip
OPEN_MINISTRY_DESK = Endpoint(
    name="searchComments", method="POST", path="/v1/stage/comment-searches", right=_S,
    body=con.CommentSearch, reply=con.CommentDesk,
)  # fmt: skip
ANSWER_COMMENTS = Endpoint(
    name="answerComments", method="POST", path="/v1/stage/comment-answers", right=_S,
    body=con.CommentAnswer, reply=con.CommentDesk,
)  # fmt: skip
PUBLISH_SUMMARY = Endpoint(
    name="publishSummary", method="POST", path="/v1/stage/consultation-summaries", right=_S,
    body=con.SummaryStart, reply=con.CommentDesk, failures=("consultation_shut",),
)  # fmt: skip
REPORT_COMMENTS = Endpoint(
    name="reportComments", method="POST", path="/v1/stage/comment-reports", right=_S,
    body=con.CommentReport, reply=Sheet,
)  # fmt: skip
