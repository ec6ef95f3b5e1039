"""Tables of fees: what a renewal's holder was asked to pay, what was booked, and slots in use."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

fee_orders = Table(
    "fee_orders",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(
        "renewal_id",
        String(32),
        ForeignKey("renewals.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    holder_column("holder_id"),
    Column("code", String(24), nullable=False, unique=True),
    Column("amount_vnd", Integer, nullable=False),
    Column("asked_really_at", Moment, nullable=False),
    # Until the desk refuses it: of those a file has one, so that it is paid once.
    Column("is_live", Boolean, nullable=False),
    CheckConstraint("amount_vnd > 0", name="above_zero"),
    Index(
        "one_live_fee_order_per_renewal",
        "renewal_id",
        unique=True,
        sqlite_where=text("is_live = 1"),
        postgresql_where=text("is_live"),
    ),
)

fee_order_events = Table(
    "fee_order_events",
    metadata,
    Column(
        "order_id", String(32), ForeignKey("fee_orders.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
)

# The simulated desk's own book, only added to; it outlives whose fee it was.
fee_entries = Table(
    "fee_entries",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("order_id", String(32), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("from_account", String(80), nullable=False),
    Column("to_account", String(80), nullable=False),
    Column("amount_vnd", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("really_at", Moment, nullable=False),
    Column("chain", LargeBinary(16), nullable=False),
    CheckConstraint("seq > 0", name="counted_from_one"),
    CheckConstraint("amount_vnd > 0", name="above_zero"),
    CheckConstraint("from_account <> to_account", name="two_accounts"),
    UniqueConstraint("order_id", "kind", name="one_fee_booking_a_deed"),
)

# Times at a counter that somebody else has, outside this prototype.
counter_blocks = Table(
    "counter_blocks",
    metadata,
    Column("office", String(40), primary_key=True),
    Column("slot_at", Moment, primary_key=True),
)
