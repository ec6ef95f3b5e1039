"""A PostgreSQL of the tests' own, on loopback, and a database of its own for each stub server."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from functools import cache
from pathlib import Path

URL = "DINH_DANH_TEST_DATABASE"
"""Environment: which PostgreSQL the tests run on; what its databases hold is lost."""
_DEBIAN = Path("/usr/lib/postgresql")
_NUMBERS = itertools.count()
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
"""No test pulls the plug: what survives that is promised of SQLite alone."""


class Cluster:
    """A server started for one run of the tests."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._programs = programs()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]

    @property
    def url(self) -> str:
        """Of its first database."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        """Make the files and start it. Raises CalledProcessError with what it said."""
        if os.geteuid() == 0:  # it refuses to run as root
            shutil.chown(self._folder, "postgres", "postgres")
        self._run("initdb", "--auth=trust", "--username=postgres", f"--pgdata={self._folder}/data")
        listening = f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._folder}"
        self._run(
            "pg_ctl", f"--pgdata={self._folder}/data", f"--log={self._folder}/log", "--wait",
            "-o", f"{listening} {_QUICK}", "start",
        )  # fmt: skip

    def stop(self) -> None:
        """End it and forget its files."""
        self._run("pg_ctl", f"--pgdata={self._folder}/data", "--mode=immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        other = "postgres" if os.geteuid() == 0 else None
        subprocess.run(
            [self._programs / program, *arguments],
            cwd=self._folder, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            user=other, group=other, extra_groups=[] if other else None,
        )  # fmt: skip


def programs() -> Path:
    """
    The folder of ``initdb`` and ``pg_ctl``.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
    """
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(_DEBIAN.glob("*/bin/initdb")) if _DEBIAN.is_dir() else []
    if not versions:
        msg = "PostgreSQL is not installed"
        raise FileNotFoundError(msg)
    return versions[-1].parent


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
