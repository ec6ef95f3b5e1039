"""What holders decided about where money goes."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Json, Moment

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "routing_changes",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("programme_id", sa.String(length=40), nullable=True),
        sa.Column("link_ids", Json(), nullable=False),
        sa.Column("from_link", sa.String(length=32), nullable=True),
        sa.Column("to_link", sa.String(length=32), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("really_at", Moment(), nullable=False),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_routing_changes_holder_id_holders"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_routing_changes")),
        sa.UniqueConstraint("id", name=op.f("uq_routing_changes_id")),
    )
    op.create_index(op.f("ix_routing_changes_holder_id"), "routing_changes", ["holder_id"])
