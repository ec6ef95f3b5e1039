"""The consultation: comments, signed or anonymous, and published summaries."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Json, Moment

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables; nobody has spoken before."""
    op.create_table(
        "comments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=True),
        sa.Column("secret_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.String(length=80), nullable=True),
        sa.Column("screen", sa.String(length=40), nullable=True),
        sa.Column("screen_state", sa.String(length=20), nullable=True),
        sa.Column("stance", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=True),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.Column("tag", sa.String(length=40), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", Moment(), nullable=True),
        sa.CheckConstraint(
            "(holder_id IS NULL) <> (secret_hash IS NULL)",
            name=op.f("ck_comments_signed_or_anonymous"),
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_comments_holder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comments")),
        sa.UniqueConstraint("code", name=op.f("uq_comments_code")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_comments_secret_hash")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_comments_holder_id"), "comments", ["holder_id"])
    op.create_index("comments_by_article", "comments", ["article", "stance"])
    op.create_index("comments_by_day", "comments", ["sent_at", "code"])
    op.create_table(
        "consultation_summaries",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("foreword", sa.Text(), nullable=False),
        sa.Column("tally", Json(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_consultation_summaries")),
    )
