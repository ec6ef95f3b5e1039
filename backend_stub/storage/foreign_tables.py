"""Tables of foreign services' questions: the platform's side, a service's own side, and the log."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from backend_stub.storage.columns import Moment, holder_column
from backend_stub.storage.tables import metadata

interop_keys = Table(
    "interop_keys",
    metadata,
    # The platform, the platform's pairwise secret, or one simulated service.
    Column("owner", String(40), primary_key=True),
    Column("private", Text, nullable=False),
)

foreign_requests = Table(
    "foreign_requests",
    metadata,
    Column("id", String(32), primary_key=True),
    # Whose it is: nobody's until the code is typed, where there is one.
    Column("holder_id", String(32), ForeignKey("holders.id", ondelete="CASCADE"), index=True),
    holder_column("shown_to"),
    Column("service_id", String(40), nullable=False),
    Column("question_id", String(40), nullable=False),
    Column("nonce", String(43), nullable=False, unique=True),
    Column("token", Text, nullable=False),
    Column("code_hash", LargeBinary(32), unique=True),
    Column("rule_set_id", String(40), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),  # real time
)

foreign_request_events = Table(
    "foreign_request_events",
    metadata,
    Column("request_id", String(32), ForeignKey("foreign_requests.id", ondelete="CASCADE")),
    Column("step", Integer, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("detail", String(40)),
    PrimaryKeyConstraint("request_id", "step"),
)

foreign_receipts = Table(
    "foreign_receipts",
    metadata,
    Column(
        "request_id",
        String(32),
        ForeignKey("foreign_requests.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("reference", String(24), nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("token", Text, nullable=False),
    Column("subject", String(43), nullable=False),
    Column("answer", String(3), nullable=False),
    Column("valid_seconds", Integer, nullable=False),
)

foreign_sign_ins = Table(
    "foreign_sign_ins",
    metadata,
    # What the simulated service itself knows: its nonce, never whose request it became.
    Column("nonce", String(43), primary_key=True),
    Column("service_id", String(40), nullable=False),
    Column("code", String(8)),
    Column("ends_at", Moment, nullable=False),  # real time
    Column("subject", String(43)),
    Column("answer", String(3)),
    Column("answer_id", String(43), unique=True),
    Column("ended_at", Moment),  # real time
)

foreign_code_tries = Table(
    "foreign_code_tries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    holder_column("holder_id"),
    Column("at", Moment, nullable=False),  # real time
)

use_log = Table(
    "use_log",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    holder_column("holder_id"),
    Column(
        "request_id",
        String(32),
        ForeignKey("foreign_requests.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("at", Moment, nullable=False),
    Column("service_id", String(40), nullable=False),
    Column("question_id", String(40), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("rule_id", String(40), nullable=False),
    Column("rule_set_id", String(40), nullable=False),
)
