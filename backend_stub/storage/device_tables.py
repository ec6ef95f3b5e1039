"""Tables of phones and of requests to link one. What really happened decides, not story time."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, text

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

# ``number`` keeps the real order; the moments are story time, and only shown.
devices = Table(
    "devices",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    holder_column("holder_id"),
    Column("device_id", String(32), nullable=False),
    Column("model", String(40), nullable=False),
    Column("way", String(16), nullable=False),
    Column("linked_at", Moment, nullable=False),
    Column("unlinked_at", Moment),
    Column("ended", String(16)),
    Index(
        "uq_devices_linked",
        "holder_id",
        unique=True,
        sqlite_where=text("ended IS NULL"),
        postgresql_where=text("ended IS NULL"),
    ),
)

device_links = Table(
    "device_links",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    holder_column("holder_id"),
    Column("device_id", String(32), nullable=False),
    Column("ticket_hash", LargeBinary(32), nullable=False, unique=True),
    Column("ends_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("way", String(16)),
    Column("matching", String(2)),
    Column("asks", Integer, nullable=False),
    Column("asked_at", Moment),
    Column("decided_at", Moment),
    Column("decided_really_at", Moment),
)
