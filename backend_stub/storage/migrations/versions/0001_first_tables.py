"""The first tables: holders, documents, renewals, links, sessions and the story clock."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Json, Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "holders",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("persona", sa.String(length=40), nullable=False),
        sa.Column("personal_number", sa.String(length=12), nullable=False),
        sa.Column("passcode_hash", sa.Text(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("sex", sa.String(length=6), nullable=False),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=True),
        sa.Column("phone_ending", sa.String(length=3), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holders")),
        sa.UniqueConstraint("persona", name=op.f("uq_holders_persona")),
        sa.UniqueConstraint("personal_number", name=op.f("uq_holders_personal_number")),
    )
    op.create_table(
        "passcode_tries",
        sa.Column("account_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("wait_until", Moment(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("account_key", "device_id", name=op.f("pk_passcode_tries")),
    )
    op.create_index(
        op.f("ix_passcode_tries_changed_at"), "passcode_tries", ["changed_at"], unique=False
    )
    op.create_table(
        "stage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_at", Moment(), nullable=False),
        sa.Column("real_at", Moment(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("type_id", sa.String(length=40), nullable=False),
        sa.Column("fields", Json(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("in_force_from", Moment(), nullable=False),
        sa.Column("history", Json(), nullable=False),
        sa.Column("replaces", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_documents_holder_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["replaces"], ["documents.id"], name=op.f("fk_documents_replaces"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("replaces", name=op.f("uq_documents_replaces")),
    )
    op.create_index(op.f("ix_documents_holder_id"), "documents", ["holder_id"], unique=False)
    op.create_table(
        "first_answers",
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("request_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_first_answers_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("holder_id", "key", name=op.f("pk_first_answers")),
    )
    op.create_index(
        op.f("ix_first_answers_answered_at"), "first_answers", ["answered_at"], unique=False
    )
    op.create_table(
        "links",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("provider_id", sa.String(length=40), nullable=False),
        sa.Column("account_number", sa.String(length=12), nullable=False),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("asked_really_at", Moment(), nullable=False),
        sa.Column("comparison", Json(), nullable=True),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("code_ends_at", Moment(), nullable=True),
        sa.Column("code_sent_at", Moment(), nullable=True),
        sa.Column("code_tries_left", sa.Integer(), nullable=True),
        sa.Column("resends_left", sa.Integer(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_links_holder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_holder_id"), "links", ["holder_id"], unique=False)
    op.create_index(
        "one_default_link_per_holder",
        "links",
        ["holder_id"],
        unique=True,
        sqlite_where=sa.text("is_default = 1"),
        postgresql_where=sa.text("is_default"),
    )
    op.create_index(
        "one_open_link_per_account",
        "links",
        ["holder_id", "provider_id", "account_number"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_table(
        "locks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("ground", sa.String(length=20), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_locks_holder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_locks")),
    )
    op.create_index(op.f("ix_locks_holder_id"), "locks", ["holder_id"], unique=False)
    op.create_table(
        "notice_reads",
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_notice_reads_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("holder_id", "key", name=op.f("pk_notice_reads")),
    )
    op.create_table(
        "phone_messages",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("text_vi", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_phone_messages_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_messages")),
    )
    op.create_index(
        op.f("ix_phone_messages_holder_id"), "phone_messages", ["holder_id"], unique=False
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("device_id", sa.String(length=32), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_sessions_holder_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_holder_id"), "sessions", ["holder_id"], unique=False)
    op.create_table(
        "grants",
        sa.Column("grant_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("operation", sa.String(length=20), nullable=False),
        sa.Column("target", sa.String(length=80), nullable=False),
        sa.Column("ends_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["token_hash"],
            ["sessions.token_hash"],
            name=op.f("fk_grants_token_hash"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("grant_hash", name=op.f("pk_grants")),
    )
    op.create_index(op.f("ix_grants_token_hash"), "grants", ["token_hash"], unique=False)
    op.create_table(
        "link_events",
        sa.Column("link_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["link_id"], ["links.id"], name=op.f("fk_link_events_link_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("link_id", "step", name=op.f("pk_link_events")),
    )
    op.create_table(
        "renewals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("type_id", sa.String(length=40), nullable=False),
        sa.Column("fee_vnd", sa.Integer(), nullable=False),
        sa.Column("submitted_at", Moment(), nullable=False),
        sa.Column("new_document_id", sa.String(length=32), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_renewals_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_renewals_holder_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["new_document_id"],
            ["documents.id"],
            name=op.f("fk_renewals_new_document_id"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewals")),
        sa.UniqueConstraint("code", name=op.f("uq_renewals_code")),
    )
    op.create_index(op.f("ix_renewals_document_id"), "renewals", ["document_id"], unique=False)
    op.create_index(op.f("ix_renewals_holder_id"), "renewals", ["holder_id"], unique=False)
    op.create_index(
        "one_open_renewal_per_document",
        "renewals",
        ["document_id"],
        unique=True,
        sqlite_where=sa.text("is_open = 1"),
        postgresql_where=sa.text("is_open"),
    )
    op.create_table(
        "renewal_events",
        sa.Column("renewal_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["renewal_id"],
            ["renewals.id"],
            name=op.f("fk_renewal_events_renewal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("renewal_id", "step", name=op.f("pk_renewal_events")),
    )


def downgrade() -> None:
    """Drop every table, and with them what they hold."""
    op.drop_table("renewal_events")
    op.drop_table("renewals")
    op.drop_table("link_events")
    op.drop_table("grants")
    op.drop_table("sessions")
    op.drop_table("phone_messages")
    op.drop_table("notice_reads")
    op.drop_table("locks")
    op.drop_table("links")
    op.drop_table("first_answers")
    op.drop_table("documents")
    op.drop_table("stage")
    op.drop_table("passcode_tries")
    op.drop_table("holders")
