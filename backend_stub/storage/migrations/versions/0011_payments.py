"""Programmes' payees, runs, payments, the ledger, and the simulated providers' books."""

import sqlalchemy as sa
from alembic import op

from backend_stub.storage.columns import Moment

revision = "0011"
down_revision = "0010"
_WHOLE = (
    "amount_vnd > 0 AND amount_vnd <= 1000000000000 AND amount_vnd = CAST(amount_vnd AS BIGINT)"
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "ledger_transfers",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("payment_id", sa.String(length=32), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("from_account", sa.String(length=80), nullable=False),
        sa.Column("to_account", sa.String(length=80), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("really_at", Moment(), nullable=False),
        sa.Column("chain", sa.LargeBinary(length=16), nullable=False),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_ledger_transfers_whole_amount_vnd")),
        sa.CheckConstraint(
            "from_account <> to_account", name=op.f("ck_ledger_transfers_two_accounts")
        ),
        sa.CheckConstraint("seq > 0", name=op.f("ck_ledger_transfers_counted_from_one")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_ledger_transfers")),
        sa.UniqueConstraint("payment_id", "kind", "attempt", name="one_booking_a_deed"),
    )
    op.create_table(
        "pay_runs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("programme_id", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("rule_set_id", sa.String(length=40), nullable=False),
        sa.Column("task", sa.String(length=12), nullable=False),
        sa.Column("cursor", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pay_runs")),
        sa.UniqueConstraint("programme_id", "period", name="one_run_a_period"),
    )
    op.create_table(
        "provider_keys",
        sa.Column("provider_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("provider_id", name=op.f("pk_provider_keys")),
    )
    op.create_table(
        "provider_orders",
        sa.Column("payment_id", sa.String(length=32), nullable=False),
        sa.Column("attempt", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("provider_id", sa.String(length=40), nullable=False),
        sa.Column("account_number", sa.String(length=12), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("answers_at", Moment(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_provider_orders_whole_amount_vnd")),
        sa.PrimaryKeyConstraint("payment_id", "attempt", name=op.f("pk_provider_orders")),
    )
    op.create_index(
        "ix_provider_orders_due", "provider_orders", ["told", "answers_at"], unique=False
    )
    op.create_table(
        "refused_callbacks",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("really_at", Moment(), nullable=False),
        sa.Column("provider_id", sa.String(length=40), nullable=False),
        sa.Column("payment_id", sa.String(length=32), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_callbacks")),
    )
    op.create_table(
        "pay_run_events",
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("really_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run_id"], ["pay_runs.id"], name=op.f("fk_pay_run_events_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "step", name=op.f("pk_pay_run_events")),
    )
    op.create_table(
        "payees",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("standing", sa.String(length=12), nullable=False),
        sa.Column("represented_by", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["holders.id"], name=op.f("fk_payees_holder_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["represented_by"],
            ["holders.id"],
            name=op.f("fk_payees_represented_by"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payees")),
        sa.UniqueConstraint("holder_id", name=op.f("uq_payees_holder_id")),
        sa.UniqueConstraint("number", name=op.f("uq_payees_number")),
    )
    op.create_table(
        "benefit_decisions",
        sa.Column("programme_id", sa.String(length=40), nullable=False),
        sa.Column("payee_id", sa.String(length=32), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_benefit_decisions_whole_amount_vnd")),
        sa.ForeignKeyConstraint(
            ["payee_id"],
            ["payees.id"],
            name=op.f("fk_benefit_decisions_payee_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "payee_id", "from_on", name=op.f("pk_benefit_decisions")
        ),
    )
    op.create_index(
        "ix_benefit_decisions_payee_id", "benefit_decisions", ["payee_id"], unique=False
    )
    op.create_table(
        "household_members",
        sa.Column("head_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=True),
        sa.Column("authorised_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["head_id"],
            ["payees.id"],
            name=op.f("fk_household_members_head_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_household_members_holder_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("head_id", "place", name=op.f("pk_household_members")),
        sa.UniqueConstraint("number", name=op.f("uq_household_members_number")),
    )
    op.create_index(
        op.f("ix_household_members_holder_id"), "household_members", ["holder_id"], unique=False
    )
    op.create_table(
        "payee_accounts",
        sa.Column("payee_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("provider_id", sa.String(length=40), nullable=False),
        sa.Column("account_number", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["payee_id"], ["payees.id"], name=op.f("fk_payee_accounts_payee_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("payee_id", "place", name=op.f("pk_payee_accounts")),
    )
    op.create_table(
        "payments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=False),
        sa.Column("programme_id", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("payee_id", sa.String(length=32), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("waits", sa.String(length=12), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.String(length=40), nullable=True),
        sa.Column("account_number", sa.String(length=12), nullable=True),
        sa.Column("account_ref", sa.String(length=32), nullable=True),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_payments_whole_amount_vnd")),
        sa.ForeignKeyConstraint(
            ["payee_id"], ["payees.id"], name=op.f("fk_payments_payee_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["pay_runs.id"], name=op.f("fk_payments_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("programme_id", "period", "payee_id", name="one_payment_a_period"),
    )
    op.create_index(op.f("ix_payments_payee_id"), "payments", ["payee_id"], unique=False)
    op.create_index("ix_payments_work", "payments", ["run_id", "waits", "id"], unique=False)
    op.create_table(
        "payment_events",
        sa.Column("payment_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("really_at", Moment(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("provider_id", sa.String(length=40), nullable=True),
        sa.Column("number_ending", sa.String(length=4), nullable=True),
        sa.Column("account_ref", sa.String(length=32), nullable=True),
        sa.Column("agency_id", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["payments.id"],
            name=op.f("fk_payment_events_payment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("payment_id", "step", name=op.f("pk_payment_events")),
    )
    op.create_table(
        "payment_shares",
        sa.Column("programme_id", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("person_number", sa.String(length=12), nullable=False),
        sa.Column("payment_id", sa.String(length=32), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=True),
        sa.Column("ground", sa.String(length=12), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(_WHOLE, name=op.f("ck_payment_shares_whole_amount_vnd")),
        sa.ForeignKeyConstraint(
            ["holder_id"],
            ["holders.id"],
            name=op.f("fk_payment_shares_holder_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["payment_id"],
            ["payments.id"],
            name=op.f("fk_payment_shares_payment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "programme_id", "period", "person_number", name=op.f("pk_payment_shares")
        ),
    )
    op.create_index(
        op.f("ix_payment_shares_holder_id"), "payment_shares", ["holder_id"], unique=False
    )
    op.create_index(
        op.f("ix_payment_shares_payment_id"), "payment_shares", ["payment_id"], unique=False
    )
