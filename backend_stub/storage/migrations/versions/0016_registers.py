"""Registers' records, their changes and stands, and reports of wrong data."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Json, Moment

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the tables; the server fills the records in from the documents when it opens."""
    _registers()
    _reports()


def _registers() -> None:
    op.create_table(
        "register_records",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("register_id", sa.String(length=40), nullable=False),
        sa.Column("type_id", sa.String(length=40), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("facts", Json(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_register_records_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_register_records_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_records")),
    )
    op.create_index(op.f("ix_register_records_holder_id"), "register_records", ["holder_id"])
    op.create_index(op.f("ix_register_records_register_id"), "register_records", ["register_id"])
    op.create_index(
        "one_record_per_document", "register_records", ["register_id", "document_id"], unique=True
    )
    op.create_table(
        "register_changes",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("change_id", sa.String(length=32), nullable=False),
        sa.Column("register_id", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("fact_id", sa.String(length=40), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("copied_from", sa.String(length=40), nullable=True),
        sa.Column("reference", sa.String(length=24), nullable=True),
        sa.Column("fetched_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_register_changes_holder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["register_records.id"],
            name=op.f("fk_register_changes_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_register_changes")),
    )
    op.create_index(op.f("ix_register_changes_change_id"), "register_changes", ["change_id"])
    op.create_index(op.f("ix_register_changes_holder_id"), "register_changes", ["holder_id"])
    op.create_index(op.f("ix_register_changes_record_id"), "register_changes", ["record_id"])
    op.create_table(
        "register_refusals",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("register_id", sa.String(length=40), nullable=False),
        sa.Column("fact_id", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_register_refusals")),
    )
    op.create_table(
        "register_stands",
        sa.Column("register_id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("register_id", name=op.f("pk_register_stands")),
    )


def _reports() -> None:
    op.create_table(
        "data_reports",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("type_id", sa.String(length=40), nullable=False),
        sa.Column("fact_id", sa.String(length=40), nullable=False),
        sa.Column("register_id", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(length=32), nullable=False),
        sa.Column("record_fact", sa.String(length=40), nullable=False),
        sa.Column("claimed", sa.Text(), nullable=False),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_data_reports_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_data_reports_holder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["register_records.id"],
            name=op.f("fk_data_reports_record_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_reports")),
        sa.UniqueConstraint("code", name=op.f("uq_data_reports_code")),
    )
    op.create_index(op.f("ix_data_reports_holder_id"), "data_reports", ["holder_id"])
    op.create_index(op.f("ix_data_reports_record_id"), "data_reports", ["record_id"])
    op.create_index(
        "one_open_report_per_fact",
        "data_reports",
        ["record_id", "record_fact"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_table(
        "data_report_events",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["data_reports.id"],
            name=op.f("fk_data_report_events_report_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report_id", "step", name=op.f("pk_data_report_events")),
    )
