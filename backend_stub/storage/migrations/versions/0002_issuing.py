"""Requests for an account, their steps, and the tries at a face."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; nobody who was there before had given biometrics."""
    # Added in place: a table made anew would take with it whatever stands on it.
    op.add_column(
        "holders",
        sa.Column("biometrics_held", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "issuings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("phone", sa.String(length=10), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("office", sa.String(length=40), nullable=True),
        sa.Column("slot_at", Moment(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issuings")),
        sa.UniqueConstraint("code", name=op.f("uq_issuings_code")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_issuings_holder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["holders.id"], name=op.f("fk_issuings_asked_by"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_issuings_holder_id"), "issuings", ["holder_id"])
    op.create_index(op.f("ix_issuings_asked_by"), "issuings", ["asked_by"])
    op.create_index(
        "one_open_issuing_per_holder",
        "issuings",
        ["holder_id"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_index(
        "one_open_issuing_per_slot",
        "issuings",
        ["office", "slot_at"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_table(
        "issuing_events",
        sa.Column("issuing_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("issuing_id", "step", name=op.f("pk_issuing_events")),
        sa.ForeignKeyConstraint(
            ["issuing_id"],
            ["issuings.id"],
            name=op.f("fk_issuing_events_issuing_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "face_captures",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_face_captures")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_face_captures_holder_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_face_captures_holder_id"), "face_captures", ["holder_id"])
