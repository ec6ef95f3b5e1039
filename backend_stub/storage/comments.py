"""Comments on the draft: what is read and written of them."""

import secrets
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, true, update

from app.shared.clock import VIET_NAM
from app.shared.contract.consultation import (
    CommentCount,
    CommentSearch,
    CommentTally,
    ConsultationSummary,
)
from app.shared.search import folded
from backend_stub.storage.consultation_tables import comments, consultation_summaries
from backend_stub.storage.tables import holders

_CODES = 1_000_000


def comment_by_id(db: Connection, comment_id: str) -> Row[Any] | None:
    """The comment of that id; None where there is none."""
    return db.execute(select(comments).where(comments.c.id == comment_id)).one_or_none()


def comments_of(db: Connection, holder_id: str, now: datetime) -> list[Row[Any]]:
    """A holder's signed comments by ``now``, newest first."""
    own = (comments.c.holder_id == holder_id) & (comments.c.sent_at <= now)
    return list(db.execute(select(comments).where(own).order_by(comments.c.sent_at.desc())))


def comments_under(db: Connection, hashes: list[bytes], now: datetime) -> list[Row[Any]]:
    """Anonymous comments under these secrets' hashes by ``now``, newest first."""
    own = comments.c.secret_hash.in_(hashes) & (comments.c.sent_at <= now)
    return list(db.execute(select(comments).where(own).order_by(comments.c.sent_at.desc())))


def write_comment(db: Connection, now: datetime, **said: Any) -> str:
    """
    Write a new comment; answers its id. Its code's number is drawn, so that it tells no order.

    Raises:
        RuntimeError: The day's numbers have run out.
    """
    comment_id = secrets.token_hex(16)
    for _ in range(200):
        code = f"GY-000-{now.astimezone(VIET_NAM):%m%d}-{secrets.randbelow(_CODES):06}"
        if db.execute(select(comments.c.id).where(comments.c.code == code)).first() is None:
            break
    else:
        msg = "no code is left"
        raise RuntimeError(msg)
    db.execute(
        insert(comments).values(id=comment_id, code=code, folded=folded(said["text"]), **said)
    )
    return comment_id


def change_comment(db: Connection, comment_id: str, **changed: Any) -> None:
    """Write a comment anew."""
    if "text" in changed:
        changed["folded"] = folded(changed["text"])
    db.execute(update(comments).where(comments.c.id == comment_id).values(**changed))


def answer_comments(db: Connection, ids: list[str], *, alike: bool, **said: Any) -> set[str]:
    """Tag and answer comments, and those that say the same; answers whose signed ones they are."""
    which: ColumnElement[bool] = comments.c.id.in_(ids)
    if alike:
        like = select(comments.c.article, comments.c.folded).where(which)
        pairs = [(row.article, row.folded) for row in db.execute(like)]
        for article, text in pairs:
            which = which | ((comments.c.article == article) & (comments.c.folded == text))
    which = which & comments.c.withdrawn_at.is_(None)
    db.execute(update(comments).where(which).values(**said))
    owners = select(comments.c.holder_id).where(which, comments.c.holder_id.is_not(None))
    return set(db.execute(owners.distinct()).scalars())


def standing(now: datetime) -> ColumnElement[bool]:
    """Sent by ``now`` and not withdrawn by then."""
    gone = comments.c.withdrawn_at.is_(None) | (comments.c.withdrawn_at > now)
    return (comments.c.sent_at <= now) & gone


def tally_of(db: Connection, now: datetime) -> CommentTally:
    """Every comment that stands at ``now``, counted."""
    grouped = (
        select(
            comments.c.article,
            comments.c.stance,
            func.count().label("n"),
            func.count(comments.c.screen).label("pinned"),
            func.count(comments.c.holder_id).label("signed"),
            func.count(comments.c.answer).label("answered"),
        )
        .where(standing(now))
        .group_by(comments.c.article, comments.c.stance)
        .order_by(comments.c.article, comments.c.stance)
    )
    rows = list(db.execute(grouped))
    return CommentTally(
        total=sum(row.n for row in rows),
        pinned=sum(row.pinned for row in rows),
        signed=sum(row.signed for row in rows),
        answered=sum(row.answered for row in rows),
        counts=tuple(CommentCount(article=row.article, stance=row.stance, n=row.n) for row in rows),
    )


def counted_by(db: Connection, column: Any, now: datetime) -> dict[str, int]:
    """How many that stand have each value of a column, such as ``comments.c.tag``."""
    counted = (
        select(column, func.count())
        .where(standing(now), column.is_not(None))
        .group_by(column)
        .order_by(func.count().desc(), column)
    )
    return {row[0]: row[1] for row in db.execute(counted)}


def _which(wanted: CommentSearch, now: datetime) -> ColumnElement[bool]:
    which = standing(now)
    for column, value in (
        (comments.c.article, wanted.article), (comments.c.stance, wanted.stance),
        (comments.c.screen, wanted.screen), (comments.c.tag, wanted.tag),
    ):  # fmt: skip
        which = which & (column == value) if value is not None else which
    if wanted.signed is not None:
        which = which & comments.c.holder_id.is_not(None).is_(wanted.signed)
    if wanted.answered is not None:
        which = which & comments.c.answer.is_not(None).is_(wanted.answered)
    if words := folded(wanted.text):
        which = which & (comments.c.folded.contains(words, autoescape=True))
    return which


def found(
    db: Connection, wanted: CommentSearch, now: datetime, most: int | None
) -> tuple[int, list[Row[Any]]]:
    """How many a search asks for, and so many of them, newest first, each with its name."""
    which = _which(wanted, now)
    n = db.execute(select(func.count()).select_from(comments).where(which)).scalar() or 0
    page = (
        select(comments, holders.c.full_name)
        .outerjoin(holders, holders.c.id == comments.c.holder_id)
        .where(which)
        .order_by(comments.c.sent_at.desc(), comments.c.code)
        .offset(wanted.after)
    )
    return n, list(db.execute(page if most is None else page.limit(most)))


def alike_of(db: Connection, rows: list[Row[Any]], now: datetime) -> dict[tuple[int, str], int]:
    """How many that stand say the same as each of these about the same article."""
    texts = {row.folded for row in rows}
    counted = (
        select(comments.c.article, comments.c.folded, func.count())
        .where(standing(now), comments.c.folded.in_(texts) if texts else ~true())
        .group_by(comments.c.article, comments.c.folded)
    )
    return {(article, text): n for article, text, n in db.execute(counted)}


def write_summary(db: Connection, now: datetime, foreword: str, tally: CommentTally) -> None:
    """Publish: a later one stands in the place of one before."""
    told = {"at": now, "foreword": foreword, "tally": msgspec.to_builtins(tally)}
    db.execute(insert(consultation_summaries).values(**told))


def summary_of(db: Connection, now: datetime) -> ConsultationSummary | None:
    """The newest that was published by ``now``; None where there is none."""
    table = consultation_summaries
    newest = select(table).where(table.c.at <= now).order_by(table.c.seq.desc()).limit(1)
    row = db.execute(newest).one_or_none()
    if row is None:
        return None
    return ConsultationSummary(
        at=row.at, foreword=row.foreword, tally=msgspec.convert(row.tally, CommentTally)
    )
