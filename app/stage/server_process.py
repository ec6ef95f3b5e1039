"""The stub server as a child process: started beside the window, gone with it."""

import os
import secrets
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import TextIO

from app.runtime.settings import StartFaultError

HOST = "127.0.0.1"
_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 30.0  # seconds until a server that says nothing is given up
_GRACE = 5.0  # seconds it may take to end by itself


class ServerProcess:
    """
    One stub server on a free loopback port, with its embedded database in a folder.

    Attributes:
        url: Where it will answer; known before it runs, so that the app need not wait for it.
        stage_key: What the panel must show; handed over in the environment, where no list of
            processes shows it.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.port = port or _free_port()
        self.url = f"http://{HOST}:{self.port}"
        self.stage_key = secrets.token_urlsafe(32)
        self._process: subprocess.Popen[str] | None = None
        self._settled = threading.Event()
        self._failure: StartFaultError | None = None
        self._listener: threading.Thread | None = None
        self._lock: TextIO | None = None

    def start(self) -> None:
        """Start it and return at once; ``wait`` says how it went."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self.folder)
            log = (self.folder / "server.log").open("w", encoding="utf-8")
        except OSError as error:
            key = "start.folder_unwritable"
            raise StartFaultError(key, folder=str(self.folder)) from error
        database = self.folder / "server.sqlite3"
        with log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "backend_stub", "--with-parent"],
                cwd=_ROOT,
                env={
                    **os.environ,
                    "DINH_DANH_PORT": str(self.port),
                    "DINH_DANH_DATABASE": f"sqlite:///{database.as_posix()}",
                    "DINH_DANH_DATA": str(self.folder),
                    "DINH_DANH_STAGE_KEY": self.stage_key,
                },
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,  # Ctrl-C reaches the app alone, which then stops it
            )
        self._listener = threading.Thread(target=self._listen, name="server-output", daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int | None:
        """Its process id; None before the start."""
        return self._process.pid if self._process else None

    def wait(self, seconds: float = _PATIENCE) -> None:
        """
        Return once it answers.

        Raises:
            StartFaultError: It ended first, or said nothing for too long.
        """
        if not self._settled.wait(seconds):
            raise StartFaultError("start.server_silent", log=str(self.folder / "server.log"))
        if self._failure is not None:
            raise self._failure

    def stop(self) -> None:
        """End it and wait until it is gone; a second call does nothing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._listener is not None:
            self._listener.join()
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _listen(self) -> None:
        process = self._process
        if process is None or process.stdout is None:
            return
        with process.stdout:
            for line in process.stdout:
                if line.startswith("ready "):
                    self._settled.set()
        if not self._settled.is_set():
            process.wait()
            self._failure = StartFaultError("start.server_ended", said=self._last_words())
            self._settled.set()

    def _last_words(self) -> str:
        try:
            text = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return lines[-1][:300] if lines else ""


def _lock(folder: Path) -> TextIO | None:
    """
    Hold the folder for this window; the hold ends with the process, however that ends.

    Raises:
        StartFaultError: Another window holds it.
        OSError: The folder cannot be written to.
    """
    try:
        import fcntl  # noqa: PLC0415 — not on Windows, where two windows are not kept apart
    except ImportError:
        return None
    file = (folder / "in-use").open("w", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise StartFaultError("start.folder_in_use", folder=str(folder.parent)) from None
    return file


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
