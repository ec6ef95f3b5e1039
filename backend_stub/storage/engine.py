"""The store: one engine, readers side by side, and one lane in which every write runs alone."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

T = TypeVar("T")

HEAD = "0021"
"""The newest migration, as a test holds. Where the database has it, Alembic stays unloaded."""
READERS = 4
CHANNEL = "dinh_danh"
_LANE = text("SELECT pg_advisory_xact_lock(69202407)")
"""One lane of writes for all processes; the number is ours, any would do."""
_NEWS = text(f"SELECT pg_notify('{CHANNEL}', :said)")


class StoreFault(Exception):
    """A database that cannot be used; the text is one sentence for who started the server."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One transaction: its connection, and what is told once it is kept."""

    db: Connection
    kept: list[Callable[[], None]] = field(default_factory=list)
    news: list[str] = field(default_factory=list)
    """What the other processes over the same database hear once it is kept."""
    folder: Path | None = None
    """Where what must outlive the database is copied to; None where nothing is."""


def writing_of(db: Connection) -> Writing:
    """
    The transaction that a connection writes in.

    Raises:
        KeyError: It only reads.
    """
    found: Writing = db.info["writing"]
    return found


class Store:
    """
    A database, migrated. Opening makes the file or says in one sentence why it cannot.

    Attributes:
        name: This process's, in what it tells the others.
        folder: Where what must outlive the database is copied to; set by who serves from it.
        shared: Other processes may read and write the same database: what is remembered of it
            holds only until they did.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self.name = secrets.token_hex(8)
        self.folder: Path | None = None
        self.shared = self._engine.dialect.name != "sqlite"
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reader")
        try:
            self._migrate()
        except DBAPIError as err:
            msg = f"The database cannot be opened: {_reason(err)}."
            raise StoreFault(msg) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view, in the calling thread."""
        with self._engine.connect() as db, db.begin():
            yield db

    def read(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run ``work`` on a reader's thread."""

        def run() -> T:
            with self.reading() as db:
                return work(db)

        return self._readers.submit(run)

    def write(self, work: Callable[[Writing], T]) -> Future[T]:
        """
        Run ``work`` alone, in one transaction: all of it is kept, or nothing where it raises.

        What ``work`` adds to ``kept`` runs after the commit, still alone, before any answer; what
        it adds to ``news`` reaches the other processes with the commit.
        """
        return self._writer.submit(self._write_now, work)

    def close(self) -> None:
        """Let what runs end, refuse the rest."""
        self._writer.shutdown(cancel_futures=True)
        self._readers.shutdown(cancel_futures=True)
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The engine, for migrations and the tests of the tables."""
        return self._engine

    def _write_now(self, work: Callable[[Writing], T]) -> T:
        with self._engine.connect() as db:
            if self.shared:
                db.execution_options(isolation_level="READ COMMITTED")
            writing = Writing(db, folder=self.folder)
            db.info["writing"] = writing
            try:
                with db.begin():
                    if self.shared:  # before anything is looked at: each sees what the last wrote
                        db.execute(_LANE)
                    done = work(writing)
                    if self.shared:
                        for one in writing.news:
                            db.execute(_NEWS, {"said": f"{self.name} {one}"})
            finally:
                db.info.pop("writing", None)
        for tell in writing.kept:
            tell()
        return done

    def _migrate(self) -> None:
        if self._revision() == HEAD:
            return
        from backend_stub.storage.migrate import upgrade  # noqa: PLC0415  # 0.3 s, once a database

        upgrade(self._engine)

    def _revision(self) -> str | None:
        with self._engine.connect() as db:
            if not inspect(db).has_table("alembic_version"):
                return None
            return db.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(parsed)
        return create_engine(
            parsed, hide_parameters=True, pool_pre_ping=True, isolation_level="REPEATABLE READ"
        )
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError):
        msg = (
            "The database address is not one this server understands: use sqlite:///PATH or "
            "postgresql+psycopg://USER@HOST/NAME."
        )
        raise StoreFault(msg) from None


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        msg = "The database must be a file: use sqlite:///PATH."
        raise StoreFault(msg)
    folder = Path(url.database).resolve().parent
    if not folder.is_dir():
        msg = f"The database's folder {folder} does not exist."
        raise StoreFault(msg)
    engine = create_engine(url, hide_parameters=True, pool_size=READERS + 2, max_overflow=0)
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def _on_sqlite_connect(connection: Any, record: Any) -> None:
    del record
    # The driver's own BEGIN comes too late for a consistent read and for savepoints: ours instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "busy_timeout = 5000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_sqlite_begin(db: Connection) -> None:
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.info.get("writing") else "BEGIN")


def _reason(err: DBAPIError) -> str:
    said = str(err.orig or err).strip().splitlines()
    return said[0].rstrip(".") if said else type(err.orig).__name__
