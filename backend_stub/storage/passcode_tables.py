"""The table of when passcodes were set; the passcode itself stands, hashed, with its holder."""

from sqlalchemy import Column, Integer, String, Table

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

passcodes_set = Table(
    "passcodes_set",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    holder_column("holder_id"),
    Column("kind", String(8), nullable=False),
    Column("at", Moment, nullable=False),
)
