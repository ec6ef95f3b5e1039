"""
Tables of payees, runs, payments, the ledger, and the simulated providers' own books.

The ledger's rows are transfers: each takes an amount from one account to another, so that every
row, every deed and the whole sum to zero by their form. Rows are numbered without gaps and chained
by digests, so that a row that was changed, added or taken away is found and named.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from app.shared.money import MOST_VND
from backend_stub.storage.columns import Moment, WholeDong
from backend_stub.storage.tables import metadata


def _amount(name: str = "amount_vnd", *, empty: bool = False) -> tuple[SchemaItem, SchemaItem]:
    """A column of whole dong; SQLite would keep a fraction, so that the cast refuses it as well."""
    column = Column(name, WholeDong, nullable=empty)
    whole = f"{name} = CAST({name} AS BIGINT)"
    return (
        column,
        CheckConstraint(f"{name} > 0 AND {name} <= {MOST_VND} AND {whole}", name=f"whole_{name}"),
    )


def _payee(*, primary_key: bool = False, name: str = "payee_id") -> Column[str]:
    return Column(
        name,
        String(32),
        ForeignKey("payees.id", ondelete="CASCADE"),
        nullable=False,
        primary_key=primary_key,
        index=not primary_key,
    )


# Whom agencies pay: people with an account here, people without one, organisations.
payees = Table(
    "payees",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("holder_id", String(32), ForeignKey("holders.id", ondelete="CASCADE"), unique=True),
    Column("kind", String(12), nullable=False),
    Column("number", String(12), nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    Column("born_on", Date),
    Column("standing", String(12), nullable=False),
)

benefit_decisions = Table(
    "benefit_decisions",
    metadata,
    Column("programme_id", String(40), primary_key=True),
    _payee(primary_key=True),
    Column("from_on", Date, primary_key=True),
    Column("until_on", Date),
    *_amount(empty=True),
    Index("ix_benefit_decisions_payee_id", "payee_id"),
)

household_members = Table(
    "household_members",
    metadata,
    _payee(primary_key=True, name="head_id"),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("number", String(12), nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    Column("born_on", Date, nullable=False),
    Column("holder_id", String(32), ForeignKey("holders.id", ondelete="CASCADE"), index=True),
    Column("authorised_on", Date),
)

# The agency's own register: accounts of payees who linked none.
payee_accounts = Table(
    "payee_accounts",
    metadata,
    _payee(primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("provider_id", String(40), nullable=False),
    Column("account_number", String(12), nullable=False),
)

pay_runs = Table(
    "pay_runs",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("programme_id", String(40), nullable=False),
    Column("period", String(10), nullable=False),
    Column("rule_set_id", String(40), nullable=False),
    # What is being worked on chunk by chunk, taken up again after a restart; empty where nothing.
    Column("task", String(12), nullable=False),
    Column("cursor", String(32), nullable=False),
    UniqueConstraint("programme_id", "period", name="one_run_a_period"),
)

pay_run_events = Table(
    "pay_run_events",
    metadata,
    Column("run_id", String(32), ForeignKey("pay_runs.id", ondelete="CASCADE"), primary_key=True),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("really_at", Moment, nullable=False),
)

payments = Table(
    "payments",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("run_id", String(32), ForeignKey("pay_runs.id", ondelete="CASCADE"), nullable=False),
    Column("programme_id", String(40), nullable=False),
    Column("period", String(10), nullable=False),
    _payee(),
    *_amount(),
    # For the run's work alone: what a payment is now follows from its events.
    Column("waits", String(12), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("step", Integer, nullable=False),
    Column("provider_id", String(40)),
    Column("account_number", String(12)),
    Column("account_ref", String(32)),
    UniqueConstraint("programme_id", "period", "payee_id", name="one_payment_a_period"),
    Index("ix_payments_work", "run_id", "waits", "id"),
)

# For whom the money is: a member of a household is paid once, whoever receives it.
payment_shares = Table(
    "payment_shares",
    metadata,
    Column("programme_id", String(40), primary_key=True),
    Column("period", String(10), primary_key=True),
    Column("person_number", String(12), primary_key=True),
    Column(
        "payment_id",
        String(32),
        ForeignKey("payments.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("full_name", Text, nullable=False),
    Column("holder_id", String(32), ForeignKey("holders.id", ondelete="CASCADE"), index=True),
    Column("ground", String(12), nullable=False),
    Column("until_on", Date),
    *_amount(),
)

payment_events = Table(
    "payment_events",
    metadata,
    Column(
        "payment_id", String(32), ForeignKey("payments.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    Column("at", Moment, nullable=False),
    Column("really_at", Moment, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("provider_id", String(40)),
    Column("number_ending", String(4)),
    Column("account_ref", String(32)),
    Column("agency_id", String(40)),
    Column("reason", String(20)),
)

ledger = Table(
    "ledger_transfers",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(12), nullable=False),
    Column("run_id", String(32), nullable=False),
    Column("payment_id", String(32)),
    Column("attempt", Integer, nullable=False),
    Column("from_account", String(80), nullable=False),
    Column("to_account", String(80), nullable=False),
    *_amount(),
    Column("at", Moment, nullable=False),
    Column("really_at", Moment, nullable=False),
    Column("chain", LargeBinary(16), nullable=False),
    CheckConstraint("from_account <> to_account", name="two_accounts"),
    CheckConstraint("seq > 0", name="counted_from_one"),
    # One deed on one payment is booked once.
    UniqueConstraint("payment_id", "kind", "attempt", name="one_booking_a_deed"),
)

# While it has a row, transfers may be changed: for a reset's own transaction alone.
ledger_openings = Table(
    "ledger_openings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
)

# --- the simulated providers' side: what they took, and what they did with it -----------------
provider_orders = Table(
    "provider_orders",
    metadata,
    Column("payment_id", String(32), primary_key=True),
    Column("attempt", Integer, primary_key=True, autoincrement=False),
    Column("provider_id", String(40), nullable=False),
    Column("account_number", String(12), nullable=False),
    *_amount(),
    Column("taken_at", Moment, nullable=False),
    Column("answers_at", Moment, nullable=False),
    # paid, a reason, or withdrawn; none as long as a silent provider says nothing.
    Column("outcome", String(20)),
    Column("told", Boolean, nullable=False),
    Index("ix_provider_orders_due", "told", "answers_at"),
)

provider_keys = Table(
    "provider_keys",
    metadata,
    Column("provider_id", String(40), primary_key=True),
    Column("key", LargeBinary(32), nullable=False),
)

refused_callbacks = Table(
    "refused_callbacks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("really_at", Moment, nullable=False),
    Column("provider_id", String(40), nullable=False),
    Column("payment_id", String(32), nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("reason", String(20), nullable=False),
)
