"""Where holders said to be."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "whereabouts",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("abroad", sa.String(length=40), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_whereabouts")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_whereabouts_holder_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_whereabouts_holder_id"), "whereabouts", ["holder_id"])
