"""The ledger is only added to: the database itself refuses to change or delete a transfer."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.migrations.seal import seal

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the seal, and the table that opens it for as long as a transaction."""
    op.create_table(
        "ledger_openings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_openings")),
    )
    seal("ledger_transfers", "ledger", "the ledger")
