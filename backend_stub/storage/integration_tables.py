"""Tables of what comes into wallets: requests, what was put in or taken out, restrictions."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from backend_stub.storage.columns import Json, Moment, holder_column
from backend_stub.storage.tables import metadata


def _document(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "document_id",
        String(32),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )


# Of documents that are not simply there: a first step ``registered`` keeps one at its register.
wallet_events = Table(
    "wallet_events",
    metadata,
    _document(primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
)

document_restrictions = Table(
    "document_restrictions",
    metadata,
    Column("id", String(32), primary_key=True),
    holder_column("holder_id"),
    _document(),
    Column("kind", String(8), nullable=False),
    Column("reason", String(40), nullable=False),
    Column("register_id", String(40), nullable=False),
    Column("reference", String(24), nullable=False, unique=True),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

integrations = Table(
    "integrations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(24), nullable=False, unique=True),
    holder_column("holder_id"),
    holder_column("asked_by"),
    Column("type_id", String(40), nullable=False),
    Column("register_id", String(40), nullable=False),
    Column("numbers", Json, nullable=False),
    Column("first_number", String(60), nullable=False),
    Column("rule_set_id", String(40), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("document_id", String(32), ForeignKey("documents.id", ondelete="SET NULL")),
    # Only for the index below: what a request is now follows from its events.
    Column("is_open", Boolean, nullable=False),
    Index(
        "one_open_integration",
        "holder_id",
        "type_id",
        "first_number",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
)

integration_events = Table(
    "integration_events",
    metadata,
    Column(
        "integration_id",
        String(32),
        ForeignKey("integrations.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
    # What the register has instead, where its holder may know: a name.
    Column("found", Json),
)
