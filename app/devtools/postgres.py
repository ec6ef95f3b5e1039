"""A PostgreSQL of one's own on loopback, for tests and proofs: started and stopped again."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
"""Nothing here pulls the plug: what survives that is promised of SQLite alone."""


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


@contextmanager
def postgres_for(*, postgres: bool) -> Iterator[str]:
    """Address of a PostgreSQL while it is needed; empty where none is asked for."""
    if not postgres:
        yield ""
        return
    cluster = Cluster()
    cluster.start()
    try:
        yield cluster.url
    finally:
        cluster.stop()
