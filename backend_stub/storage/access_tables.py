"""Tables of who looked at whose data: the log, its signed checkpoints, and what residents ask."""

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
    Text,
    UniqueConstraint,
)

from backend_stub.storage.columns import Json, Moment, holder_column
from backend_stub.storage.tables import metadata

access_log = Table(
    "access_log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False, unique=True),
    # Nobody's where the number that was asked for is nobody's; the number itself is never kept. No
    # key of another table: an entry outlives whom it is about.
    Column("holder_id", String(32), index=True),
    Column("at", Moment, nullable=False),
    Column("really_at", Moment, nullable=False),
    Column("looker", String(16), nullable=False),
    Column("looker_id", String(40), nullable=False),
    Column("staff_id", String(8)),
    Column("role", String(40), nullable=False),
    Column("purpose_id", String(40), nullable=False),
    Column("case_reference", Text, nullable=False),
    Column("how", String(16), nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("fields", Json, nullable=False),
    Column("rule_id", String(90), nullable=False),
    Column("rule_set_id", String(40), nullable=False),
    Column("flagged", Boolean, nullable=False),
    Column("chain", LargeBinary(16), nullable=False),
    CheckConstraint("seq > 0", name="counted_from_one"),
    Index("ix_access_log_staff", "staff_id", "really_at"),
)

access_checkpoints = Table(
    "access_checkpoints",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False),
)

access_inquiries = Table(
    "access_inquiries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("access_id", String(32), ForeignKey("access_log.id"), nullable=False),
    holder_column("holder_id"),
    Column("reference", String(24), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),
    Column("said", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("decision", String(10)),
    Column("answer", Text),
    Column("answered_at", Moment),
    # One question and one complaint about a look.
    UniqueConstraint("access_id", "kind", name="one_of_a_kind"),
)
