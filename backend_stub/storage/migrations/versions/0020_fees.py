"""Fees of renewals: orders, the sealed book of the desk that takes them, and slots in use."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment
from backend_stub.storage.migrations.seal import seal

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the tables; files that are older had no fee."""
    op.create_table(
        "fee_orders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("renewal_id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("amount_vnd", sa.Integer(), nullable=False),
        sa.Column("asked_really_at", Moment(), nullable=False),
        sa.Column("is_live", sa.Boolean(), nullable=False),
        sa.CheckConstraint("amount_vnd > 0", name=op.f("ck_fee_orders_above_zero")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_fee_orders_holder_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["renewal_id"],
            ["renewals.id"],
            name=op.f("fk_fee_orders_renewal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_orders")),
        sa.UniqueConstraint("code", name=op.f("uq_fee_orders_code")),
    )
    op.create_index(op.f("ix_fee_orders_holder_id"), "fee_orders", ["holder_id"])
    op.create_index(op.f("ix_fee_orders_renewal_id"), "fee_orders", ["renewal_id"])
    op.create_index(
        "one_live_fee_order_per_renewal",
        "fee_orders",
        ["renewal_id"],
        unique=True,
        sqlite_where=sa.text("is_live = 1"),
        postgresql_where=sa.text("is_live"),
    )
    op.create_table(
        "fee_order_events",
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["fee_orders.id"],
            name=op.f("fk_fee_order_events_order_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("order_id", "step", name=op.f("pk_fee_order_events")),
    )
    op.create_table(
        "fee_entries",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("order_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("from_account", sa.String(length=80), nullable=False),
        sa.Column("to_account", sa.String(length=80), nullable=False),
        sa.Column("amount_vnd", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("really_at", Moment(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_fee_entries_counted_from_one")),
        sa.CheckConstraint("amount_vnd > 0", name=op.f("ck_fee_entries_above_zero")),
        sa.CheckConstraint("from_account <> to_account", name=op.f("ck_fee_entries_two_accounts")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_fee_entries")),
        sa.UniqueConstraint("order_id", "kind", name="one_fee_booking_a_deed"),
    )
    op.create_table(
        "counter_blocks",
        sa.Column("office", sa.String(length=40), nullable=False),
        sa.Column("slot_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("office", "slot_at", name=op.f("pk_counter_blocks")),
    )
    seal("fee_entries", "fees", "the book of fees")
