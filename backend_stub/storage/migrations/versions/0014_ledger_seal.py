"""The ledger is only added to: the database itself refuses to change or delete a transfer."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_SQLITE = """
CREATE TRIGGER ledger_{deed} BEFORE {deed} ON ledger_transfers
WHEN NOT EXISTS (SELECT 1 FROM ledger_openings)
BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
"""
_SQLITE_TWICE = """
CREATE TRIGGER ledger_REPLACE BEFORE INSERT ON ledger_transfers
WHEN EXISTS (SELECT 1 FROM ledger_transfers WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger is only added to'); END
"""
_FUNCTION = """
CREATE FUNCTION refuse_ledger_change() RETURNS trigger AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_openings) THEN
    RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'TRUNCATE' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql
"""
_POSTGRESQL = """
CREATE TRIGGER ledger_{deed} BEFORE {deed} ON ledger_transfers
FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change()
"""
_POSTGRESQL_TRUNCATE = """
CREATE TRIGGER ledger_TRUNCATE BEFORE TRUNCATE ON ledger_transfers
FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change()
"""


def upgrade() -> None:
    """Make the seal, and the table that opens it for as long as a transaction."""
    op.create_table(
        "ledger_openings",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_openings")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(_FUNCTION)
    op.execute(_SQLITE_TWICE if sqlite else _POSTGRESQL_TRUNCATE)
    for deed in ("UPDATE", "DELETE"):
        op.execute((_SQLITE if sqlite else _POSTGRESQL).format(deed=deed))
