"""The table of simulated providers: how each stands."""

from sqlalchemy import Column, String, Table

from backend_stub.storage.tables import metadata

provider_stands = Table(
    "provider_stands",
    metadata,
    Column("provider_id", String(40), primary_key=True),
    Column("state", String(16), nullable=False),
)
