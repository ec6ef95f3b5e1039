"""The phone of each account, requests to link another, and why a session ended."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables."""
    op.add_column("sessions", sa.Column("ended_why", sa.String(length=16), nullable=True))
    op.create_table(
        "devices",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("model", sa.String(length=40), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("linked_at", Moment(), nullable=False),
        sa.Column("unlinked_at", Moment(), nullable=True),
        sa.Column("ended", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_devices")),
        sa.UniqueConstraint("id", name=op.f("uq_devices_id")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_devices_holder_id"), ondelete="CASCADE"
        ),
    )
    op.create_index(op.f("ix_devices_holder_id"), "devices", ["holder_id"])
    op.create_index(
        "uq_devices_linked",
        "devices",
        ["holder_id"],
        unique=True,
        sqlite_where=sa.text("ended IS NULL"),
        postgresql_where=sa.text("ended IS NULL"),
    )
    op.create_table(
        "device_links",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("ticket_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=True),
        sa.Column("matching", sa.String(length=2), nullable=True),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=True),
        sa.Column("decided_at", Moment(), nullable=True),
        sa.Column("decided_really_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_device_links")),
        sa.UniqueConstraint("id", name=op.f("uq_device_links_id")),
        sa.UniqueConstraint("ticket_hash", name=op.f("uq_device_links_ticket_hash")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_device_links_holder_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_device_links_holder_id"), "device_links", ["holder_id"])
