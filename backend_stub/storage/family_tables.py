"""Tables of guardianships. Whether a proof stands follows from its events and the story clock."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, UniqueConstraint

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

guardianships = Table(
    "guardianships",
    metadata,
    Column("id", String(32), primary_key=True),
    holder_column("guardian_id"),
    holder_column("ward_id"),
    Column("relation", String(16), nullable=False),
    UniqueConstraint("guardian_id", "ward_id", name="uq_guardianships_guardian_id"),
)

guardianship_events = Table(
    "guardianship_events",
    metadata,
    Column(
        "guardianship_id",
        String(32),
        ForeignKey("guardianships.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
)
