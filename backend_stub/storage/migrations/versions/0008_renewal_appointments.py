"""Where and when a holder comes for a renewal."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns; one holder a slot."""
    with op.batch_alter_table("renewals") as table:
        table.add_column(sa.Column("office", sa.String(length=40), nullable=True))
        table.add_column(sa.Column("slot_at", Moment(), nullable=True))
    op.create_index(
        "one_open_renewal_per_slot",
        "renewals",
        ["office", "slot_at"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
