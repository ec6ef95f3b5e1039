"""Who guards whom, and the steps of its proof."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "guardianships",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("guardian_id", sa.String(length=32), nullable=False),
        sa.Column("ward_id", sa.String(length=32), nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardianships")),
        sa.UniqueConstraint("guardian_id", "ward_id", name=op.f("uq_guardianships_guardian_id")),
        sa.ForeignKeyConstraint(
            ["guardian_id"],
            ["holders.id"],
            name=op.f("fk_guardianships_guardian_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["ward_id"], ["holders.id"], name=op.f("fk_guardianships_ward_id"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_guardianships_guardian_id"), "guardianships", ["guardian_id"])
    op.create_index(op.f("ix_guardianships_ward_id"), "guardianships", ["ward_id"])
    op.create_table(
        "guardianship_events",
        sa.Column("guardianship_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("guardianship_id", "step", name=op.f("pk_guardianship_events")),
        sa.ForeignKeyConstraint(
            ["guardianship_id"],
            ["guardianships.id"],
            name=op.f("fk_guardianship_events_guardianship_id"),
            ondelete="CASCADE",
        ),
    )
