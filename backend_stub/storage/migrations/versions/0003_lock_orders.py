"""Authorities' orders to lock an account."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "lock_orders",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("forwarded_at", Moment(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lock_orders")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_lock_orders_holder_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_lock_orders_holder_id"), "lock_orders", ["holder_id"])
