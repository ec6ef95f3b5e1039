"""The consultation: who speaks until when, with a name or without one, and what the desk does."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.contract.consultation import (
    AnonymousDraft,
    Comment,
    CommentAnswer,
    CommentDesk,
    CommentDraft,
    CommentSearch,
    ConsultationNow,
    DeskComment,
)
from app.shared.draft import consultation
from app.shared.rules.comments import fault_in_place, fault_in_text, written
from app.shared.rules.notices import ToldEvent
from backend_stub.auth import hash_of
from backend_stub.calls import Call
from backend_stub.limits import limits
from backend_stub.problems import Refusal
from backend_stub.storage import comments as store
from backend_stub.storage.consultation_tables import comments


def now_of(db: Connection, now: datetime) -> ConsultationNow:
    """How the consultation stands."""
    ours = consultation()
    return ConsultationNow(
        state=ours.state(now),
        opens_at=ours.opens_at,
        closes_at=ours.closes_at,
        summary=store.summary_of(db, now),
    )


def send(call: Call, draft: CommentDraft) -> Comment:
    """
    Send a comment, signed by the caller, or anonymous where the draft carries a secret.

    Raises:
        Refusal: The consultation is not open, the comment cannot be sent as it is, or the account
            has sent too many.
    """
    db, now = call.db, call.story_now
    refuse_shut(now)
    said = judged(draft)
    me, rate = call.caller.holder_id, call.stub.comment_rate
    if isinstance(draft, AnonymousDraft):
        secret = hash_of(draft.secret)
        if before := store.comments_under(db, [secret], now):
            return seen(before[0])  # the same, sent again: what the answer was is answered
        rate.refuse_flood(me, call.now)
        day = start_of_day(viet_nam_day(now))
        comment_id = store.write_comment(db, now, secret_hash=secret, sent_at=day, **said)
    else:
        rate.refuse_flood(me, call.now)
        comment_id = store.write_comment(db, now, holder_id=me, sent_at=now, **said)
        call.changed()
    if call.writing is not None:
        moment = call.now
        call.writing.kept.append(lambda: rate.sent(me, moment))
    return seen(_there(store.comment_by_id(db, comment_id)))


def change(call: Call, draft: CommentDraft) -> Comment:
    """
    Say it otherwise, until the close.

    Raises:
        Refusal: It is none of the caller's, was withdrawn, or cannot be sent as it is; it is late.
    """
    row = _own(call, draft)
    refuse_shut(call.story_now)
    said = judged(draft)
    answered: dict[str, Any] = {"answer": None, "answered_at": None, "tag": None}
    store.change_comment(call.db, row.id, changed_at=_dated(row, call), **said, **answered)
    return _told(call, row)


def withdraw(call: Call, proof: Any = None) -> Comment:
    """
    Take it back, until the close: its text is gone, its code stays on the receipt.

    Raises:
        Refusal: It is none of the caller's, or it is late.
    """
    row = _own(call, proof, again=True)
    if row.withdrawn_at is not None:
        return seen(row)
    refuse_shut(call.story_now)
    store.change_comment(call.db, row.id, text="", withdrawn_at=_dated(row, call))
    return _told(call, row)


def refuse_shut(now: datetime) -> None:
    """
    Let pass what comes while the consultation is open.

    Raises:
        Refusal: It is not.
    """
    state = consultation().state(now)
    if state != "open":
        raise Refusal("consultation_shut", values={"state": state})


def judged(draft: CommentDraft) -> dict[str, Any]:
    """
    What is kept of a draft.

    Raises:
        Refusal: It is empty, too long, or about something that is not there.
    """
    text, most = written(draft.text), consultation().text_most.value
    fault = fault_in_text(text, most) or fault_in_place(
        draft.article, draft.rule_id, draft.screen, draft.screen_state
    )
    if fault is not None:
        values = {"reason": fault, "most": most, "length": len(text)}
        raise Refusal("comment_refused", values=values)
    return {
        "article": draft.article, "rule_id": draft.rule_id, "screen": draft.screen,
        "screen_state": draft.screen_state, "stance": draft.stance, "text": text,
    }  # fmt: skip


def seen(row: Row[Any]) -> Comment:
    """A comment as whoever wrote it sees it."""
    names = (
        "id", "code", "article", "rule_id", "screen", "screen_state", "stance", "text", "sent_at",
        "changed_at", "answer", "answered_at",
    )  # fmt: skip
    said = {name: getattr(row, name) for name in names}
    signed, withdrawn = row.holder_id is not None, row.withdrawn_at is not None
    return Comment(**said, signed=signed, withdrawn=withdrawn)


def told_of_comments(db: Connection, holder_id: str, now: datetime) -> tuple[ToldEvent, ...]:
    """That the drafters answered a signed comment; neither what was said nor the answer."""
    return tuple(
        ToldEvent(
            subject="comment.answered", key=(row.id,), at=row.answered_at, target_id=row.id,
            values={"code": row.code},
        )
        for row in store.comments_of(db, holder_id, now)
        if row.answered_at is not None and row.answered_at <= now
    )  # fmt: skip


# --- the desk -------------------------------------------------------------------------------------
def desk_of(call: Call, wanted: CommentSearch) -> CommentDesk:
    """What the drafters' desk shows of a search."""
    db, now = call.db, call.story_now
    n, rows = store.found(db, wanted, now, limits().consultation.listed)
    alike = store.alike_of(db, rows, now)
    return CommentDesk(
        consultation=now_of(db, now),
        tally=store.tally_of(db, now),
        screens=store.counted_by(db, comments.c.screen, now),
        tags=store.counted_by(db, comments.c.tag, now),
        found=n,
        comments=tuple(
            DeskComment(
                comment=seen(row), name=row.full_name, tag=row.tag,
                alike=alike.get((row.article, row.folded), 1),
            )
            for row in rows
        ),
    )  # fmt: skip


