"""Every table. Facts carry the story moment from which they hold; standing is never stored."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from backend_stub.storage.columns import Json, Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _holder(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "holder_id",
        String(32),
        ForeignKey("holders.id", ondelete="CASCADE"),
        nullable=False,
        index=not primary_key,
        primary_key=primary_key,
    )


# The story clock: at the real moment the story stood at that one, and both run on together.
stage = Table(
    "stage",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    Column("story_at", Moment, nullable=False),
    Column("real_at", Moment, nullable=False),
    Column("changes", Integer, nullable=False),
)

holders = Table(
    "holders",
    metadata,
    _id(),
    Column("persona", String(40), nullable=False, unique=True),
    Column("personal_number", String(12), nullable=False, unique=True),
    Column("passcode_hash", Text),
    Column("full_name", Text, nullable=False),
    Column("born_on", Date, nullable=False),
    Column("sex", String(6), nullable=False),
    Column("kind", String(9), nullable=False),
    Column("level", Integer, nullable=False),
    Column("guardian", Text),
    Column("phone_ending", String(3), nullable=False),
    Column("biometrics_held", Boolean, nullable=False),
    Column("changes", Integer, nullable=False),
)

locks = Table(
    "locks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _holder(),
    Column("ground", String(20), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

documents = Table(
    "documents",
    metadata,
    _id(),
    _holder(),
    Column("type_id", String(40), nullable=False),
    Column("fields", Json, nullable=False),
    Column("issued_on", Date, nullable=False),
    Column("expires_on", Date),
    Column("updated_at", Moment, nullable=False),
    Column("in_force_from", Moment, nullable=False),
    Column("history", Json, nullable=False),
    # One successor at most: a document is renewed once, whatever runs side by side.
    Column("replaces", String(32), ForeignKey("documents.id", ondelete="CASCADE"), unique=True),
)

renewals = Table(
    "renewals",
    metadata,
    _id(),
    _holder(),
    Column("code", String(24), nullable=False, unique=True),
    Column(
        "document_id",
        String(32),
        ForeignKey("documents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("type_id", String(40), nullable=False),
    Column("fee_vnd", Integer, nullable=False),
    Column("submitted_at", Moment, nullable=False),
    Column("new_document_id", String(32), ForeignKey("documents.id", ondelete="SET NULL")),
    Column("office", String(40)),
    Column("slot_at", Moment),
    # Only for the indexes below: what the file is now follows from its events and the story clock.
    Column("is_open", Boolean, nullable=False),
    Index(
        "one_open_renewal_per_document",
        "document_id",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
    Index(
        "one_open_renewal_per_slot",
        "office",
        "slot_at",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
)

renewal_events = Table(
    "renewal_events",
    metadata,
    Column(
        "renewal_id", String(32), ForeignKey("renewals.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
)

links = Table(
    "links",
    metadata,
    _id(),
    _holder(),
    Column("provider_id", String(40), nullable=False),
    Column("account_number", String(12), nullable=False),
    Column("rule_set_id", String(40), nullable=False),
    # Who asked in the holder's name, and is sent its codes; none where the holder did.
    Column("asked_by", String(32)),
    Column("asked_at", Moment, nullable=False),
    Column("asked_really_at", Moment, nullable=False),
    Column("consent_version", String(40)),
    Column("comparison", Json),
    Column("code_hash", LargeBinary(32)),
    Column("code_ends_at", Moment),
    Column("code_sent_at", Moment),
    Column("code_tries_left", Integer),
    Column("code_channel", String(3)),
    Column("resends_left", Integer, nullable=False),
    # For the two indexes below: what a link is now follows from its events and the story clock.
    Column("is_open", Boolean, nullable=False),
    Column("is_default", Boolean, nullable=False),
    Index(
        "one_open_link_per_account",
        "holder_id",
        "provider_id",
        "account_number",
        unique=True,
        sqlite_where=text("is_open = 1"),
        postgresql_where=text("is_open"),
    ),
    Index(
        "one_default_link_per_holder",
        "holder_id",
        unique=True,
        sqlite_where=text("is_default = 1"),
        postgresql_where=text("is_default"),
    ),
)

link_events = Table(
    "link_events",
    metadata,
    Column("link_id", String(32), ForeignKey("links.id", ondelete="CASCADE"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
)

phone_messages = Table(
    "phone_messages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _holder(),
    Column("at", Moment, nullable=False),
    Column("sender", Text, nullable=False),
    Column("text_vi", Text, nullable=False),
    Column("text_en", Text, nullable=False),
    Column("code", String(6)),
    Column("channel", String(3), nullable=False, server_default="sms"),
)

notice_reads = Table(
    "notice_reads",
    metadata,
    _holder(primary_key=True),
    Column("key", String(120), primary_key=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary(32), primary_key=True),
    _holder(),
    Column("device_id", String(32), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ended_why", String(16)),
)

grants = Table(
    "grants",
    metadata,
    Column("grant_hash", LargeBinary(32), primary_key=True),
    Column(
        "token_hash",
        LargeBinary(32),
        ForeignKey("sessions.token_hash", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("operation", String(20), nullable=False),
    Column("target", String(80), nullable=False),
    Column("ends_at", Moment, nullable=False),
)

# Keyed by a digest, so that a number that nobody has leaves no number behind.
passcode_tries = Table(
    "passcode_tries",
    metadata,
    Column("account_key", LargeBinary(32), primary_key=True),
    Column("device_id", String(32), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("wait_until", Moment),
    Column("changed_at", Moment, nullable=False, index=True),
)

first_answers = Table(
    "first_answers",
    metadata,
    _holder(primary_key=True),
    Column("key", String(80), primary_key=True),
    Column("request_hash", LargeBinary(32), nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("answered_at", Moment, nullable=False, index=True),
)
