"""Tables of the registers: records, changes that are only ever added, what was refused, stands."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text, text

from backend_stub.storage.columns import Json, Moment, holder_column
from backend_stub.storage.tables import metadata


def _record() -> Column[str]:
    return Column(
        "record_id",
        String(32),
        ForeignKey("register_records.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    )


# Beside one document, the first of its renewals; what it says now.
register_records = Table(
    "register_records",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("register_id", String(40), nullable=False, index=True),
    Column("type_id", String(40), nullable=False),
    holder_column("holder_id"),
    Column(
        "document_id", String(32), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
    ),
    Column("number", String(40), nullable=False),
    Column("facts", Json, nullable=False),
    Index("one_record_per_document", "register_id", "document_id", unique=True),
)

register_changes = Table(
    "register_changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    # One edit and what it changed elsewhere share it.
    Column("change_id", String(32), nullable=False, index=True),
    Column("register_id", String(40), nullable=False),
    _record(),
    holder_column("holder_id"),
    Column("fact_id", String(40), nullable=False),
    Column("old", Text),
    Column("new", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("copied_from", String(40)),
    Column("reference", String(24)),
    # The one column that is written later: when the platform had it.
    Column("fetched_at", Moment),
)

# Never what was written: only which fact, and why not.
register_refusals = Table(
    "register_refusals",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("register_id", String(40), nullable=False),
    Column("fact_id", String(40), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("at", Moment, nullable=False),
)

register_stands = Table(
    "register_stands",
    metadata,
    Column("register_id", String(40), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("since", Moment, nullable=False),
)

data_reports = Table(
    "data_reports",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(24), nullable=False, unique=True),
    holder_column("holder_id"),
    Column(
        "document_id", String(32), ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
    ),
    Column("type_id", String(40), nullable=False),
    Column("fact_id", String(40), nullable=False),
    Column("register_id", String(40), nullable=False),
    _record(),
    # Of the record it went to, where the fact may have another name.
    Column("record_fact", String(40), nullable=False),
    Column("claimed", Text, nullable=False),
    Column("rule_set_id", String(40), nullable=False),
    Column("sent_at", Moment, nullable=False),
    Column("due_on", Date, nullable=False),
    # Only for the index below: what a report is now follows from its events.
    Column("is_open", Boolean, nullable=False),
    Index(
        "one_open_report_per_fact",
        "record_id",
        "record_fact",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
)

data_report_events = Table(
    "data_report_events",
    metadata,
    Column(
        "report_id", String(32), ForeignKey("data_reports.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
)
