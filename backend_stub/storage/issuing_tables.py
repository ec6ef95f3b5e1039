"""Tables of requests for an account. What a request is now follows from its events."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, text

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

issuings = Table(
    "issuings",
    metadata,
    Column("id", String(32), primary_key=True),
    holder_column("holder_id"),
    holder_column("asked_by"),
    Column("code", String(24), nullable=False, unique=True),
    Column("level", Integer, nullable=False),
    Column("rule_set_id", String(40), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("phone", String(10)),
    Column("email", Text),
    Column("office", String(40)),
    Column("slot_at", Moment),
    # Only for the indexes below: what the file is now follows from its events and the story clock.
    Column("is_open", Boolean, nullable=False),
    Index(
        "one_open_issuing_per_holder",
        "holder_id",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
    Index(
        "one_open_issuing_per_slot",
        "office",
        "slot_at",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
)

issuing_events = Table(
    "issuing_events",
    metadata,
    Column(
        "issuing_id", String(32), ForeignKey("issuings.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
)

face_captures = Table(
    "face_captures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    holder_column("holder_id"),
    Column("at", Moment, nullable=False),
    Column("outcome", String(16), nullable=False),
)
