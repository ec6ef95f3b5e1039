"""When passcodes were set, and by whose hand."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "passcodes_set",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passcodes_set")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_passcodes_set_holder_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_passcodes_set_holder_id"), "passcodes_set", ["holder_id"])
