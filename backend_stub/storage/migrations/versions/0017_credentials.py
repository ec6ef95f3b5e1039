"""Signed copies of documents, their status lists' places, and documents shown."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Json, Moment

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "status_lists_held",
        sa.Column("verifier_id", sa.String(length=40), nullable=False),
        sa.Column("uri", sa.String(length=120), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("verifier_id", "uri", name=op.f("pk_status_lists_held")),
    )
    op.create_table(
        "verifier_certificates",
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_verifier_certificates")),
    )
    op.create_table(
        "credential_nonces",
        sa.Column("nonce_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_credential_nonces_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("nonce_hash", name=op.f("pk_credential_nonces")),
    )
    op.create_index(
        op.f("ix_credential_nonces_holder_id"), "credential_nonces", ["holder_id"], unique=False
    )
    op.create_table(
        "credentials",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("status_list_id", sa.String(length=32), nullable=False),
        sa.Column("status_index", sa.Integer(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.Column("says", sa.LargeBinary(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_credentials_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_credentials_holder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credentials")),
        sa.UniqueConstraint(
            "status_list_id", "status_index", name=op.f("uq_credentials_status_list_id")
        ),
    )
    op.create_index(
        op.f("ix_credentials_document_id"), "credentials", ["document_id"], unique=False
    )
    op.create_index(op.f("ix_credentials_holder_id"), "credentials", ["holder_id"], unique=False)
    op.create_table(
        "presentations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("type_id", sa.String(length=40), nullable=False),
        sa.Column("claims", Json(), nullable=False),
        sa.Column("preset_id", sa.String(length=40), nullable=True),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("offered_at", Moment(), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_presentations_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_presentations_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presentations")),
        sa.UniqueConstraint("holder_id", "number", name=op.f("uq_presentations_holder_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_presentations_token_hash")),
    )
    op.create_index(
        op.f("ix_presentations_document_id"), "presentations", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_presentations_holder_id"), "presentations", ["holder_id"], unique=False
    )
    op.create_table(
        "presentation_events",
        sa.Column("presentation_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["presentation_id"],
            ["presentations.id"],
            name=op.f("fk_presentation_events_presentation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("presentation_id", "step", name=op.f("pk_presentation_events")),
    )
    op.create_table(
        "presentation_readings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("presentation_id", sa.String(length=32), nullable=False),
        sa.Column("verifier_id", sa.String(length=40), nullable=False),
        sa.Column("purpose_id", sa.String(length=40), nullable=False),
        sa.Column("asked", Json(), nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.Column("nonce", sa.String(length=43), nullable=False),
        sa.Column("state", sa.String(length=43), nullable=False),
        sa.Column("request", sa.Text(), nullable=True),
        sa.Column("opening_key", sa.Text(), nullable=True),
        sa.Column("read_at", Moment(), nullable=False),
        sa.Column("seen", Json(), nullable=True),
        sa.Column("seen_until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["presentation_id"],
            ["presentations.id"],
            name=op.f("fk_presentation_readings_presentation_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presentation_readings")),
        sa.UniqueConstraint("nonce", name=op.f("uq_presentation_readings_nonce")),
        sa.UniqueConstraint(
            "presentation_id", name=op.f("uq_presentation_readings_presentation_id")
        ),
        sa.UniqueConstraint("state", name=op.f("uq_presentation_readings_state")),
    )
