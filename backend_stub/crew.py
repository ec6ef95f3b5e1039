"""Several server processes on one port, over one PostgreSQL: started, started again, ended."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from types import FrameType

from backend_stub.process import bind
from backend_stub.settings import HOST, Settings

_LOOK = 0.1  # seconds between two looks at who has ended
_GRACE = 0.8  # seconds for all to end
_TOO_SOON = 3.0  # a process that lived less could not serve at all


class Crew:
    """
    The processes; each has a socket on the port, and the kernel hands out the connections.

    One that ends by itself is started again, and takes up what is under way: deeds that fell due in
    the other look at the database before they do anything.
    """

    def __init__(self, settings: Settings, argv: Sequence[str]) -> None:
        self._argv, self._seed = list(argv), settings.seed
        self._parent = os.getppid() if settings.with_parent else 0
        self._wire = bind(settings.port, beside=True, listen=False)
        self._port = self._wire.getsockname()[1]
        self.address = f"http://{HOST}:{self._port}"
        self._running: list[tuple[subprocess.Popen[bytes], float]] = []
        self._ending = threading.Event()

    def start(self, count: int) -> bool:
        """The first one makes the store, then the others begin; False where it cannot."""
        self._begin(seed=self._seed)
        if not self._is_ready():
            return False
        for _ in range(count - 1):
            self._begin(seed=False)
        return all(self._said_ready(process) for process, _ in self._running[1:])

    def watch(self) -> int:
        """Start again whoever ends, until told to stop; answers the exit code."""
        while not self._ending.is_set() and not self._left_alone():
            for one in [*self._running]:
                process, since = one
                if process.poll() is None:
                    continue
                self._running.remove(one)
                if self._ending.is_set():
                    break
                if time.monotonic() - since < _TOO_SOON:
                    return 1
                self._begin(seed=False)
            time.sleep(_LOOK)
        return 0

    def ask_to_end(self, number: int, frame: FrameType | None) -> None:
        """As a signal handler."""
        del number, frame
        self._ending.set()

    def end(self) -> None:
        """End all, those that will not by force."""
        for process, _ in self._running:
            process.terminate()
        until = time.monotonic() + _GRACE
        for process, _ in self._running:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _left_alone(self) -> bool:
        """Whether the process that started this one has ended, where that is to end it too."""
        return bool(self._parent) and os.getppid() != self._parent

    def _begin(self, *, seed: bool) -> None:
        given = [one for one in self._argv if one != "--seed"]
        port = ["--port", str(self._port), "--beside"]
        command = [sys.executable, "-m", "backend_stub", *given, *port]
        process = subprocess.Popen(  # noqa: S603  # our own program
            [*command, "--with-parent", *(["--seed"] if seed else [])],
            stdout=subprocess.PIPE,
        )
        self._running.append((process, time.monotonic()))

    @staticmethod
    def _said_ready(process: subprocess.Popen[bytes]) -> bool:
        return bool(process.stdout and process.stdout.readline().startswith(b"ready"))

    def _is_ready(self) -> bool:
        """Whether the one process that runs answers from its store."""
        from urllib.request import ProxyHandler, build_opener  # noqa: PLC0415  # here alone

        process = self._running[0][0]
        direct = build_opener(ProxyHandler({}))
        while process.poll() is None and not self._ending.is_set():
            try:
                with direct.open(f"{self.address}/readyz", timeout=5) as answer:
                    if answer.status == 200:
                        return self._said_ready(process)
            except OSError:  # not yet
                time.sleep(_LOOK)
        return False


def run_crew(settings: Settings, argv: Sequence[str]) -> int:
    """
    Serve in so many processes until told to stop; answers the exit code.

    Raises:
        SettingsFault: The port is taken.
    """
    crew = Crew(settings, argv)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, crew.ask_to_end)
    try:
        if not crew.start(settings.processes):
            return 1
        print(f"ready {crew.address}", flush=True)
        return crew.watch()
    finally:
        crew.end()
