"""The table of what holders decided about where money goes: each row holds from its moment on."""

from sqlalchemy import Column, Integer, String, Table

from backend_stub.storage.columns import Json, Moment, holder_column
from backend_stub.storage.tables import metadata

routing_changes = Table(
    "routing_changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    holder_column("holder_id"),
    # programme, order, default.
    Column("kind", String(12), nullable=False),
    Column("programme_id", String(40)),
    # What was chosen: the programme's account or none, the whole order, the default.
    Column("link_ids", Json, nullable=False),
    # Who received first before and after, by the holder's wish.
    Column("from_link", String(32)),
    Column("to_link", String(32)),
    Column("at", Moment, nullable=False),
    Column("really_at", Moment, nullable=False),
    Column("undone_at", Moment),
)
