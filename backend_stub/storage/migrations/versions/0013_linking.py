"""The consent kept with each link, and how the simulated providers stand."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "provider_stands",
        sa.Column("provider_id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("provider_id", name=op.f("pk_provider_stands")),
    )
    op.add_column("links", sa.Column("consent_version", sa.String(length=40), nullable=True))
