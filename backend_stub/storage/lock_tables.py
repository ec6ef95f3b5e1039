"""The table of authorities' orders to lock; the locks themselves stand with the holders."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from backend_stub.storage.columns import Moment
from backend_stub.storage.tables import metadata

lock_orders = Table(
    "lock_orders",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column(
        "holder_id",
        String(32),
        ForeignKey("holders.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("asked_at", Moment, nullable=False),
    Column("forwarded_at", Moment),
    Column("decided_at", Moment),
)
