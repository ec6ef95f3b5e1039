"""Of a PostgreSQL a database for each stub server of the tests."""

import itertools
import os
from functools import cache
from pathlib import Path

URL = "DINH_DANH_TEST_DATABASE"
"""Environment: which PostgreSQL the tests run on; what its databases hold is lost."""
_NUMBERS = itertools.count()


def on_postgres() -> bool:
    """Whether this run's stub servers keep what they know in PostgreSQL."""
    return bool(os.environ.get(URL))


@cache
def database_of(folder: Path) -> str:
    """The URL of a database for what lies in ``folder``: a seeded copy at first, then the same."""
    name = f"stub_{os.getpid()}_{next(_NUMBERS)}"
    _create(name, f"TEMPLATE {_seeded()}")
    return _url_of(name)


@cache
def _seeded() -> str:
    """Name of a database that was migrated and seeded once."""
    from backend_stub.settings import Settings
    from backend_stub.storage.engine import Store
    from backend_stub.stub import Stub
    from tests.support.stores import MovedClock

    name = f"seeded_{os.getpid()}"
    _create(name)
    store = Store(_url_of(name))
    Stub(Settings(), store, MovedClock()).close()
    store.close()
    return name


def _url_of(name: str) -> str:
    from sqlalchemy import make_url

    return make_url(os.environ[URL]).set(database=name).render_as_string(hide_password=False)


def _create(name: str, how: str = "") -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(os.environ[URL], isolation_level="AUTOCOMMIT")
    with engine.connect() as db:
        db.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        db.execute(text(f"CREATE DATABASE {name} {how}"))
    engine.dispose()
