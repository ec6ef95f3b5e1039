"""The table of authorities' orders to lock; the locks themselves stand with the holders."""

from sqlalchemy import Column, Integer, Table

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

lock_orders = Table(
    "lock_orders",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    holder_column("holder_id"),
    Column("asked_at", Moment, nullable=False),
    Column("forwarded_at", Moment),
    Column("decided_at", Moment),
)