def answer(call: Call, said: CommentAnswer) -> None:
    """Tag and answer; whoever signed one is told."""
    values: dict[str, Any] = {"tag": said.tag} if said.tag else {}
    if said.answer:
        values |= {"answer": written(said.answer), "answered_at": call.story_now}
    if not values:
        raise Refusal("bad_request", "$: neither a tag nor an answer")
    for owner in store.answer_comments(call.db, list(said.comment_ids), alike=said.alike, **values):
        call.changed(owner)


def publish(call: Call, foreword: str) -> None:
    """
    Publish the summary with the tally as it stands.

    Raises:
        Refusal: The consultation has not closed yet.
    """
    state = consultation().state(call.story_now)
    if state != "closed":
        raise Refusal("consultation_shut", values={"state": state})
    tally = store.tally_of(call.db, call.story_now)
    store.write_summary(call.db, call.story_now, written(foreword), tally)


def _there(row: Row[Any] | None) -> Row[Any]:
    if row is None:
        raise Refusal("not_found")
    return row


def _own(call: Call, proof: Any, *, again: bool = False) -> Row[Any]:
    """The caller's, by session or by secret: not yours and not there are answered alike."""
    row = _there(store.comment_by_id(call.db, call.ids["comment_id"]))
    secret = getattr(proof, "secret", None)
    if secret is not None:
        mine = row.secret_hash == hash_of(secret)
    else:
        mine = row.holder_id is not None and row.holder_id == call.caller.holder_id
    late = row.sent_at > call.story_now or (row.withdrawn_at is not None and not again)
    if not mine or late:
        raise Refusal("not_found")
    return row


def _dated(row: Row[Any], call: Call) -> datetime:
    now = call.story_now
    return now if row.holder_id is not None else start_of_day(viet_nam_day(now))


def _told(call: Call, row: Row[Any]) -> Comment:
    if row.holder_id is not None:
        call.changed()
    return seen(_there(store.comment_by_id(call.db, row.id)))
