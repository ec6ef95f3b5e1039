"""A table that is only added to: the database itself refuses to change or delete a row of it."""

from alembic import op

_SQLITE = """
CREATE TRIGGER {name}_{deed} BEFORE {deed} ON {table}
WHEN NOT EXISTS (SELECT 1 FROM ledger_openings)
BEGIN SELECT RAISE(ABORT, '{said} is only added to'); END
"""
_SQLITE_TWICE = """
CREATE TRIGGER {name}_REPLACE BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, '{said} is only added to'); END
"""
_FUNCTION = """
CREATE FUNCTION refuse_{name}_change() RETURNS trigger AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM ledger_openings) THEN
    RAISE EXCEPTION '{said} is only added to' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'TRUNCATE' THEN RETURN NULL; END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql
"""
_POSTGRESQL = """
CREATE TRIGGER {name}_{deed} BEFORE {deed} ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_{name}_change()
"""
_POSTGRESQL_TRUNCATE = """
CREATE TRIGGER {name}_TRUNCATE BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION refuse_{name}_change()
"""


def seal(table: str, name: str, said: str) -> None:
    """
    Seal a table numbered by ``seq``; a row in ``ledger_openings`` opens it for a transaction.

    Args:
        table: Which one.
        name: Begins the names of what is made.
        said: What it is called where a change is refused.
    """
    sqlite = op.get_bind().dialect.name == "sqlite"
    changes = _SQLITE if sqlite else _POSTGRESQL
    made = [_SQLITE_TWICE] if sqlite else [_FUNCTION, _POSTGRESQL_TRUNCATE]
    for form in made:
        op.execute(form.format(table=table, name=name, said=said))
    for deed in ("UPDATE", "DELETE"):
        op.execute(changes.format(table=table, name=name, said=said, deed=deed))
