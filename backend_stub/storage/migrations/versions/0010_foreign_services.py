"""Foreign services' questions, their answers' receipts, the services' own side, and the log."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "interop_keys",
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("private", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_interop_keys")),
    )
    _requests()
    op.create_table(
        "foreign_sign_ins",
        sa.Column("nonce", sa.String(length=43), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=True),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("subject", sa.String(length=43), nullable=True),
        sa.Column("answer", sa.String(length=3), nullable=True),
        sa.Column("answer_id", sa.String(length=43), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("nonce", name=op.f("pk_foreign_sign_ins")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_foreign_sign_ins_answer_id")),
    )
    op.create_table(
        "foreign_code_tries",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foreign_code_tries")),
        _of("foreign_code_tries", "holder_id", "holders"),
    )
    op.create_index(op.f("ix_foreign_code_tries_holder_id"), "foreign_code_tries", ["holder_id"])
    op.create_table(
        "use_log",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("question_id", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("rule_id", sa.String(length=40), nullable=False),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_use_log")),
        _of("use_log", "holder_id", "holders"),
        _of("use_log", "request_id", "foreign_requests"),
    )
    op.create_index(op.f("ix_use_log_holder_id"), "use_log", ["holder_id"])


def _requests() -> None:
    op.create_table(
        "foreign_requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=True),
        sa.Column("shown_to", sa.String(length=32), nullable=False),
        sa.Column("service_id", sa.String(length=40), nullable=False),
        sa.Column("question_id", sa.String(length=40), nullable=False),
        sa.Column("nonce", sa.String(length=43), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_foreign_requests")),
        sa.UniqueConstraint("nonce", name=op.f("uq_foreign_requests_nonce")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_foreign_requests_code_hash")),
        _of("foreign_requests", "holder_id", "holders"),
        _of("foreign_requests", "shown_to", "holders"),
    )
    op.create_index(op.f("ix_foreign_requests_holder_id"), "foreign_requests", ["holder_id"])
    op.create_index(op.f("ix_foreign_requests_shown_to"), "foreign_requests", ["shown_to"])
    op.create_table(
        "foreign_request_events",
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.PrimaryKeyConstraint("request_id", "step", name=op.f("pk_foreign_request_events")),
        _of("foreign_request_events", "request_id", "foreign_requests"),
    )
    op.create_table(
        "foreign_receipts",
        sa.Column("request_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=24), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(length=43), nullable=False),
        sa.Column("answer", sa.String(length=3), nullable=False),
        sa.Column("valid_seconds", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("request_id", name=op.f("pk_foreign_receipts")),
        sa.UniqueConstraint("reference", name=op.f("uq_foreign_receipts_reference")),
        _of("foreign_receipts", "request_id", "foreign_requests"),
    )


def _of(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=name, ondelete="CASCADE")
