"""How the server is started: flags first, then the environment, then defaults."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
PORT = 8069
MOST_PROCESSES = 16
DATABASES = ("sqlite", "postgresql")


class SettingsFault(Exception):
    """A start that cannot be; the text is one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """
    One start.

    Attributes:
        port: 0 takes a free one.
        database: SQLAlchemy's address; empty for a SQLite file in the data folder.
        seed: Forget everything and seed anew.
        stage_key: Opens the panel's calls and the fault header; empty keeps both shut.
        log: One line a request on standard error.
        with_parent: End when the process that started this one has ended.
        provider_pace: Factor on the simulated providers' latency; 0 answers at once.
        processes: How many serve side by side; more than one takes PostgreSQL.
        beside: One of several on the port, each with a socket of its own.
    """

    port: int = PORT
    database: str = ""
    data_folder: Path = Path()
    seed: bool = False
    stage_key: str = ""
    log: bool = False
    with_parent: bool = False
    provider_pace: float = 1.0
    processes: int = 1
    beside: bool = False

    @property
    def database_url(self) -> str:
        """Where the database is."""
        return self.database or f"sqlite:///{(self.data_folder / 'server.sqlite3').as_posix()}"

    @classmethod
    def read(cls, argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> "Settings":
        """
        From the command line and the environment.

        Raises:
            SettingsFault: A value that cannot be used.
            SystemExit: Help was asked for, or a flag is unknown; argparse has said so.
        """
        from argparse import SUPPRESS, ArgumentParser  # noqa: PLC0415  # tests make their settings without it

        ask = ArgumentParser("backend_stub", description="The stub server of Định danh.")
        ask.add_argument("--port", default=environ.get("DINH_DANH_PORT", str(PORT)))
        ask.add_argument("--database", default=environ.get("DINH_DANH_DATABASE", ""))
        ask.add_argument("--data-folder", default=environ.get("DINH_DANH_DATA", ""))
        ask.add_argument("--stage-key", default=environ.get("DINH_DANH_STAGE_KEY", ""))
        ask.add_argument("--provider-pace", default=environ.get("DINH_DANH_PROVIDER_PACE", "1"))
        ask.add_argument("--processes", default=environ.get("DINH_DANH_PROCESSES", "1"))
        ask.add_argument("--beside", action="store_true", help=SUPPRESS)
        for flag in ("--seed", "--log", "--with-parent"):
            ask.add_argument(flag, action="store_true")
        given = ask.parse_args(argv)
        return cls(
            port=_port(given.port),
            database=_database(given.database),
            data_folder=_folder(given.data_folder, environ),
            seed=given.seed,
            stage_key=given.stage_key,
            log=given.log,
            with_parent=given.with_parent,
            provider_pace=_pace(given.provider_pace),
            processes=_processes(given.processes, given.database),
            beside=given.beside,
        )


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 2**16):
        raise SettingsFault(f"The port must be a whole number from 0 to 65535, not {text!r}.")
    return int(text)


def _pace(text: str) -> float:
    try:
        pace = float(text)
    except ValueError:
        pace = -1.0
    if not 0 <= pace <= 100:
        raise SettingsFault(f"The providers' pace must be from 0 to 100, not {text!r}.")
    return pace


def _processes(text: str, database: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_PROCESSES):
        raise SettingsFault(f"The processes must be from 1 to {MOST_PROCESSES}, not {text!r}.")
    if int(text) > 1 and not database.startswith("postgresql"):
        raise SettingsFault(
            "Several processes need PostgreSQL: add --database postgresql+psycopg://."
        )
    if int(text) > 1 and os.name != "posix":
        raise SettingsFault("Several processes share one socket, which this system does not offer.")
    return int(text)


def _database(text: str) -> str:
    if text and text.partition("://")[0].partition("+")[0] not in DATABASES:
        raise SettingsFault(
            "The database address must start with sqlite:/// or postgresql+psycopg://."
        )
    return text


def _folder(text: str, environ: Mapping[str, str]) -> Path:
    shared = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    folder = Path(text) if text else Path(shared) / "dinh-danh"
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as err:
        why = err.strerror or "unknown reason"
        raise SettingsFault(f"The data folder {folder} cannot be written: {why}.") from None
    return folder.resolve()
