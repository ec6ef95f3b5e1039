"""Who looked at whose data: the log, which the database lets nobody change, and its questions."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.migrations.seal import seal

revision = "0018"
down_revision = "0017"


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the log with its seal, the checkpoints, and what residents ask."""
    op.create_table(
        "access_log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=True),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("really_at", _moment(), nullable=False),
        sa.Column("looker", sa.String(length=16), nullable=False),
        sa.Column("looker_id", sa.String(length=40), nullable=False),
        sa.Column("staff_id", sa.String(length=8), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("purpose_id", sa.String(length=40), nullable=False),
        sa.Column("case_reference", sa.Text(), nullable=False),
        sa.Column("how", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.String(length=90), nullable=False),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_access_log_counted_from_one")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_access_log")),
        sa.UniqueConstraint("id", name=op.f("uq_access_log_id")),
    )
    op.create_index(op.f("ix_access_log_holder_id"), "access_log", ["holder_id"])
    op.create_index("ix_access_log_staff", "access_log", ["staff_id", "really_at"])
    op.create_table(
        "access_checkpoints",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_access_checkpoints")),
    )
    op.create_table(
        "access_inquiries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("access_id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("asked_at", _moment(), nullable=False),
        sa.Column("decision", sa.String(length=10), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", _moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["access_id"], ["access_log.id"], name=op.f("fk_access_inquiries_access_id")
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"],
            name=op.f("fk_access_inquiries_holder_id"), ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_inquiries")),
        sa.UniqueConstraint("access_id", "kind", name="one_of_a_kind"),
        sa.UniqueConstraint("reference", name=op.f("uq_access_inquiries_reference")),
    )  # fmt: skip
    op.create_index(op.f("ix_access_inquiries_holder_id"), "access_inquiries", ["holder_id"])
    seal("access_log", "access_log", "the access log")
