"""The server as a process: one socket, one loop, ready before its store, gone in a second."""

import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from typing import Any

from granian._granian import SocketHolder  # taken as it does on Windows
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.server.embed import Server

from backend_stub.front import Front
from backend_stub.settings import HOST, Settings, SettingsFault

_BACKLOG = 1024
_CONNECTIONS = 768  # kept at once; granian's own 128 would let idle phones shut everybody else out
_SLOWEST_HEADERS = 10_000  # milliseconds until a half-sent request is given up
_HEAD_START = 0.03  # seconds for the first answer before the store's packages are loaded
_GRACE = 0.4  # seconds for calls under way once the end was asked for


def bind(port: int, *, beside: bool = False, listen: bool = True) -> socket.socket:
    """
    A socket on the loopback.

    Args:
        beside: Others may have the port as well; the kernel hands out the connections evenly.
        listen: Take connections; otherwise it only keeps the port.

    Raises:
        SettingsFault: The port is taken.
    """
    wire = socket.socket()
    if os.name == "posix":  # elsewhere it would let two servers share a port
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        if beside:
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        wire.bind((HOST, port))
        if listen:
            wire.listen(_BACKLOG)
    except OSError as err:
        wire.close()
        why = (err.strerror or "unknown reason").lower()
        raise SettingsFault(f"Port {port} on {HOST} cannot be used: {why}.") from None
    wire.setblocking(False)
    return wire


class _OnSocket(Server):
    """granian in this process, on a socket that is already ours."""

    def __init__(self, wire: socket.socket, started: Callable[[], None], **settings: Any) -> None:
        super().__init__(**settings)
        self._wire, self._started = wire, started

    def _init_shared_socket(self) -> None:
        holder: Any = SocketHolder
        self._shd, self._ssp = holder(self._wire.fileno(), False, _BACKLOG), None

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Start, and say so."""
        super().startup(spawn_target, target_loader)  # type: ignore[no-untyped-call]  # granian's
        self._started()


def run(settings: Settings) -> int:
    """
    Serve until told to stop; answers the exit code.

    Raises:
        SettingsFault: The port is taken.
    """
    wire = bind(settings.port, beside=settings.beside)
    parent = os.getppid()
    return asyncio.run(_serve(settings, wire, parent))


async def _serve(settings: Settings, wire: socket.socket, parent: int) -> int:
    loop, front, ended = asyncio.get_running_loop(), Front(), asyncio.Event()
    behind = _Behind(settings, front, loop, ended)

    def started() -> None:
        print(f"ready http://{HOST}:{wire.getsockname()[1]}", flush=True)
        loop.call_later(_HEAD_START, behind.start)

    server = _OnSocket(
        wire,
        started,
        target=front,
        interface=Interfaces.ASGINL,
        websockets=False,
        backpressure=_CONNECTIONS,
        log_enabled=False,
        http1_settings=HTTP1Settings(header_read_timeout=_SLOWEST_HEADERS),
    )
    for name in (signal.SIGTERM, signal.SIGINT):
        _on_signal(loop, name, ended.set)
    watching = asyncio.create_task(watch(parent, ended.set)) if settings.with_parent else None
    serving = asyncio.create_task(server.serve())
    await asyncio.wait(
        (serving, asyncio.create_task(ended.wait())), return_when=asyncio.FIRST_COMPLETED
    )
    if watching is not None:
        watching.cancel()
    server.stop()  # type: ignore[no-untyped-call]  # granian's
    behind.wake()
    await asyncio.wait((serving,), timeout=_GRACE)
    behind.close()
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads that wait on a client or a lock must not keep the port: what is committed is on disk.
    os._exit(behind.exit_code)


def watch(parent: int, stop: Callable[[], None]) -> Any:
    """See ``parent.watch_parent``."""
    from backend_stub.parent import watch_parent  # noqa: PLC0415  # a server alone needs none

    return watch_parent(parent, stop)


class _Behind:
    """What is made in the background: the store, its content, the application over it."""

    def __init__(
        self,
        settings: Settings,
        front: Front,
        loop: asyncio.AbstractEventLoop,
        ended: asyncio.Event,
    ) -> None:
        self.exit_code = 0
        self._settings, self._front, self._loop, self._ended = settings, front, loop, ended
        self._store: Any = None
        self._stub: Any = None

    def start(self) -> None:
        """Begin, in a thread."""
        threading.Thread(target=self._run, name="store", daemon=True).start()

    def wake(self) -> None:
        """Let waiting calls end."""
        if self._stub is not None:
            self._stub.close()

    def close(self) -> None:
        """Let writes under way end."""
        if self._store is not None:
            closing = threading.Thread(target=self._store.close, daemon=True)
            closing.start()
            closing.join(_GRACE)

    def _run(self) -> None:
        from app.shared.clock import system_now  # noqa: PLC0415  # off the path to the first answer
        from app.shared.data_files import DataFault  # noqa: PLC0415  # as above
        from backend_stub.asgi import open_front  # noqa: PLC0415  # as above
        from backend_stub.storage.engine import Store, StoreFault  # noqa: PLC0415  # as above
        from backend_stub.stub import Stub  # noqa: PLC0415  # as above

        try:
            self._store = Store(self._settings.database_url)
            self._stub = Stub(self._settings, self._store, system_now)
            self._loop.call_soon_threadsafe(open_front, self._front, self._stub)
        except (StoreFault, DataFault) as fault:
            self._fail(str(fault))
        except Exception as err:  # noqa: BLE001  # a server that can never answer must not stay
            from backend_stub.logs import report_fault  # noqa: PLC0415  # as above

            report_fault("start", err)
            self._fail(f"The server could not open its store: {type(err).__name__}.")

    def _fail(self, sentence: str) -> None:
        print(sentence, file=sys.stderr, flush=True)
        self.exit_code = 1
        self._loop.call_soon_threadsafe(self._ended.set)


def _on_signal(
    loop: asyncio.AbstractEventLoop, name: signal.Signals, deed: Callable[[], None]
) -> None:
    try:
        loop.add_signal_handler(name, deed)
    except NotImplementedError:  # Windows
        signal.signal(name, lambda *_: loop.call_soon_threadsafe(deed))
