"""Tables of the consultation: comments, which name a holder or nobody, and published summaries."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from backend_stub.storage.columns import Json, Moment
from backend_stub.storage.tables import metadata

# Kept by id, which is random: no order of arrival beside the moments that signed ones keep.
comments = Table(
    "comments",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(24), nullable=False, unique=True),
    # Whose, or the hash of the secret that the writer's phone keeps: never both.
    Column("holder_id", String(32), ForeignKey("holders.id", ondelete="CASCADE"), index=True),
    Column("secret_hash", LargeBinary(32), unique=True),
    Column("article", Integer, nullable=False),
    Column("rule_id", String(80)),
    Column("screen", String(40)),
    Column("screen_state", String(20)),
    Column("stance", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("folded", Text, nullable=False),
    # Of an anonymous one the first moment of the day: when exactly it came would tell who was on.
    Column("sent_at", Moment, nullable=False),
    Column("changed_at", Moment),
    Column("withdrawn_at", Moment),
    Column("tag", String(40)),
    Column("answer", Text),
    Column("answered_at", Moment),
    CheckConstraint("(holder_id IS NULL) <> (secret_hash IS NULL)", name="signed_or_anonymous"),
    Index("comments_by_article", "article", "stance"),
    Index("comments_by_day", "sent_at", "code"),
    sqlite_with_rowid=False,
)

consultation_summaries = Table(
    "consultation_summaries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("foreword", Text, nullable=False),
    Column("tally", Json, nullable=False),
)
