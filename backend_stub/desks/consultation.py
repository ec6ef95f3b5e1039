"""The drafters' desk played from the panel: voices come in, are answered, the summary goes out."""

import secrets
from collections.abc import Iterable
from functools import cache

import msgspec

from app.shared.clock import start_of_day, viet_nam_day
from app.shared.contract.consultation import CommentAnswer, CommentDraft, CommentSearch
from app.shared.contract.desk import DeskAct, DeskDeed, DeskFile
from app.shared.data_files import read_as
from app.shared.draft import consultation
from app.shared.local_text import LocalText
from app.shared.resources import ASSETS
from backend_stub.auth import hash_of
from backend_stub.calls import Call
from backend_stub.desks import Desk, opens
from backend_stub.seed import seeded_id
from backend_stub.services.consultation import answer, judged, publish
from backend_stub.storage.comments import found, summary_of, tally_of, write_comment

KIND = "consultation"
_AT_ONCE = 200


class ReadyComments(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the panel sends in, and what the drafters say."""

    foreword: LocalText
    answer: LocalText
    tag: str
    comments: tuple[CommentDraft, ...]


@cache
def ready_comments() -> ReadyComments:
    """
    The comments made ready.

    Raises:
        DataFault: The file is malformed.
    """
    return read_as(ASSETS / "ready_comments.toml", ReadyComments)


def _file_id() -> str:
    return seeded_id("consultation desk", "draft")


def _files(call: Call) -> Iterable[DeskFile]:
    now, tally = call.story_now, tally_of(call.db, call.story_now)
    state = consultation().state(now)
    deeds = ["voices"] if state == "open" else []
    deeds += ["answer"] if tally.answered < tally.total else []
    if state == "closed" and summary_of(call.db, now) is None:
        deeds.append("publish")
    yield DeskFile(
        kind=KIND, id=_file_id(), code=f"{tally.answered}/{tally.total}", personal_number=None,
        full_name="Dự thảo nghị định", state=state, waiting=bool(deeds),
        deeds=tuple(DeskDeed(name=name) for name in deeds),
    )  # fmt: skip


def _act(call: Call, file_id: str, act: DeskAct) -> None:
    del file_id
    ready, now = ready_comments(), call.story_now
    if act.deed == "voices":
        day = start_of_day(viet_nam_day(now))
        for one in ready.comments:  # anonymous: nobody keeps their secrets
            secret = hash_of(secrets.token_urlsafe(32))
            write_comment(call.db, now, secret_hash=secret, sent_at=day, **judged(one))
    elif act.deed == "answer":
        _, rows = found(call.db, CommentSearch(answered=False), now, _AT_ONCE)
        ids = tuple(row.id for row in rows)
        answer(call, CommentAnswer(comment_ids=ids, tag=ready.tag, answer=ready.answer.vi))
    else:
        publish(call, ready.foreword.vi)


DESK = opens(Desk(kind=KIND, files=_files, act=_act))
"""The ministry's desk is the same as a page."""
