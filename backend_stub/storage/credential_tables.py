"""Tables of signed copies, their nonces, and documents shown."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from backend_stub.storage.columns import Json, Moment, holder_column
from backend_stub.storage.tables import metadata

verifier_certificates = Table(
    "verifier_certificates",
    metadata,
    # The registrar, or one verifier; DER in base64.
    Column("owner", String(40), primary_key=True),
    Column("certificate", Text, nullable=False),
)

credential_nonces = Table(
    "credential_nonces",
    metadata,
    Column("nonce_hash", LargeBinary(32), primary_key=True),
    holder_column("holder_id"),
    Column("ends_at", Moment, nullable=False),  # real time
)

credentials = Table(
    "credentials",
    metadata,
    Column("id", String(32), primary_key=True),
    holder_column("holder_id"),
    Column(
        "document_id",
        String(32),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    # Which list tells whether it counts, and where in it; what it tells follows from facts.
    Column("status_list_id", String(32), nullable=False),
    Column("status_index", Integer, nullable=False),
    Column("ends_at", Moment, nullable=False),  # real time
    # Digest of what it says: one whose document says something else by now counts no more.
    Column("says", LargeBinary(32), nullable=False),
    UniqueConstraint("status_list_id", "status_index"),
)

presentations = Table(
    "presentations",
    metadata,
    Column("id", String(32), primary_key=True),
    holder_column("holder_id"),
    Column(
        "document_id",
        String(32),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("number", Integer, nullable=False),  # the holder's first is 1
    Column("type_id", String(40), nullable=False),
    Column("claims", Json, nullable=False),
    Column("preset_id", String(40)),
    Column("rule_set_id", String(40), nullable=False),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    Column("offered_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),  # real time
    UniqueConstraint("holder_id", "number"),
)

presentation_events = Table(
    "presentation_events",
    metadata,
    Column("presentation_id", String(32), ForeignKey("presentations.id", ondelete="CASCADE")),
    Column("step", Integer, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
    PrimaryKeyConstraint("presentation_id", "step"),
)

presentation_readings = Table(
    "presentation_readings",
    metadata,
    # What the verifier itself knows of a code that it read: one code is read once.
    Column("id", String(32), primary_key=True),
    Column(
        "presentation_id",
        String(32),
        ForeignKey("presentations.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("verifier_id", String(40), nullable=False),
    Column("purpose_id", String(40), nullable=False),
    Column("asked", Json, nullable=False),
    Column("offline", Boolean, nullable=False),
    Column("nonce", String(43), nullable=False, unique=True),
    Column("state", String(43), nullable=False, unique=True),
    Column("request", Text),
    Column("opening_key", Text),
    Column("read_at", Moment, nullable=False),
    Column("seen", Json),
    Column("seen_until", Moment),  # real time
)

status_lists_held = Table(
    "status_lists_held",
    metadata,
    # What a verifier that checks without a network holds: the list as it was fetched.
    Column("verifier_id", String(40)),
    Column("uri", String(120)),
    Column("token", Text, nullable=False),
    PrimaryKeyConstraint("verifier_id", "uri"),
)
