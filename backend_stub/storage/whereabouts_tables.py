"""The table of where holders said to be: each row holds from its moment on."""

from sqlalchemy import Column, Integer, String, Table

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

whereabouts = Table(
    "whereabouts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    holder_column("holder_id"),
    # None: in Viet Nam.
    Column("abroad", String(40)),
    Column("at", Moment, nullable=False),
)
