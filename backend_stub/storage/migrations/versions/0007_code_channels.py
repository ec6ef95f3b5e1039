"""Which way a one-time code went: to the phone's number, or into the app."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; every code so far was a text message."""
    with op.batch_alter_table("phone_messages") as table:
        table.add_column(
            sa.Column("channel", sa.String(length=3), nullable=False, server_default="sms")
        )
    with op.batch_alter_table("links") as table:
        table.add_column(sa.Column("code_channel", sa.String(length=3), nullable=True))
