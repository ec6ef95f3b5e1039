"""The consultation: reading it, speaking with or without a name, and the drafters' desk."""

from app.shared.contract.consultation import (
    Comment,
    CommentDesk,
    Comments,
    CommentSearch,
    ConsultationNow,
)
from app.shared.contract.consultation_endpoints import (
    ANSWER_COMMENTS,
    CHANGE_ANONYMOUS,
    CHANGE_COMMENT,
    LIST_COMMENTS,
    OPEN_MINISTRY_DESK,
    PUBLISH_SUMMARY,
    READ_ANONYMOUS,
    READ_CONSULTATION,
    REPORT_COMMENTS,
    SEND_ANONYMOUS,
    SEND_COMMENT,
    WITHDRAW_ANONYMOUS,
    WITHDRAW_COMMENT,
)
from app.shared.contract.payments import Sheet
from backend_stub.auth import hash_of
from backend_stub.calls import Call, serves
from backend_stub.services import consultation
from backend_stub.services.comment_reports import report
from backend_stub.storage.comments import comments_of, comments_under


@serves(READ_CONSULTATION)
def read_consultation(call: Call) -> ConsultationNow:
    """How it stands."""
    return consultation.now_of(call.db, call.story_now)


@serves(LIST_COMMENTS)
def list_comments(call: Call) -> Comments:
    """The caller's own signed ones; anonymous ones are nobody's."""
    rows = comments_of(call.db, call.caller.holder_id, call.story_now)
    return Comments(comments=tuple(consultation.seen(row) for row in rows))


@serves(SEND_COMMENT)
@serves(SEND_ANONYMOUS)
def send_comment(call: Call) -> Comment:
    """Send one."""
    return consultation.send(call, call.body)


@serves(CHANGE_COMMENT)
@serves(CHANGE_ANONYMOUS)
def change_comment(call: Call) -> Comment:
    """Say it otherwise."""
    return consultation.change(call, call.body)


@serves(WITHDRAW_COMMENT)
@serves(WITHDRAW_ANONYMOUS)
def withdraw_comment(call: Call) -> Comment:
    """Take it back."""
    return consultation.withdraw(call, call.body)


@serves(READ_ANONYMOUS)
def read_anonymous(call: Call) -> Comments:
    """Those whose secrets are shown; a secret of none is passed over."""
    hashes = [hash_of(one) for one in call.body.secrets]
    rows = comments_under(call.db, hashes, call.story_now)
    return Comments(comments=tuple(consultation.seen(row) for row in rows))


@serves(OPEN_MINISTRY_DESK)
def search_comments(call: Call) -> CommentDesk:
    """The desk, with what it looks for."""
    return consultation.desk_of(call, call.body)


@serves(ANSWER_COMMENTS)
def answer_comments(call: Call) -> CommentDesk:
    """Tag and answer."""
    consultation.answer(call, call.body)
    return consultation.desk_of(call, CommentSearch())


@serves(PUBLISH_SUMMARY)
def publish_summary(call: Call) -> CommentDesk:
    """Publish the summary."""
    consultation.publish(call, call.body.foreword)
    return consultation.desk_of(call, CommentSearch())


@serves(REPORT_COMMENTS)
def report_comments(call: Call) -> Sheet:
    """The report."""
    return report(call, call.body)
