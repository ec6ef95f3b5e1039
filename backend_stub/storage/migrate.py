"""Brings a database to the newest migration."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

FOLDER = Path(__file__).with_name("migrations")


def upgrade(engine: Engine) -> None:
    """Run what is missing, in one transaction."""
    with engine.connect() as db:
        # SQLite changes tables inside a transaction, so a kill leaves the old form or the new one.
        db.info["writing"] = True
        with db.begin():
            settings = config()
            settings.attributes["connection"] = db
            command.upgrade(settings, "head")
        db.info.pop("writing", None)


def config() -> Config:
    """Alembic's settings without a file of its own."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return settings
